// An empty office on the private MariaDB of this process's tests. Emptied rather than made anew: thirty tables take longer than most tests.
#pragma once
#include "adapters/database/database.h"
#include "adapters/database/server_connection.h"
#include "tests/support/private_mariadb.h"

namespace qianpi::test {

inline database::Server server_of(const PrivateMariadb& mariadb) { return {"127.0.0.1", mariadb.port(), "root", "", "qianpi"}; }

inline void empty(const database::Server& server) {
  static constexpr database::Query<std::tuple<database::Text>> tables{
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migration'"};
  database::ServerConnection connection(server, database::ServerConnection::Sees::what_is_committed);
  connection.execute("SET SESSION foreign_key_checks = 0");
  const auto all = connection.rows(tables);
  for (const auto& [table] : all) connection.execute("DELETE FROM " + table);
  if (!all.empty()) {
    connection.execute("INSERT INTO id_block (name, next) VALUES ('case', 1)");
    connection.execute("INSERT INTO lease (name, owner, held_until) VALUES ('claiming deliveries', '', 0)");
  }
  connection.commit();
}

inline std::unique_ptr<database::Database> empty_database(const PrivateMariadb& mariadb) {
  const database::Server server = server_of(mariadb);
  empty(server);
  return database::Database::open(server);
}

}  // namespace qianpi::test
