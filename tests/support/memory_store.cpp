#include "tests/support/memory_store.h"

#include <algorithm>
#include <stdexcept>

#include "engine/ports/fault.h"

namespace qianpi::test {

namespace {

/// Chains only grow: the next row continues the numbers.
bool continues(const std::vector<JournalRow>& stored, const std::vector<JournalRow>& more) {
  std::int64_t last = stored.empty() ? 0 : stored.back().seq;
  return std::ranges::all_of(more, [&](const JournalRow& row) { return row.seq > std::exchange(last, row.seq); });
}

void append(std::vector<JournalRow>& stored, const std::vector<JournalRow>& more) { stored.insert(stored.end(), more.begin(), more.end()); }

template <class Map, class Key>
auto* find_in(Map& map, const Key& key) {
  auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

CaseId MemoryStore::new_case_id() {
  std::scoped_lock lock(mutex_);
  return {++last_case_};
}

Case MemoryStore::load_case(CaseId id) {
  std::scoped_lock lock(mutex_);
  if (const StoredCase* stored = find_in(cases_, id)) return stored->now;
  Case absent;
  absent.id = id;
  return absent;
}

std::string MemoryStore::chain_head(CaseId id) {
  std::scoped_lock lock(mutex_);
  const StoredCase* stored = find_in(cases_, id);
  return stored && !stored->journal.empty() ? stored->journal.back().hash : "";
}

std::string MemoryStore::chain_head(const RecordKey& key) {
  std::scoped_lock lock(mutex_);
  const StoredRecord* stored = find_in(records_, key);
  return stored && !stored->journal.empty() ? stored->journal.back().hash : "";
}

void MemoryStore::load(const Needs& needs, Situation& into) {
  std::scoped_lock lock(mutex_);
  for (const RecordKey& key : needs.records) {
    const StoredRecord* stored = find_in(records_, key);
    into.records[key] = stored ? stored->now : Record();
    into.records[key].key = key;
  }
  for (const RegisterKey& key : needs.registers) {
    std::vector<Record>& records = into.registers[key];
    records.clear();
    for (const auto& [of, stored] : records_)
      if (of.package == key.package && of.register_name == key.register_name) records.push_back(stored.now);
  }
  for (const SeriesKey& key : needs.series) {
    const Series* stored = find_in(series_, key);
    into.series[key] = stored ? *stored : Series{key, 0, 0};
  }
  for (CaseId id : needs.cases) {
    const StoredCase* stored = find_in(cases_, id);
    into.cases[id] = stored ? stored->now : Case{};
    into.cases[id].id = id;
  }
  for (const RecordKey& key : needs.about) {
    std::vector<RunningCase>& about = into.about[key];
    about.clear();
    for (const auto& [id, stored] : cases_)
      if (stored.now.subject == key && stored.now.status == CaseState::running) about.push_back({id, stored.now.workflow});
  }
}

std::vector<CaseId> MemoryStore::running_cases(const std::string& package, const std::string& workflow) {
  std::scoped_lock lock(mutex_);
  std::vector<CaseId> running;
  for (const auto& [id, stored] : cases_)
    if (stored.now.package == package && stored.now.workflow == workflow && stored.now.status == CaseState::running) running.push_back(id);
  return running;
}

std::optional<StoredReceipt> MemoryStore::find_receipt(const UserId& actor, const std::string& key) {
  std::scoped_lock lock(mutex_);
  const StoredReceipt* stored = find_in(receipts_, std::pair(actor, key));
  return stored ? std::optional(*stored) : std::nullopt;
}

std::optional<CaseId> MemoryStore::case_of_unique_key(const std::string& key) {
  std::scoped_lock lock(mutex_);
  const CaseId* holder = find_in(unique_keys_, key);
  return holder ? std::optional(*holder) : std::nullopt;
}

struct MemoryStore::Turn : Hold {
  explicit Turn(MemoryStore& store) : store(store), alone(store.saving_) { store.holder_ = std::this_thread::get_id(); }
  ~Turn() override { store.holder_ = std::thread::id(); }
  MemoryStore& store;
  std::unique_lock<std::shared_mutex> alone;
};

std::unique_ptr<Store::Hold> MemoryStore::hold() { return std::make_unique<Turn>(*this); }

std::int64_t MemoryStore::revision_of(CaseId id) const {
  const StoredCase* stored = find_in(cases_, id);
  return stored ? stored->now.revision : 0;
}

std::int64_t MemoryStore::revision_of(const RecordKey& key) const {
  const StoredRecord* stored = find_in(records_, key);
  return stored ? stored->now.revision : 0;
}

std::int64_t MemoryStore::revision_of(const SeriesKey& key) const {
  const Series* stored = find_in(series_, key);
  return stored ? stored->revision : 0;
}

bool MemoryStore::can_take(const DeliveryKey& key) const {
  const std::size_t* place = find_in(places_of_deliveries_, key);
  return place && deliveries_[*place].progress != Progress::taken;
}

std::optional<SaveResult> MemoryStore::clash(const Changes& changes) const {
  if (changes.receipt && receipts_.contains({changes.receipt->actor, changes.receipt->key})) return SaveResult::receipt_exists;
  if (revision_of(changes.after.id) != changes.after.revision - 1) return SaveResult::lost_race;
  for (const RecordChange& change : changes.records)
    if (revision_of(change.after.key) != change.after.revision - 1) return SaveResult::lost_race;
  for (const Series& series : changes.series)
    if (revision_of(series.key) != series.revision - 1) return SaveResult::lost_race;
  if (changes.taken && !can_take(*changes.taken)) return SaveResult::lost_race;
  std::set<std::string> claimed;
  for (const std::string& key : changes.unique_keys) {
    const CaseId* holder = find_in(unique_keys_, key);
    bool given_back = holder && *holder == changes.after.id && changes.release_unique_keys;
    if ((holder && !given_back) || !claimed.insert(key).second) return SaveResult::duplicate_key;
  }
  return std::nullopt;
}

/// What only a bug could break: journal numbers, numbers of deliveries, keys of messages.
bool MemoryStore::journals_fit(const Changes& changes) const {
  const StoredCase* stored = find_in(cases_, changes.after.id);
  if (!continues(stored ? stored->journal : std::vector<JournalRow>{}, changes.journal)) return false;
  for (const RecordChange& change : changes.records) {
    const StoredRecord* record = find_in(records_, change.after.key);
    if (!continues(record ? record->journal : std::vector<JournalRow>{}, change.journal)) return false;
  }
  for (const Delivery& delivery : changes.deliveries)
    if (places_of_deliveries_.contains({delivery.from, delivery.seq})) return false;
  return std::ranges::none_of(changes.outbox, [&](const OutboxMessage& one) { return message_keys_.contains(one.key); });
}

SaveResult MemoryStore::save(const Changes& changes) {
  std::shared_lock turn(saving_, std::defer_lock);
  if (holder_ != std::this_thread::get_id()) turn.lock();
  std::scoped_lock lock(mutex_);
  if (auto refused = clash(changes)) return *refused;
  if (!journals_fit(changes)) throw Fault("a journal row, delivery or message is there already");
  keep_task_draft(changes);
  keep(changes);
  return SaveResult::saved;
}

void MemoryStore::keep_task_draft(const Changes& changes) {
  if (!changes.save_task_draft) return;
  const auto& [task, body] = *changes.save_task_draft;
  if (body.empty()) {
    std::erase_if(task_drafts_,
                  [&, no = task](const auto& one) { return std::get<0>(one.first) == changes.after.id && std::get<1>(one.first) == no; });
    return;
  }
  if (!changes.receipt) throw std::invalid_argument("a task's draft needs a receipt: its actor is the owner");
  task_drafts_[{changes.after.id, task, changes.receipt->actor}] = body;
}

void MemoryStore::keep(const Changes& changes) {
  StoredCase& stored = cases_[changes.after.id];
  stored.now = changes.after;
  stored.titles = changes.titles;
  stored.timers.clear();
  stored.tasks = changes.tasks;
  append(stored.journal, changes.journal);
  for (const RecordChange& change : changes.records) {
    StoredRecord& record = records_[change.after.key];
    if (record.id == 0) record.id = static_cast<std::int64_t>(records_.size());
    record.now = change.after;
    append(record.journal, change.journal);
  }
  for (const Series& series : changes.series) series_[series.key] = series;
  if (changes.taken) deliveries_[places_of_deliveries_.at(*changes.taken)].progress = Progress::taken;
  for (const Delivery& delivery : changes.deliveries) {
    places_of_deliveries_[{delivery.from, delivery.seq}] = deliveries_.size();
    deliveries_.push_back({delivery, Progress::pending, "", {}});
  }
  for (const OutboxMessage& message : changes.outbox) {
    message_keys_.insert(message.key);
    outbox_.push_back({message, Progress::pending, {}});
    outbox_.back().message.id = static_cast<std::int64_t>(outbox_.size());
  }
  if (changes.release_unique_keys) std::erase_if(unique_keys_, [&](const auto& one) { return one.second == changes.after.id; });
  for (const std::string& key : changes.unique_keys) unique_keys_[key] = changes.after.id;
  if (changes.receipt) receipts_[{changes.receipt->actor, changes.receipt->key}] = *changes.receipt;
  const Draft* consumed = find_in(drafts_, changes.remove_draft);
  if (consumed && consumed->owner == changes.after.starter.user) drafts_.erase(changes.remove_draft);
}

void MemoryStore::publish(const Package& package, Instant) {
  std::scoped_lock lock(mutex_);
  versions_.emplace(package.version, package.files);
  current_[package.name] = package.version;
}

std::optional<VersionId> MemoryStore::current_version(const std::string& package) {
  std::scoped_lock lock(mutex_);
  const VersionId* current = find_in(current_, package);
  return current ? std::optional(*current) : std::nullopt;
}

std::vector<std::string> MemoryStore::packages() {
  std::scoped_lock lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, version] : current_) names.push_back(name);
  return names;
}

std::vector<PackageFile> MemoryStore::load_version(const VersionId& version) {
  std::scoped_lock lock(mutex_);
  const auto* files = find_in(versions_, version);
  return files ? *files : std::vector<PackageFile>{};
}

}  // namespace qianpi::test
