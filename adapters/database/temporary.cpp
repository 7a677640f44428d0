#include "adapters/database/temporary.h"

#include <cstdlib>

#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {

struct Temporary {
  std::filesystem::path folder;
  std::unique_ptr<Database> database;

  Temporary() {
    std::string name = (std::filesystem::temp_directory_path() / "qianpi-XXXXXX").string();
    if (!mkdtemp(name.data())) throw Fault(name + "：无法建立文件夹 / the folder cannot be made");
    folder = name;
    database = Database::open(folder);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    database.reset();
    std::error_code left;  // what stays in the temporary folder harms nobody
    std::filesystem::remove_all(folder, left);
  }
};

}  // namespace

std::shared_ptr<Database> open_temporary() {
  const auto owner = std::make_shared<Temporary>();
  return {owner, owner->database.get()};
}

}  // namespace qianpi::database
