#include <algorithm>
#include <functional>

#include "engine/rules/value_text.h"
#include "tests/support/memory_store.h"

namespace qianpi::test {

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool contains(const std::string& text, const std::string& wanted) { return lower(text).find(lower(wanted)) != std::string::npos; }

bool holds(const Actor& actor, const std::string& package, const TaskRow& task) {
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) {
    return grant.package == package && grant.role == task.role && (task.unit.empty() || grant.unit == task.unit);
  });
}

/// May the actor take this task in hand? Whose ballot it is comes first, then the named contact, then the role.
bool may_handle(const Actor& actor, const std::string& package, const TaskRow& task) {
  if (task.status != TaskState::open && task.status != TaskState::claimed) return false;
  if (!task.assignee.empty() && task.assignee != actor.user.value) return false;
  if (std::ranges::find(task.excluded, actor.user) != task.excluded.end()) return false;
  if (!task.signer.empty()) return task.signer == actor.user.value;
  if (!task.contact.empty()) return std::ranges::find(actor.contacts, task.contact) != actor.contacts.end();
  return holds(actor, package, task);
}

bool names_it(const rules::Value& value, const std::string& text) {
  if (value.is(rules::Kind::text)) return contains(value.text(), text);
  if (value.is(rules::Kind::list)) return std::ranges::any_of(value.items(), [&](const auto& one) { return names_it(one, text); });
  if (!value.is(rules::Kind::context)) return false;
  return std::ranges::any_of(value.entries(), [&](const auto& one) { return names_it(one.second, text); });
}

/// Urgent first, then by due date (none last), then the oldest.
bool before_in_todo(const InboxRow& a, const InboxRow& b) {
  auto key = [](const InboxRow& row) {
    return std::tuple(!row.urgent, !row.task->due_at, row.task->due_at.value_or(Instant{}), row.task->opened_at, row.on, row.task->no);
  };
  return key(a) < key(b);
}

bool before_in_done(const InboxRow& a, const InboxRow& b) {
  auto key = [](const InboxRow& row) { return std::tuple(*row.task->decided_at, row.on, row.task->no); };
  return key(b) < key(a);
}

bool newest_first(const InboxRow& a, const InboxRow& b) { return std::tuple(b.started_at, b.on) < std::tuple(a.started_at, a.on); }

}  // namespace

InboxRow MemoryStore::row_of(const StoredCase& stored) {
  const Case& now = stored.now;
  return {now.id,
          now.title,
          now.package,
          now.workflow,
          stored.titles.workflow_title,
          stored.titles.applicant,
          stored.titles.state_titles,
          now.outcome,
          now.unit,
          now.status,
          now.started_at,
          now.urgent,
          std::nullopt,
          now.starter.user};
}

std::vector<InboxRow> MemoryStore::rows_in(const Actor& actor, const InboxQuery& query) const {
  std::vector<InboxRow> rows;
  if (actor.anonymous) return rows;
  for (const auto& [id, stored] : cases_) {
    if (!query.workflow.empty() && stored.now.workflow != query.workflow) continue;
    if (!contains(stored.now.title, query.text) && !contains(stored.titles.applicant, query.text)) continue;
    if (query.box == Box::mine && stored.now.starter.user == actor.user) rows.push_back(row_of(stored));
    for (const TaskRow& task : stored.tasks) {
      bool here = query.box == Box::todo   ? may_handle(actor, stored.now.package, task)
                  : query.box == Box::done ? task.decided_at && task.decided_by == actor.user.value
                                           : false;
      if (query.box == Box::todo && query.overdue && (!task.due_at || *task.due_at > query.now)) here = false;
      if (!here) continue;
      rows.push_back(row_of(stored));
      rows.back().task = task;
      rows.back().task->excluded.clear();  // who may not is nobody's business
    }
  }
  std::ranges::sort(rows, query.box == Box::todo ? before_in_todo : query.box == Box::done ? before_in_done : newest_first);
  return rows;
}

