// The office's database behind five of the engine's ports: one SQLite file in the data folder, or a MariaDB or MySQL server. Made once
// by office.h and by the contract tests; safe for many threads. It refuses a schema newer than this program, and decides nothing.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "engine/ports/anchors.h"
#include "engine/ports/people.h"
#include "engine/ports/store.h"
#include "engine/ports/views.h"

namespace qianpi::database {

/// An existing, at first empty database of a server, and an account that may do everything in it. No ';' in any of them.
struct Server {
  std::string host;
  int port = 3306;
  std::string user, password, name;
};

class Database {
 public:
  /// Opens or makes `qianpi.db` in an existing folder and brings its schema up to date. Throws Fault with place and cure.
  static std::unique_ptr<Database> open(const std::filesystem::path& folder);
  /// Brings the schema up to date; several programs may do so at once.
  static std::unique_ptr<Database> open(const Server&);
  virtual ~Database() = default;
  virtual Store& store() = 0;
  virtual Views& views() = 0;
  virtual Anchors& anchors() = 0;
  virtual Accounts& accounts() = 0;
  virtual People& people() = 0;
  /// For /readyz: throws Fault when the database cannot be read.
  virtual void probe() = 0;
  /// False: the file grows no further, as on a full disk. For drills and tests.
  virtual void let_grow(bool) = 0;
};

}  // namespace qianpi::database
