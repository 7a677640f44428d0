#include "adapters/database/sql_views.h"
#include "engine/rules/value_text.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer, LongText>, Text, Text, Text, Text> select_records{
    "SELECT id, doc FROM record WHERE package = ? AND register_name = ? "
    "AND (record_key /*! COLLATE utf8mb4_unicode_520_ci */ LIKE ? ESCAPE '!' OR words LIKE ? ESCAPE '!') ORDER BY record_key"};
constexpr Query<std::tuple<LongText>, Integer> select_record{"SELECT doc FROM record WHERE id = ?"};

}  // namespace

std::vector<RecordRow> SqlViews::records(const std::string& package, const std::string& register_name, const std::string& text) {
  return sessions_.read([&](Connection& connection) {
    const std::string wanted = containing(text);
    std::vector<RecordRow> rows;
    for (const auto& [id, doc] : connection.rows(select_records, package, register_name, wanted, wanted))
      rows.push_back({id, record_from(rules::from_json(doc.text))});
    return rows;
  });
}

std::optional<RecordRow> SqlViews::record(std::int64_t id) {
  return sessions_.read([&](Connection& connection) -> std::optional<RecordRow> {
    auto row = connection.row(select_record, id);
    if (!row) return std::nullopt;
    return RecordRow{id, record_from(rules::from_json(std::get<0>(*row).text))};
  });
}

}  // namespace qianpi::database
