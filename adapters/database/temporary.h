// A database in a folder of its own that is gone with it. For playing scenarios; nothing in it is meant to last.
#pragma once
#include "adapters/database/database.h"

namespace qianpi::database {

std::shared_ptr<Database> open_temporary();  ///< throws Fault

}  // namespace qianpi::database
