// What only a real database can break: kills, full disks, foreign schemas; and the accounts that have no twin in memory.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "adapters/database/migrations.h"
#include "engine/ports/fault.h"
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

using database::Database;

constexpr const char* burst_folder = "QIANPI_BURST_FOLDER";

/// Runs in a process of its own: four callers save as fast as they can and say each case that was acknowledged.
TEST_CASE("Saves in bursts until it is killed", "[.burst]") {
  auto database = Database::open(std::getenv(burst_folder));
  auto caller = [&] {
    for (;;) {
      std::int64_t id = stored_case(database->store()).id.value;
      if (write(STDOUT_FILENO, &id, sizeof id) != sizeof id) _exit(1);
    }
  };
  std::vector<std::thread> others;
  for (int i = 0; i < 3; ++i) others.emplace_back(caller);
  caller();
}

/// The child's id, and the end from which its acknowledgements are read.
std::pair<pid_t, int> start_burst(const std::filesystem::path& folder) {
  int pipe_ends[2];
  REQUIRE(pipe(pipe_ends) == 0);
  pid_t child = fork();
  if (child == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    close(pipe_ends[0]);
    setenv(burst_folder, folder.c_str(), 1);
    execl("/proc/self/exe", "burst", "[.burst]", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(pipe_ends[1]);
  return {child, pipe_ends[0]};
}

std::vector<CaseId> acknowledged_until_killed(const std::filesystem::path& folder, std::size_t enough) {
  auto [child, from] = start_burst(folder);
  std::vector<CaseId> acknowledged;
  std::int64_t id = 0;
  while (read(from, &id, sizeof id) == sizeof id) {
    acknowledged.push_back(CaseId{id});
    if (acknowledged.size() == enough) kill(child, SIGKILL);
  }
  close(from);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  return acknowledged;
}

TEST_CASE("Every acknowledged save is there after the process was killed in the middle of a burst") {
  test::TempFolder folder;
  std::size_t all = 0;
  for (std::size_t enough : {50, 120, 77}) {
    std::vector<CaseId> acknowledged = acknowledged_until_killed(folder.path(), enough);
    CHECK(acknowledged.size() >= enough);
    all += acknowledged.size();
    auto database = Database::open(folder.path());
    for (CaseId id : acknowledged) {
      CHECK(database->store().load_case(id).revision == 1);
      CHECK(database->views().journal(id).size() == 1);
    }
    CHECK(database->views().counts(clerk("zhang"), noon).mine >= static_cast<int>(all));
  }
}

TEST_CASE("What was saved is there when the database is opened again") {
  test::TempFolder folder;
  Case it;
  CaseId next;
  {
    auto database = Database::open(folder.path());
    it = stored_case(database->store());
    Changes changes = step(it);
    changes.outbox = {message(it, "a")};
    REQUIRE(database->store().save(changes) == SaveResult::saved);
  }
  auto database = Database::open(folder.path());
  CHECK(database->store().load_case(it.id) == it);
  CHECK(database->views().journal(it.id).size() == 2);
  CHECK(database->views().pending_work() == 1);
  CHECK(database->store().new_case_id() > it.id);
}

TEST_CASE("A full disk is said clearly, leaves nothing half written, and is forgotten when there is space") {
  Sqlite here;
  Case it = stored_case(here.store());
  here.database->let_grow(false);
  Case large = it;
  large.data = rules::Value::context({{"text", std::string(5'000'000, 'x')}});
  CHECK_THROWS_AS(here.store().save(step(large)), StorageFull);
  CHECK(here.store().load_case(it.id) == it);
  CHECK(here.views().journal(it.id).size() == 1);
  here.database->let_grow(true);
  Case again = it;
  again.data = large.data;
  CHECK(here.store().save(step(again)) == SaveResult::saved);
  CHECK(here.store().load_case(it.id) == again);
}

TEMPLATE_TEST_CASE("Many callers at once each get their own answer", "", Sqlite, Mariadb) {
  TestType here;
  constexpr int callers = 16, each = 20;
  std::atomic<int> saved = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < each; ++k) {
        Case it = new_case(here.store());
        Changes changes = step(it);
        changes.unique_keys = {"key/" + std::to_string(k)};
        if (here.store().save(changes) == SaveResult::saved) ++saved;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(saved == each);
  CHECK(here.views().counts(clerk("zhang"), noon).mine == each);
}

TEST_CASE("A database that is newer than the program is refused with the cure") {
  test::TempFolder folder;
  Database::open(folder.path());
  {
    database::SqliteConnection connection(folder.path() / "qianpi.db");
    connection.execute("INSERT INTO migration (no, name, hash, applied_at) VALUES (999, '999_later', 'x', 0)");
  }
  CHECK_THROWS_WITH(Database::open(folder.path()), Catch::Contains("999_later") && Catch::Contains("newer program"));
}

TEST_CASE("A database made by another text of the same schema is refused") {
  test::TempFolder folder;
  Database::open(folder.path());
  {
    database::SqliteConnection connection(folder.path() / "qianpi.db");
    connection.execute("UPDATE migration SET hash = 'other'");
  }
  CHECK_THROWS_WITH(Database::open(folder.path()), Catch::Contains("001_first"));
}

TEST_CASE("A migration that fails changes nothing") {
  test::TempFolder folder;
  database::SqliteConnection connection(folder.path() / "qianpi.db");
  CHECK_THROWS(database::migrate(connection, {{"001_a", "CREATE TABLE a (x INTEGER);\nCREATE TABLE a (x INTEGER);\n"}}));
  database::migrate(connection, {{"001_a", "CREATE TABLE a (x INTEGER);\n"}});
}

TEST_CASE("The schema uses no column type that comes back broken") {
  for (const database::Migration& one : database::migrations())
    for (const std::string& sql : {one.sql, database::for_server(one.sql)})
      for (const char* broken :
           {"LONGTEXT", "LONGBLOB", "MEDIUMTEXT", "MEDIUMBLOB", "LONG VARCHAR", " BLOB", " JSON ", " JSON,", "DATETIME", "TIMESTAMP", "DECIMAL"})
        CHECK(sql.find(broken) == std::string::npos);
}

TEST_CASE("A missing data folder is said with the cure") { CHECK_THROWS_WITH(Database::open("/nowhere/at/all"), Catch::Contains("/nowhere/at/all")); }

}  // namespace
}  // namespace qianpi::contract
