// The schema's history: numbered SQL files of migrations/, built into the program, the same for both databases. Applied when the
// database is opened, each recorded with its hash. Refuses a schema that is newer than the program, one whose applied file was
// changed, and on a server one that was begun and not finished.
#pragma once
#include <vector>

#include "adapters/database/server_connection.h"
#include "adapters/database/sqlite_connection.h"

namespace qianpi::database {

struct Migration {
  std::string name;  ///< 001_first: the number counts from 1 without gaps
  std::string sql;   ///< statements, each ending with ';' at the end of a line
};

/// Those of this program, in order. The text is made from the files by CMake.
const std::vector<Migration>& migrations();

/// In one transaction. Throws Fault with the cure.
void migrate(SqliteConnection&, const std::vector<Migration>&);
/// A server commits with every change of its schema, so each migration is announced first; other programs wait for it.
void migrate(ServerConnection&, const std::vector<Migration>&);

/// A migration as a server wants it: its words for keys that count themselves, whole numbers, characters.
std::string for_server(std::string sql);

}  // namespace qianpi::database
