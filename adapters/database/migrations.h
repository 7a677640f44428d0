// The schema's history: numbered SQL files of migrations/, built into the program. Applied in one transaction when the database is
// opened, each recorded with its hash. Refuses a schema that is newer than the program, or one whose applied file was changed.
#pragma once
#include <vector>

#include "adapters/database/connection.h"

namespace qianpi::database {

struct Migration {
  std::string name;  ///< 001_first: the number counts from 1 without gaps
  std::string sql;   ///< statements, each ending with ';' at the end of a line
};

/// Those of this program, in order. The text is made from the files by CMake.
const std::vector<Migration>& migrations();

/// Throws Fault with the cure.
void migrate(Connection&, const std::vector<Migration>&);

}  // namespace qianpi::database