InboxPage MemoryStore::inbox(const Actor& actor, const InboxQuery& query) {
  std::scoped_lock lock(mutex_);
  std::vector<InboxRow> all = rows_in(actor, query);
  auto size = static_cast<int>(all.size());
  int first = std::min(size, (query.page - 1) * query.per_page);
  int last = std::min(size, first + query.per_page);
  return {std::vector<InboxRow>(all.begin() + first, all.begin() + last), size};
}

BoxCounts MemoryStore::counts(const Actor& actor, Instant now) {
  std::scoped_lock lock(mutex_);
  auto count = [&](Box box) { return static_cast<int>(rows_in(actor, {box, "", "", false, now, 1, 1}).size()); };
  auto drafts = std::ranges::count_if(drafts_, [&](const auto& one) { return one.second.owner == actor.user; });
  return {count(Box::todo), count(Box::done), count(Box::mine), static_cast<int>(drafts)};
}

std::vector<WaitingRow> MemoryStore::waiting(const std::string& package, const std::string& collector) {
  std::scoped_lock lock(mutex_);
  std::vector<WaitingRow> rows;
  for (const auto& [id, stored] : cases_)
    for (const Waiting& one : stored.now.waiting)
      if (stored.now.package == package && one.workflow == collector && !one.collector)
        rows.push_back({id, stored.now.title, one.state, one.since, stored.now.data});
  std::ranges::sort(rows, {}, [](const WaitingRow& row) { return std::tuple(row.since, row.on, row.state); });
  return rows;
}

std::vector<InboxRow> MemoryStore::running(const std::string& package, const std::string& workflow) {
  std::scoped_lock lock(mutex_);
  std::vector<InboxRow> rows;
  for (const auto& [id, stored] : cases_)
    if (stored.now.package == package && stored.now.workflow == workflow && stored.now.status == CaseState::running) rows.push_back(row_of(stored));
  std::ranges::sort(rows, newest_first);
  return rows;
}

std::vector<InboxRow> MemoryStore::cases_of(const RecordKey& key) {
  std::scoped_lock lock(mutex_);
  std::vector<InboxRow> rows;
  for (const auto& [id, stored] : cases_)
    if (stored.now.subject == key) rows.push_back(row_of(stored));
  std::ranges::sort(rows, newest_first);
  return rows;
}

std::vector<JournalRow> MemoryStore::journal(CaseId id) {
  std::scoped_lock lock(mutex_);
  auto found = cases_.find(id);
  return found == cases_.end() ? std::vector<JournalRow>{} : found->second.journal;
}

std::vector<JournalRow> MemoryStore::journal(const RecordKey& key) {
  std::scoped_lock lock(mutex_);
  auto found = records_.find(key);
  return found == records_.end() ? std::vector<JournalRow>{} : found->second.journal;
}

std::vector<RecordRow> MemoryStore::records(const std::string& package, const std::string& register_name, const std::string& text) {
  std::scoped_lock lock(mutex_);
  std::vector<RecordRow> rows;
  for (const auto& [key, stored] : records_)
    if (key.package == package && key.register_name == register_name && (contains(key.key, text) || names_it(stored.now.fields, text)))
      rows.push_back({stored.id, stored.now});
  return rows;
}

std::optional<RecordRow> MemoryStore::record(std::int64_t id) {
  std::scoped_lock lock(mutex_);
  for (const auto& [key, stored] : records_)
    if (stored.id == id) return RecordRow{id, stored.now};
  return std::nullopt;
}

std::vector<NoticeRow> MemoryStore::notices() {
  std::scoped_lock lock(mutex_);
  std::vector<NoticeRow> rows;
  for (const auto& [id, stored] : cases_)
    for (const Publication& publication : stored.now.publications)
      if (!publication.form.empty()) rows.push_back({id, publication, stored.now.title});
  std::ranges::sort(rows, std::greater{}, [](const NoticeRow& row) { return std::tuple(row.publication.opened_at, row.on, row.publication.no); });
  return rows;
}

std::optional<PaperPlace> MemoryStore::paper_by_code(const std::string& code) {
  std::scoped_lock lock(mutex_);
  for (const auto& [id, stored] : cases_)
    for (const Paper& paper : stored.now.papers)
      if (!code.empty() && paper.code == code) return PaperPlace{id, paper.no};
  return std::nullopt;
}

