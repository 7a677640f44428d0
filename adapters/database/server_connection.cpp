#include "adapters/database/server_connection.h"

#include <mutex>

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/MySQL/Utility.h>
#include <mysql/mysql.h>
#include <mysql/ma_pvio.h>
#include "adapters/database/faults.h"
#include "adapters/database/texts.h"
#include "engine/base/hash.h"

namespace qianpi::database {

namespace {

constexpr std::size_t connect_seconds = 5;
constexpr int answer_seconds = 10;
constexpr std::size_t part_bytes = 60'000;
const std::string mark = "\"@long_text:";  // then the hash of the place: a JSON text, so that documents stay JSON

constexpr Change<Text> delete_parts{"DELETE FROM long_text WHERE place = ?"};
constexpr Change<Text, Integer, Text> insert_part{"INSERT INTO long_text (place, no, part) VALUES (?, ?, ?)"};
constexpr Query<std::tuple<Text>, Text> select_parts{"SELECT part FROM long_text WHERE place = ? ORDER BY no"};
constexpr Query<std::tuple<Text, Text>> snapshot_isolation{"SHOW VARIABLES LIKE 'innodb_snapshot_isolation'"};  // MariaDB from 10.6.18

Poco::Data::Session open_session(const Server& server) {
  static std::once_flag once;
  std::call_once(once, [] { Poco::Data::MySQL::Connector::registerConnector(); });
  const std::string to = "host=" + server.host + ";port=" + std::to_string(server.port) + ";user=" + server.user + ";password=" + server.password +
                         ";db=" + server.name + ";character-set=utf8mb4;auto-reconnect=false";
  return Poco::Data::Session(Poco::Data::MySQL::Connector::KEY, to, connect_seconds);
}

/// Poco lets this be said only before it connects, when there is nobody to say it to; without it a server that stands still hangs us.
void limit_waiting(Poco::Data::Session& session) {
  MARIADB_PVIO* wire = Poco::Data::MySQL::Utility::handle(session)->net.pvio;
  wire->methods->set_timeout(wire, PVIO_READ_TIMEOUT, answer_seconds);
  wire->methods->set_timeout(wire, PVIO_WRITE_TIMEOUT, answer_seconds);
}

}  // namespace

ServerConnection::ServerConnection(const Server& server, Sees sees) : Connection(open_session(server)) {
  limit_waiting(session());
  execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'");
  execute("SET NAMES utf8mb4 COLLATE utf8mb4_bin");
  execute("SET SESSION innodb_lock_wait_timeout = 5");
  const bool one_state = sees == Sees::one_state;
  execute(std::string("SET SESSION TRANSACTION ISOLATION LEVEL ") + (one_state ? "REPEATABLE READ" : "READ COMMITTED"));
  if (row(snapshot_isolation)) execute("SET SESSION innodb_snapshot_isolation = ON");
  execute("SET SESSION autocommit = 0");
}

void ServerConnection::commit() { session().commit(); }

void ServerConnection::roll_back() {
  try {
    session().rollback();
  } catch (const Poco::Exception&) {
    // The server rolls back by itself when it loses the session.
  }
}

Text ServerConnection::stored(const LongText& value) {
  if (value.text.size() <= part_bytes && !value.text.starts_with(mark)) return value.text;
  const std::string place = sha256_hex(value.place);
  std::vector<std::tuple<Text, Integer, Text>> parts;
  for (std::size_t from = 0; from < value.text.size();) {
    Text part = beginning(value.text.substr(from, part_bytes + 1), part_bytes);
    from += part.size();
    parts.emplace_back(place, static_cast<Integer>(parts.size()), std::move(part));
  }
  run(delete_parts, place);
  run_each(insert_part, parts);
  return mark + place + '"';
}

Text ServerConnection::whole(Text stored) {
  if (!stored.starts_with(mark)) return stored;
  Text text;
  for (auto& [part] : rows(select_parts, stored.substr(mark.size(), stored.size() - mark.size() - 1))) text += part;
  if (text.empty()) throw Fault("the database lacks the parts of a long text " + stored + ": restore a backup");
  return text;
}

void ServerConnection::forget_long(const std::string& place) { run(delete_parts, sha256_hex(place)); }

}  // namespace qianpi::database
