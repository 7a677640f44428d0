#include "adapters/database/sql_store.h"
#include "engine/rules/value_text.h"

namespace qianpi::database {

namespace {

constexpr Integer id_block = 16;
constexpr Query<std::tuple<Integer>, Text> select_next{"SELECT next FROM id_block WHERE name = ? /*! FOR UPDATE */"};
constexpr Change<Integer, Text> advance_next{"UPDATE id_block SET next = next + ? WHERE name = ?"};

using Document = std::tuple<LongText>;
constexpr Query<Document, Integer> select_case{"SELECT doc FROM cases WHERE id = ?"};
constexpr Query<Document, Integer> lock_case{"SELECT doc FROM cases WHERE id = ? /*! FOR UPDATE */"};
constexpr Query<std::tuple<Text>, Integer> select_case_head{"SELECT hash FROM journal WHERE case_id = ? ORDER BY seq DESC LIMIT 1"};
constexpr Query<Document, Text, Text, Text> select_record{"SELECT doc FROM record WHERE package = ? AND register_name = ? AND record_key = ?"};
constexpr Query<Document, Text, Text, Text> lock_record{
    "SELECT doc FROM record WHERE package = ? AND register_name = ? AND record_key = ? /*! FOR UPDATE */"};
constexpr Query<Document, Text, Text> select_register{"SELECT doc FROM record WHERE package = ? AND register_name = ? ORDER BY record_key"};
constexpr Query<std::tuple<Text>, Text, Text, Text> select_record_head{
    "SELECT j.hash FROM record_journal j JOIN record r ON r.id = j.record_id "
    "WHERE r.package = ? AND r.register_name = ? AND r.record_key = ? ORDER BY j.seq DESC LIMIT 1"};
constexpr Query<std::tuple<Integer, Text>, Text, Text, Text> select_about{
    "SELECT id, workflow FROM cases WHERE subject_package = ? AND subject_register = ? AND subject_key = ? AND status = 'running' ORDER BY id"};
constexpr Query<std::tuple<Integer>, Text, Text> select_running{
    "SELECT id FROM cases WHERE package = ? AND workflow = ? AND status = 'running' ORDER BY id"};
constexpr Query<std::tuple<Integer, Integer>, Text, Text, Text> select_series{
    "SELECT revision, last FROM series WHERE package = ? AND series = ? AND period = ?"};
constexpr Query<std::tuple<Integer, Integer>, Text, Text, Text> lock_series{
    "SELECT revision, last FROM series WHERE package = ? AND series = ? AND period = ? /*! FOR UPDATE */"};
constexpr Query<std::tuple<Integer>, Text> select_unique_key{"SELECT case_id FROM unique_key WHERE key_text = ?"};
constexpr Query<std::tuple<Text, Integer, Integer, Integer, Integer, Text>, Text, Text> select_receipt{
    "SELECT body_hash, case_id, revision, first_seq, last_seq, opened FROM receipt WHERE actor = ? AND receipt_key = ?"};

Case read_case(Connection& connection, CaseId id) {
  Case found;
  found.id = id;
  const auto& select = connection.is_holding() ? lock_case : select_case;
  if (auto row = connection.row(select, id.value)) found = case_from(rules::from_json(std::get<0>(*row).text));
  return found;
}

Record read_record(Connection& connection, const RecordKey& key) {
  Record found;
  found.key = key;
  const auto& select = connection.is_holding() ? lock_record : select_record;
  if (auto row = connection.row(select, key.package, key.register_name, key.key)) found = record_from(rules::from_json(std::get<0>(*row).text));
  return found;
}

std::vector<Record> read_register(Connection& connection, const RegisterKey& key) {
  std::vector<Record> records;
  for (const auto& [doc] : connection.rows(select_register, key.package, key.register_name))
    records.push_back(record_from(rules::from_json(doc.text)));
  return records;
}

Series read_series(Connection& connection, const SeriesKey& key) {
  Series found{key, 0, 0};
  const auto& select = connection.is_holding() ? lock_series : select_series;
  if (auto row = connection.row(select, key.package, key.series, key.period)) std::tie(found.revision, found.last) = *row;
  return found;
}

std::vector<RunningCase> read_about(Connection& connection, const RecordKey& key) {
  std::vector<RunningCase> about;
  for (const auto& [id, workflow] : connection.rows(select_about, key.package, key.register_name, key.key)) about.push_back({CaseId{id}, workflow});
  return about;
}

std::vector<Receipt::Opened> read_opened(const std::string& json) {
  std::vector<Receipt::Opened> opened;
  const rules::Value rows = rules::from_json(json);
  for (const rules::Value& row : rows.items()) {
    const rules::Items& cells = row.items();
    opened.push_back({static_cast<int>(cells.at(0).number().whole().value()), cells.at(1).text(), cells.at(2).text(), cells.at(3).text()});
  }
  return opened;
}

}  // namespace

CaseId SqlStore::new_case_id() {
  std::scoped_lock lock(ids_mutex_);
  if (next_id_ > last_id_) {
    sessions_.write([&](Connection& connection) {
      std::tie(next_id_) = connection.row(select_next, "case").value();
      connection.run(advance_next, id_block, "case");
    });
    last_id_ = next_id_ + id_block - 1;
  }
  return {next_id_++};
}

Case SqlStore::load_case(CaseId id) {
  return sessions_.read([&](Connection& connection) { return read_case(connection, id); });
}

std::string SqlStore::chain_head(CaseId id) {
  return sessions_.read([&](Connection& connection) { return std::get<0>(connection.row(select_case_head, id.value).value_or(std::tuple(Text()))); });
}

std::string SqlStore::chain_head(const RecordKey& key) {
  return sessions_.read([&](Connection& connection) {
    auto row = connection.row(select_record_head, key.package, key.register_name, key.key);
    return std::get<0>(row.value_or(std::tuple(Text())));
  });
}

std::vector<CaseId> SqlStore::running_cases(const std::string& package, const std::string& workflow) {
  return sessions_.read([&](Connection& connection) {
    std::vector<CaseId> running;
    for (const auto& [id] : connection.rows(select_running, package, workflow)) running.push_back({id});
    return running;
  });
}

void SqlStore::load(const Needs& needs, Situation& into) {
  sessions_.read([&](Connection& connection) {
    for (const RecordKey& key : needs.records) into.records[key] = read_record(connection, key);
    for (const SeriesKey& key : needs.series) into.series[key] = read_series(connection, key);
    for (const RegisterKey& key : needs.registers) into.registers[key] = read_register(connection, key);
    for (CaseId id : needs.cases) into.cases[id] = read_case(connection, id);
    for (const RecordKey& key : needs.about) into.about[key] = read_about(connection, key);
  });
}

std::optional<StoredReceipt> SqlStore::find_receipt(const UserId& actor, const std::string& key) {
  return sessions_.read([&](Connection& connection) -> std::optional<StoredReceipt> {
    auto row = connection.row(select_receipt, actor.value, key);
    if (!row) return std::nullopt;
    const auto& [body_hash, on, revision, first_seq, last_seq, opened] = *row;
    return StoredReceipt{actor, key, body_hash, {CaseId{on}, revision, first_seq, last_seq, read_opened(opened)}};
  });
}

std::optional<CaseId> SqlStore::case_of_unique_key(const std::string& key) {
  return sessions_.read([&](Connection& connection) -> std::optional<CaseId> {
    auto row = connection.row(select_unique_key, key);
    return row ? std::optional(CaseId{std::get<0>(*row)}) : std::nullopt;
  });
}

}  // namespace qianpi::database
