// Lists of cases other than the inbox, journals, notices, papers, and what stands still.
#include <set>

#include "adapters/database/sql_views.h"
#include "adapters/database/written.h"
#include "engine/rules/value_text.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer, Text, Text, Integer, LongText>, Text, Text> select_waiting{
    "SELECT w.case_id, c.title, w.state, w.since, c.doc FROM waiting w JOIN cases c ON c.id = w.case_id "
    "WHERE w.package = ? AND w.workflow = ? AND w.collector = 0 ORDER BY w.since, w.case_id, w.state"};
constexpr Query<std::tuple<Integer>, Text, Text> select_running{
    "SELECT id FROM cases WHERE package = ? AND workflow = ? AND status = 'running' ORDER BY started_at DESC, id DESC"};
constexpr Query<std::tuple<Integer>, Text, Text, Text> select_of_subject{
    "SELECT id FROM cases WHERE subject_package = ? AND subject_register = ? AND subject_key = ? "
    "ORDER BY started_at DESC, id DESC"};

using JournalColumns = std::tuple<Integer, Integer, MaybeInteger, Text, Text, LongText, Text, Text>;
constexpr Query<JournalColumns, Integer> select_case_journal{
    "SELECT seq, recorded_at, happened_at, actor, kind, body, previous, hash FROM journal WHERE case_id = ? ORDER BY seq"};
constexpr Query<JournalColumns, Text, Text, Text> select_record_journal{
    "SELECT j.seq, j.recorded_at, j.happened_at, j.actor, j.kind, j.body, j.previous, j.hash "
    "FROM record_journal j JOIN record r ON r.id = j.record_id "
    "WHERE r.package = ? AND r.register_name = ? AND r.record_key = ? ORDER BY j.seq"};

constexpr Query<std::tuple<Integer, Integer, Text, Text, Integer, Integer, MaybeInteger, Text>> select_notices{
    "SELECT p.case_id, p.no, p.form, p.list, p.paper, p.opened_at, p.closes_at, c.title "
    "FROM publication p JOIN cases c ON c.id = p.case_id WHERE p.form <> '' "
    "ORDER BY p.opened_at DESC, p.case_id DESC, p.no DESC"};
constexpr Query<std::tuple<Integer, Integer>, Text> select_by_code{
    "SELECT case_id, no FROM paper WHERE code = ? AND code <> '' ORDER BY case_id, no LIMIT 1"};
constexpr Query<std::tuple<Integer, Integer>, Text> select_invitation{
    "SELECT case_id, no FROM invitation WHERE code = ? AND code <> '' ORDER BY case_id, no LIMIT 1"};
constexpr Query<std::tuple<Integer, Integer, Integer>, Text> select_open_invitations{
    "SELECT asked_at, case_id, no FROM invitation WHERE contact = ? AND contact <> '' AND open = 1"};
constexpr Query<std::tuple<Integer, Integer>, Text> select_by_hash{
    "SELECT case_id, no FROM paper WHERE sha256 = ? AND sha256 <> '' ORDER BY case_id, no"};

constexpr Query<std::tuple<Text, Text, Integer, Integer>> select_parked_timers{
    "SELECT c.title, t.error, t.no, t.case_id FROM timer t JOIN cases c ON c.id = t.case_id WHERE t.error <> '' ORDER BY t.case_id, t.no"};
constexpr Query<std::tuple<Text, Text, Integer, Integer>> select_parked_deliveries{
    "SELECT event, error, seq, from_case FROM delivery WHERE status = 'parked' ORDER BY id"};
constexpr Query<std::tuple<Text, Text, Text, Integer, Integer>> select_parked_messages{
    "SELECT kind, message_key, error, id, case_id FROM outbox WHERE status = 'parked' ORDER BY id"};
// Written canonically, so the mark is found as a text; a field that contains these letters has its quotes escaped.
constexpr Query<std::tuple<Text, LongText, Integer>> select_stranded{
    "SELECT c.title, COALESCE((SELECT j.body FROM journal j WHERE j.case_id = c.id AND j.kind = 'case_stranded' ORDER BY j.seq DESC LIMIT 1), '{}'), "
    "c.id "
    "FROM cases c WHERE c.status = 'running' AND c.doc LIKE '%\"stranded\":true%' ORDER BY c.id"};
constexpr Query<std::tuple<Integer>> count_pending{
    "SELECT (SELECT COUNT(*) FROM outbox WHERE status = 'pending') + (SELECT COUNT(*) FROM delivery WHERE status = 'pending')"};

std::vector<InboxRow> inbox_rows(Connection& connection, const std::vector<std::tuple<Integer>>& ids) {
  std::vector<InboxRow> rows;
  for (const auto& [id] : ids) rows.push_back(inbox_row(connection, id));
  return rows;
}

