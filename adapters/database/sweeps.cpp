// What the daily sweep and starts that join an open case look up. The last day swept stands beside the id blocks, by package.
#include "adapters/database/sql_store.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer>, Text> select_holder{"SELECT case_id FROM unique_key WHERE key_text = ?"};
constexpr Query<std::tuple<Integer>, Text> select_swept{"SELECT next FROM id_block WHERE name = ?"};
constexpr Change<Text, Integer> insert_swept{"INSERT INTO id_block (name, next) VALUES (?, ?)"};
constexpr Change<Integer, Text> update_swept{"UPDATE id_block SET next = ? WHERE name = ?"};

std::string name_of_sweep(const std::string& package) { return "swept " + package; }

}  // namespace

std::optional<CaseId> SqlStore::case_of_unique_key(const std::string& key) {
  return sessions_.read([&](Connection& connection) -> std::optional<CaseId> {
    const auto row = connection.row(select_holder, key);
    return row ? std::optional(CaseId{std::get<0>(*row)}) : std::nullopt;
  });
}

std::optional<Date> SqlStore::swept_until(const std::string& package) {
  return sessions_.read([&](Connection& connection) -> std::optional<Date> {
    const auto row = connection.row(select_swept, name_of_sweep(package));
    return row ? std::optional(date_of_day_number(std::get<0>(*row))) : std::nullopt;
  });
}

void SqlStore::set_swept(const std::string& package, Date day) {
  sessions_.write([&](Connection& connection) {
    if (connection.run(update_swept, day_number(day), name_of_sweep(package)) == 0)
      connection.run(insert_swept, name_of_sweep(package), day_number(day));
  });
}

}  // namespace qianpi::database
