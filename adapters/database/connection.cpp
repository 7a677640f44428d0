#include "adapters/database/connection.h"

#include <mutex>
#include <sqlite3.h>

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>

namespace qianpi::database {

namespace {

Poco::Data::Session open_session(const std::filesystem::path& file) {
  static std::once_flag once;
  std::call_once(once, [] { Poco::Data::SQLite::Connector::registerConnector(); });
  return Poco::Data::Session(Poco::Data::SQLite::Connector::KEY, file.string());
}

}  // namespace

Connection::Connection(const std::filesystem::path& file) : session_(open_session(file)) {
  // Another process (the command line beside the server) may write: wait for it instead of failing at once.
  execute("PRAGMA busy_timeout = 10000");
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
}

void Connection::execute(const std::string& sql) {
  Poco::Data::Statement statement(session_);
  statement << sql;
  statement.execute();
}

std::size_t Connection::step(Statements& statements, const void* place) try { return statements.at(place)->statement.execute(); } catch (...) {
  statements.erase(place);
  throw;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(Poco::Data::SQLite::Utility::dbHandle(session_)) == 0; }

}  // namespace qianpi::database