std::vector<JournalRow> journal_rows(const std::vector<JournalColumns>& stored) {
  std::vector<JournalRow> rows;
  for (const auto& [seq, recorded_at, happened_at, actor, kind, body, previous, hash] : stored)
    rows.push_back({seq, Instant{recorded_at}, instant(happened_at), actor, kind, body.text, previous, hash});
  return rows;
}

/// The reason that a fact carries.
std::string why_in(const std::string& body) {
  const rules::Value fact = rules::from_json(body);
  const rules::Value* why = fact.get("why");
  return why && why->is(rules::Kind::text) ? why->text() : std::string();
}

}  // namespace

std::vector<WaitingRow> SqlViews::waiting(const std::string& package, const std::string& collector) {
  return sessions_.read([&](Connection& connection) {
    std::vector<WaitingRow> rows;
    for (const auto& [id, title, state, since, doc] : connection.rows(select_waiting, package, collector))
      rows.push_back({CaseId{id}, title, state, Instant{since}, case_from(rules::from_json(doc.text)).data});
    return rows;
  });
}

std::vector<InboxRow> SqlViews::running(const std::string& package, const std::string& workflow) {
  return sessions_.read([&](Connection& connection) { return inbox_rows(connection, connection.rows(select_running, package, workflow)); });
}

std::vector<InboxRow> SqlViews::cases_of(const RecordKey& key) {
  return sessions_.read(
      [&](Connection& connection) { return inbox_rows(connection, connection.rows(select_of_subject, key.package, key.register_name, key.key)); });
}

std::vector<JournalRow> SqlViews::journal(CaseId id) {
  return sessions_.read([&](Connection& connection) { return journal_rows(connection.rows(select_case_journal, id.value)); });
}

std::vector<JournalRow> SqlViews::journal(const RecordKey& key) {
  return sessions_.read(
      [&](Connection& connection) { return journal_rows(connection.rows(select_record_journal, key.package, key.register_name, key.key)); });
}

std::vector<NoticeRow> SqlViews::notices() {
  return sessions_.read([&](Connection& connection) {
    std::vector<NoticeRow> rows;
    for (const auto& [id, no, form, list, paper, opened_at, closes_at, title] : connection.rows(select_notices)) {
      Publication publication{static_cast<int>(no), form, list, static_cast<int>(paper), Instant{opened_at}, instant(closes_at)};
      rows.push_back({CaseId{id}, publication, title});
    }
    return rows;
  });
}

std::optional<PaperPlace> SqlViews::paper_by_code(const std::string& code) {
  return sessions_.read([&](Connection& connection) -> std::optional<PaperPlace> {
    auto row = connection.row(select_by_code, code);
    if (!row) return std::nullopt;
    return PaperPlace{CaseId{std::get<0>(*row)}, static_cast<int>(std::get<1>(*row))};
  });
}

std::vector<PaperPlace> SqlViews::papers_by_hash(const std::string& sha256) {
  return sessions_.read([&](Connection& connection) {
    std::vector<PaperPlace> places;
    for (const auto& [id, no] : connection.rows(select_by_hash, sha256)) places.push_back({CaseId{id}, static_cast<int>(no)});
    return places;
  });
}

std::optional<InvitationPlace> SqlViews::invitation_by_code(const std::string& code) {
  return sessions_.read([&](Connection& connection) -> std::optional<InvitationPlace> {
    auto row = connection.row(select_invitation, code);
    if (!row) return std::nullopt;
    return InvitationPlace{CaseId{std::get<0>(*row)}, static_cast<int>(std::get<1>(*row))};
  });
}

std::vector<InvitationPlace> SqlViews::open_invitations(const std::vector<std::string>& contacts) {
  return sessions_.read([&](Connection& connection) {
    std::set<std::tuple<Integer, Integer, Integer>> found;  // by the time of asking; a person may be reached by two contacts
    for (const std::string& contact : contacts)
      for (const auto& row : connection.rows(select_open_invitations, contact)) found.insert(row);
    std::vector<InvitationPlace> all;
    for (const auto& [asked_at, id, no] : found) all.push_back({CaseId{id}, static_cast<int>(no)});
    return all;
  });
}

std::vector<Views::Parked> SqlViews::parked() {
  return sessions_.read([&](Connection& connection) {
    std::vector<Parked> all;
    for (const auto& [title, body, on] : connection.rows(select_stranded)) all.push_back({"case", title, why_in(body.text), on, CaseId{on}});
    for (const auto& [title, error, no, on] : connection.rows(select_parked_timers)) all.push_back({"timer", title, error, no, CaseId{on}});
    for (const auto& [event, error, seq, from] : connection.rows(select_parked_deliveries))
      all.push_back({"delivery", event, error, seq, CaseId{from}});
    for (const auto& [kind, key, error, id, about] : connection.rows(select_parked_messages)) all.push_back({kind, key, error, id, CaseId{about}});
    return all;
  });
}

int SqlViews::pending_work() {
  return sessions_.read([&](Connection& connection) { return static_cast<int>(std::get<0>(connection.row(count_pending).value())); });
}

}  // namespace qianpi::database
