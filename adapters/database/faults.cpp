#include "adapters/database/faults.h"

#include <Poco/Data/SQLite/SQLiteException.h>
#include "engine/ports/fault.h"

namespace qianpi::database {

void throw_fault(const Poco::Exception& exception) {
  const std::string said = exception.displayText();
  if (dynamic_cast<const Poco::Data::SQLite::DatabaseFullException*>(&exception))
    throw StorageFull("the disk of the data folder is full (" + said + "): free some space; nothing was changed");
  throw Fault("the database failed (" + said + "): look at the disk of the data folder and its rights; nothing was changed");
}

bool is_clash(const Poco::Exception& exception) { return exception.message().find("UNIQUE constraint failed") != std::string::npos; }

}  // namespace qianpi::database
