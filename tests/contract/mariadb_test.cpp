// What only a database server can do to us: die, go away in the middle, answer to nobody, be set up by two programs at once.
#include "adapters/database/migrations.h"
#include "engine/ports/fault.h"
#include "tests/contract/cutting_wire.h"
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

using database::Database;

TEST_CASE("Every acknowledged save is there after the database server was killed, and the office goes on with it") {
  test::PrivateMariadb mariadb;
  auto database = test::empty_database(mariadb);
  std::vector<CaseId> acknowledged;
  for (int i = 0; i < 30; ++i) acknowledged.push_back(stored_case(database->store()).id);
  mariadb.kill();
  CHECK_THROWS_AS(database->store().load_case(acknowledged.front()), Fault);
  CHECK_THROWS_AS(database->probe(), Fault);
  mariadb.start();
  bool is_back = false;
  for (int tries = 0; tries < 1'000'000 && !is_back; ++tries) try {
      database->probe();
      is_back = true;
    } catch (const Fault&) {
      std::this_thread::yield();
    }
  REQUIRE(is_back);
  for (CaseId id : acknowledged) CHECK(database->store().load_case(id).revision == 1);
  CHECK(stored_case(database->store()).id > acknowledged.back());
}

TEST_CASE("A save whose answer was lost on the way is there once") {
  CuttingWire wire(test::PrivateMariadb::shared().port());
  Mariadb directly;
  database::Server server = test::server_of(test::PrivateMariadb::shared());
  server.port = wire.port();
  auto database = Database::open(server);
  Case it = stored_case(database->store());
  for (int round = 0; round < 5; ++round) {
    wire.cut_after_commits(1);
    Changes changes = step(it);
    changes.outbox = {message(it, "round " + std::to_string(round))};
    CHECK(database->store().save(changes) == SaveResult::saved);
    CHECK(wire.cuts_left() == 0);
  }
  CHECK(directly.store().load_case(it.id) == it);
  CHECK(directly.views().journal(it.id).size() == 6);
  CHECK(directly.views().pending_work() == 5);
}

TEST_CASE("Sessions that the server has ended are replaced without anybody noticing") {
  Mariadb here;
  Case it = stored_case(here.store());
  static constexpr database::Query<std::tuple<database::Integer>> others{
      "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'root'"};
  database::ServerConnection other(test::server_of(test::PrivateMariadb::shared()), database::ServerConnection::Sees::what_is_committed);
  for (const auto& [id] : other.rows(others)) other.execute("KILL " + std::to_string(id));
  CHECK(here.store().load_case(it.id) == it);
  CHECK(here.store().save(step(it)) == SaveResult::saved);
}

TEST_CASE("Two programs that set up the same empty database at once both get it") {
  test::PrivateMariadb mariadb;
  const database::Server server = test::server_of(mariadb);
  std::unique_ptr<Database> one, two;
  std::thread other([&] { two = Database::open(server); });
  one = Database::open(server);
  other.join();
  CHECK(stored_case(one->store()).id != stored_case(two->store()).id);
  database::ServerConnection connection(server, database::ServerConnection::Sees::what_is_committed);
  connection.execute("INSERT INTO migration (no, name, hash, applied_at) VALUES (999, '999_later', 'x', 0)");
  connection.commit();
  CHECK_THROWS_WITH(Database::open(server), Catch::Contains("999_later") && Catch::Contains("newer program"));
}

TEST_CASE("A database server that is not there is said with its address") {
  database::Server server = test::server_of(test::PrivateMariadb::shared());
  server.port = 1;
  CHECK_THROWS_WITH(Database::open(server), Catch::Contains("127.0.0.1"));
  server = test::server_of(test::PrivateMariadb::shared());
  server.name = "nowhere";
  CHECK_THROWS_WITH(Database::open(server), Catch::Contains("nowhere"));
}

}  // namespace
}  // namespace qianpi::contract
