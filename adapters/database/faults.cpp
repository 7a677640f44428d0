#include "adapters/database/faults.h"

#include <cstdlib>

#include <Poco/Data/MySQL/MySQLException.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <mysql/mysql.h>
#include <mysql/errmsg.h>
#include <mysql/mysqld_error.h>

namespace qianpi::database {

namespace {

constexpr unsigned record_changed = 1020;  // with innodb_snapshot_isolation
constexpr unsigned node_not_ready = 1047;  // a Galera node without its cluster
constexpr unsigned connection_killed = 1927;

/// Poco keeps the server's number in its text only.
unsigned number_in(const std::string& said) {
  for (const char* label : {"[mysql_stmt_errno]:", "[mysql_errno]:"})
    if (const auto at = said.find(label); at != std::string::npos)
      return static_cast<unsigned>(std::strtoul(said.c_str() + at + std::char_traits<char>::length(label), nullptr, 10));
  return 0;
}

Trouble trouble_of_number(unsigned number) {
  switch (number) {
    case ER_DUP_ENTRY: return Trouble::clash;
    case ER_LOCK_DEADLOCK:
    case ER_LOCK_WAIT_TIMEOUT:
    case record_changed: return Trouble::race;
    case CR_CONNECTION_ERROR:
    case CR_CONN_HOST_ERROR:
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case CR_SERVER_LOST_EXTENDED:
    case ER_SERVER_SHUTDOWN:
    case ER_CON_COUNT_ERROR:
    case connection_killed:
    case node_not_ready: return Trouble::lost;
    case ER_DISK_FULL:
    case ER_RECORD_FILE_FULL: return Trouble::full;
  }
  return Trouble::other;
}

}  // namespace

Trouble trouble_of(const Poco::Exception& exception) {
  if (dynamic_cast<const Poco::Data::MySQL::MySQLException*>(&exception)) return trouble_of_number(number_in(exception.displayText()));
  if (dynamic_cast<const Poco::Data::SQLite::DatabaseFullException*>(&exception)) return Trouble::full;
  return exception.message().find("UNIQUE constraint failed") == std::string::npos ? Trouble::other : Trouble::clash;
}

void throw_fault(const Poco::Exception& exception) {
  const std::string said = exception.displayText();
  if (const unsigned number = number_in(said); number == ER_ACCESS_DENIED_ERROR || number == ER_DBACCESS_DENIED_ERROR || number == ER_BAD_DB_ERROR)
    throw Fault("the database server does not let us in (" + said +
                "): make the empty database and an account that may do everything in it, and name them in the settings");
  switch (trouble_of(exception)) {
    case Trouble::full: throw StorageFull("the database's disk is full (" + said + "): free some space; nothing was changed");
    case Trouble::lost: throw Fault("the database cannot be reached (" + said + "): it is tried again with the next request; nothing was changed");
    case Trouble::race: throw LostRace("too many write to the database at once (" + said + "): try again; nothing was changed");
    case Trouble::clash:
    case Trouble::other: break;
  }
  throw Fault("the database failed (" + said + "): look at its disk and rights; nothing was changed");
}

}  // namespace qianpi::database
