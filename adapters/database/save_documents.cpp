// Compare-and-set of the documents of a save: the case, its records, its series, each with its journal rows.
#include "adapters/database/written.h"
#include "engine/lifecycle/lifecycle.h"

namespace qianpi::database {

namespace {

constexpr Change<Integer, Integer, Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, Text, Text, Integer, Text, Text, Text, LongText>
    insert_case{
        "INSERT INTO cases (id, revision, package, version, workflow, title, workflow_title, state_titles, applicant, unit, starter, "
        "started_at, status, outcome, urgent, subject_package, subject_register, subject_key, doc) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr Change<Integer, Text, Text, Text, Text, Text, Text, Text, Text, Integer, Text, Text, Text, LongText, Integer, Integer> update_case{
    "UPDATE cases SET revision = ?, version = ?, title = ?, workflow_title = ?, state_titles = ?, applicant = ?, unit = ?, "
    "status = ?, outcome = ?, urgent = ?, subject_package = ?, subject_register = ?, subject_key = ?, doc = ? "
    "WHERE id = ? AND revision = ?"};
using JournalInsert = Change<Integer, Integer, Integer, MaybeInteger, Text, Text, LongText, Text, Text>;
constexpr JournalInsert insert_case_row{
    "INSERT INTO journal (case_id, seq, recorded_at, happened_at, actor, kind, body, previous, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};

constexpr Change<Text, Text, Text, Integer, Text, LongText> insert_record{
    "INSERT INTO record (package, register_name, record_key, revision, words, doc) VALUES (?, ?, ?, ?, ?, ?)"};
constexpr Change<Integer, Text, LongText, Text, Text, Text, Integer> update_record{
    "UPDATE record SET revision = ?, words = ?, doc = ? "
    "WHERE package = ? AND register_name = ? AND record_key = ? AND revision = ?"};
constexpr Query<std::tuple<Integer>, Text, Text, Text> select_record_id{
    "SELECT id FROM record WHERE package = ? AND register_name = ? AND record_key = ?"};
constexpr JournalInsert insert_record_row{
    "INSERT INTO record_journal (record_id, seq, recorded_at, happened_at, actor, kind, body, previous, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};

constexpr Change<Text, Text, Text, Integer, Integer> insert_series{
    "INSERT INTO series (package, series, period, revision, last) VALUES (?, ?, ?, ?, ?)"};
constexpr Change<Integer, Integer, Text, Text, Text, Integer> update_series{
    "UPDATE series SET revision = ?, last = ? WHERE package = ? AND series = ? AND period = ? AND revision = ?"};

/// `&insert` also tells the two journals' places apart.
void append(Connection& connection, const JournalInsert& insert, Integer of, const std::vector<JournalRow>& rows) {
  const char* journal = &insert == &insert_case_row ? "journal" : "record_journal";
  std::vector<std::tuple<Integer, Integer, Integer, MaybeInteger, Text, Text, LongText, Text, Text>> all;
  for (const JournalRow& row : rows)
    all.emplace_back(of, row.seq, row.recorded_at.us, micros(row.happened_at), row.actor, row.kind,
                     LongText{place_of_row(journal, of, row.seq), row.body}, row.previous, row.hash);
  connection.run_each(insert, all);
}

bool keep_document(Connection& connection, const Written& written) {
  const Case& after = written.changes.after;
  const CaseTitles& titles = written.changes.titles;
  const RecordKey subject = after.subject.value_or(RecordKey{});
  const std::string status(lifecycle::name_of(after.status));
  const LongText doc{place_of_case(after.id), written.case_doc};
  if (after.revision == 1)
    return connection.insert(insert_case, after.id.value, after.revision, after.package, after.version.value, after.workflow, after.title,
                             titles.workflow_title, titles.state_titles, titles.applicant, after.unit.value, after.starter.user.value,
                             after.started_at.us, status, after.outcome, after.urgent, subject.package, subject.register_name, subject.key, doc);
  return connection.run(update_case, after.revision, after.version.value, after.title, titles.workflow_title, titles.state_titles, titles.applicant,
                        after.unit.value, status, after.outcome, after.urgent, subject.package, subject.register_name, subject.key, doc,
                        after.id.value, after.revision - 1) == 1;
}

bool keep_record(Connection& connection, const WrittenRecord& written) {
  const Record& after = written.change->after;
  const auto& [package, register_name, key] = after.key;
  const LongText doc{place_of_record(after.key), written.doc};
  if (after.revision == 1) return connection.insert(insert_record, package, register_name, key, 1, written.words, doc);
  return connection.run(update_record, after.revision, written.words, doc, package, register_name, key, after.revision - 1) == 1;
}

}  // namespace

bool keep_case(Connection& connection, const Written& written) {
  if (!keep_document(connection, written)) return false;
  append(connection, insert_case_row, written.changes.after.id.value, written.changes.journal);
  return true;
}

bool keep_records(Connection& connection, const Written& written) {
  for (const WrittenRecord& one : written.records) {
    if (!keep_record(connection, one)) return false;
    const auto& [package, register_name, key] = one.change->after.key;
    auto [id] = connection.row(select_record_id, package, register_name, key).value();
    append(connection, insert_record_row, id, one.change->journal);
  }
  return true;
}

bool keep_series(Connection& connection, const Written& written) {
  for (const Series* one : written.series) {
    const auto& [package, series, period] = one->key;
    bool kept = one->revision == 1 ? connection.insert(insert_series, package, series, period, 1, one->last)
                                   : connection.run(update_series, one->revision, one->last, package, series, period, one->revision - 1) == 1;
    if (!kept) return false;
  }
  return true;
}

}  // namespace qianpi::database
