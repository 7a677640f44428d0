// Every scenario of every package, over each store: the acceptance of the regimes.
#include <catch2/catch.hpp>
#include <iostream>

#include "adapters/database/database.h"
#include "adapters/packages/folder.h"
#include "adapters/scenario/suite.h"
#include "tests/support/fakes.h"
#include "tests/support/mariadb_database.h"
#include "tests/support/memory_store.h"
#include "tests/support/temp_folder.h"

namespace qianpi {

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const calendar::Calendar> the_calendar() {
  static const auto read = packages::read_calendar(fs::path(QIANPI_ROOT) / "config/calendar");
  return std::make_shared<const calendar::Calendar>(std::get<calendar::Calendar>(read));
}

scenario::World in_memory() {
  auto both = std::make_shared<test::MemoryStore>();
  return {both, both, std::make_shared<test::FixedEntropy>(), the_calendar()};
}

struct OnDisk {
  test::TempFolder folder;
  std::unique_ptr<database::Database> database = database::Database::open(folder.path());
};

scenario::World on_sqlite() {
  auto disk = std::make_shared<OnDisk>();
  return {{disk, &disk->database->store()}, {disk, &disk->database->views()}, std::make_shared<test::FixedEntropy>(), the_calendar()};
}

struct OnServer {
  std::unique_ptr<database::Database> database = test::empty_database(test::PrivateMariadb::shared());
};

/// One scenario after the other on the same emptied database.
scenario::World on_mariadb() {
  auto server = std::make_shared<OnServer>();
  return {{server, &server->database->store()}, {server, &server->database->views()}, std::make_shared<test::FixedEntropy>(), the_calendar()};
}

int run_all(const scenario::MakeWorld& make_world) {
  std::vector<fs::path> packages = packages::packages_in(fs::path(QIANPI_ROOT) / "workflows");
  for (const char* example : {"examples/leave", "examples/meeting"}) packages.push_back(fs::path(QIANPI_ROOT) / example);
  return scenario::run_scenarios(packages, {packages::read, make_world, std::cout});
}

}  // namespace

TEST_CASE("Every scenario of every package passes in memory") { CHECK(run_all(in_memory) == 0); }

TEST_CASE("Every scenario of every package passes on SQLite") { CHECK(run_all(on_sqlite) == 0); }

TEST_CASE("Every scenario of every package passes on MariaDB") { CHECK(run_all(on_mariadb) == 0); }

}  // namespace qianpi
