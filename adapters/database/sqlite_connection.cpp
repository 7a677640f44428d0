#include "adapters/database/sqlite_connection.h"

#include <mutex>
#include <sqlite3.h>

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>

namespace qianpi::database {

namespace {

constexpr Change<> begin_reading{"BEGIN"};
constexpr Change<> begin_immediately{"BEGIN IMMEDIATE"};
constexpr Change<> end{"COMMIT"};

Poco::Data::Session open_session(const std::filesystem::path& file) {
  static std::once_flag once;
  std::call_once(once, [] { Poco::Data::SQLite::Connector::registerConnector(); });
  return Poco::Data::Session(Poco::Data::SQLite::Connector::KEY, file.string());
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file) : Connection(open_session(file)) {
  // Another process (the command line beside the server) may write: wait for it instead of failing at once.
  execute("PRAGMA busy_timeout = 10000");
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
}

void SqliteConnection::begin() { run(begin_reading); }
void SqliteConnection::begin_writing() { run(begin_immediately); }
void SqliteConnection::commit() { run(end); }
void SqliteConnection::roll_back() {
  if (in_transaction()) execute("ROLLBACK");
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(Poco::Data::SQLite::Utility::dbHandle(session())) == 0; }

}  // namespace qianpi::database