std::vector<PaperPlace> MemoryStore::papers_by_hash(const std::string& sha256) {
  std::scoped_lock lock(mutex_);
  std::vector<PaperPlace> places;
  for (const auto& [id, stored] : cases_)
    for (const Paper& paper : stored.now.papers)
      if (!sha256.empty() && paper.sha256 == sha256) places.push_back({id, paper.no});
  return places;
}

std::optional<InvitationPlace> MemoryStore::invitation_by_code(const std::string& code) {
  std::scoped_lock lock(mutex_);
  for (const auto& [id, stored] : cases_)
    for (const Invitation& one : stored.now.invitations)
      if (!code.empty() && one.code == code) return InvitationPlace{id, one.no};
  return std::nullopt;
}

std::vector<InvitationPlace> MemoryStore::open_invitations(const std::vector<std::string>& contacts) {
  std::scoped_lock lock(mutex_);
  std::set<std::tuple<Instant, CaseId, int>> found;
  for (const auto& [id, stored] : cases_)
    for (const Invitation& one : stored.now.invitations)
      if (one.status == InvitationStatus::asked && !one.contact.empty() && std::ranges::count(contacts, one.contact))
        found.insert({one.asked_at, id, one.no});
  std::vector<InvitationPlace> all;
  for (const auto& [asked_at, id, no] : found) all.push_back({id, no});
  return all;
}

std::optional<std::string> MemoryStore::task_draft(CaseId on, int task, const UserId& user) {
  std::scoped_lock lock(mutex_);
  auto found = task_drafts_.find({on, task, user});
  return found == task_drafts_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Draft> MemoryStore::drafts(const UserId& owner) {
  std::scoped_lock lock(mutex_);
  std::vector<Draft> own;
  for (const auto& [id, draft] : drafts_)
    if (draft.owner == owner) own.push_back(draft);
  std::ranges::sort(own, std::greater{}, [](const Draft& one) { return std::tuple(one.saved_at, one.id); });
  return own;
}

std::optional<Draft> MemoryStore::draft(const std::string& id) {
  std::scoped_lock lock(mutex_);
  auto found = drafts_.find(id);
  return found == drafts_.end() ? std::nullopt : std::optional(found->second);
}

bool MemoryStore::save_draft(const Draft& draft) {
  std::scoped_lock lock(mutex_);
  auto found = drafts_.find(draft.id);
  if ((found == drafts_.end() ? 0 : found->second.version) != draft.version - 1) return false;
  if (found != drafts_.end() && found->second.owner != draft.owner) return false;
  drafts_[draft.id] = draft;
  return true;
}

void MemoryStore::remove_draft(const std::string& id) {
  std::scoped_lock lock(mutex_);
  drafts_.erase(id);
}

std::vector<Views::Parked> MemoryStore::parked() {
  std::scoped_lock lock(mutex_);
  std::vector<Parked> parked;
  for (const auto& [id, stored] : cases_) {
    if (!stored.now.stranded || stored.now.status != CaseState::running) continue;
    std::string why;
    for (const JournalRow& row : stored.journal)
      if (row.kind == "case_stranded") why = rules::from_json(row.body).get("why")->text();
    parked.push_back({"case", stored.now.title, why, id.value, id});
  }
  for (const auto& [id, stored] : cases_)
    for (const auto& [no, timer] : stored.timers)
      if (!timer.error.empty()) parked.push_back({"timer", stored.now.title, timer.error, no, id});
  for (const StoredDelivery& one : deliveries_)
    if (one.progress == Progress::parked) parked.push_back({"delivery", one.delivery.trigger, one.error, one.delivery.seq, one.delivery.from});
  for (const StoredMessage& one : outbox_)
    if (one.progress == Progress::parked) parked.push_back({one.message.kind, one.message.key, one.message.error, one.message.id, one.message.about});
  return parked;
}

int MemoryStore::pending_work() {
  std::scoped_lock lock(mutex_);
  auto pending = [](const auto& one) { return one.progress == Progress::pending; };
  return static_cast<int>(std::ranges::count_if(outbox_, pending) + std::ranges::count_if(deliveries_, pending));
}

}  // namespace qianpi::test
