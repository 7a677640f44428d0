#include <chrono>
#include <thread>

#include "adapters/database/migrations.h"
#include "engine/base/hash.h"

namespace qianpi::database {

namespace {

const std::string under_way;  // in place of the hash
constexpr std::chrono::milliseconds longest_migration{60'000}, look_again{100};
constexpr const char* make_table =
    "CREATE TABLE IF NOT EXISTS migration (\n"
    "  no BIGINT NOT NULL PRIMARY KEY,\n  name VARCHAR(100) NOT NULL,\n  hash CHAR(64) NOT NULL,\n  applied_at BIGINT NOT NULL\n);";

constexpr Query<std::tuple<Integer>> count_under_way{"SELECT COUNT(*) FROM migration WHERE hash = ''"};
constexpr Change<Text, Integer> finish_applied{"UPDATE migration SET hash = ? WHERE no = ?"};
constexpr Query<std::tuple<Integer, Text, Text>> select_applied{"SELECT no, name, hash FROM migration ORDER BY no"};
constexpr Change<Integer, Text, Text, Integer> insert_applied{"INSERT INTO migration (no, name, hash, applied_at) VALUES (?, ?, ?, ?)"};

Integer real_time() { return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void execute_all(Connection& connection, const std::string& sql) {
  std::size_t from = 0;
  for (std::size_t end = sql.find(";\n"); end != std::string::npos; end = sql.find(";\n", from)) {
    connection.execute(sql.substr(from, end + 1 - from));
    from = end + 2;
  }
}

std::size_t check_applied(Connection& connection, const std::vector<Migration>& known) {
  auto applied = connection.rows(select_applied);
  if (applied.size() > known.size())
    throw Fault("the database has schema " + std::get<1>(applied.back()) +
                ", which is newer than this program: start the newer "
                "program, or restore a backup made before the update");
  for (std::size_t i = 0; i < applied.size(); ++i)
    if (const std::string& hash = std::get<2>(applied[i]); hash != under_way && hash != sha256_hex(known[i].sql))
      throw Fault("the database was made by another text of schema " + known[i].name + ": start the program that made it");
  return applied.size();
}

/// How many are done, once nobody is at work on one.
std::size_t wait_for_others(ServerConnection& connection, const std::vector<Migration>& known) {
  for (auto waited = std::chrono::milliseconds(0); waited < longest_migration; waited += look_again) {
    const std::size_t applied = check_applied(connection, known);
    const bool busy = connection.row(count_under_way).value() != std::tuple(Integer{0});
    connection.commit();
    if (!busy) return applied;
    std::this_thread::sleep_for(look_again);
  }
  throw Fault(
      "a change of the database's schema was begun and is not finished: if no other program is at it, one was broken off in its "
      "middle; then restore a backup, or empty the database, and start again");
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

}  // namespace

void migrate(SqliteConnection& connection, const std::vector<Migration>& known) {
  connection.begin_writing();
  try {
    connection.execute(make_table);
    for (std::size_t i = check_applied(connection, known); i < known.size(); ++i) {
      execute_all(connection, known[i].sql);
      connection.run(insert_applied, static_cast<Integer>(i + 1), known[i].name, sha256_hex(known[i].sql), real_time());
    }
    connection.commit();
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

void migrate(ServerConnection& connection, const std::vector<Migration>& known) {
  connection.execute(for_server(make_table));
  for (std::size_t i = wait_for_others(connection, known); i < known.size(); i = wait_for_others(connection, known)) {
    const Integer no = static_cast<Integer>(i + 1);
    const bool mine = connection.insert(insert_applied, no, known[i].name, under_way, real_time());
    connection.commit();
    if (!mine) continue;
    execute_all(connection, for_server(known[i].sql));
    connection.run(finish_applied, sha256_hex(known[i].sql), no);
    connection.commit();
  }
}

std::string for_server(std::string sql) {
  replace_all(sql, " INTEGER PRIMARY KEY", " INTEGER AUTO_INCREMENT PRIMARY KEY");
  replace_all(sql, " INTEGER", " BIGINT");
  replace_all(sql, " TEXT NOT NULL", " TEXT COLLATE utf8mb4_unicode_520_ci NOT NULL");
  replace_all(sql, "\n);", "\n) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;");
  return sql;
}

}  // namespace qianpi::database
