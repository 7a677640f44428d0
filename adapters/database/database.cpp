#include "adapters/database/database.h"

#include "adapters/database/migrations.h"
#include "adapters/database/sql_people.h"
#include "adapters/database/sql_store.h"
#include "adapters/database/sql_views.h"
#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {

constexpr int reading_sessions = 4;
constexpr Query<std::tuple<Integer>> ping{"SELECT 1"};

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(const std::filesystem::path& file) : sessions_(file, reading_sessions) {}
  Store& store() override { return store_; }
  Views& views() override { return views_; }
  Accounts& accounts() override { return accounts_; }
  People& people() override { return people_; }
  void probe() override {
    sessions_.read([](Connection& connection) { return connection.row(ping); });
  }
  void let_grow(bool may) override {
    sessions_.writer.run_alone([&](Connection& connection) {
      connection.execute(may ? "PRAGMA max_page_count = 4294967294" : "PRAGMA max_page_count = 1");  // never below today's size
      return Verdict::keep;
    });
  }
  void tidy() { store_.forget_old_receipts(); }

 private:
  Sessions sessions_;
  SqlStore store_{sessions_};
  SqlViews views_{sessions_};
  SqlAccounts accounts_{sessions_};
  SqlPeople people_{sessions_};
};

}  // namespace

std::unique_ptr<Database> Database::open(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    throw Fault("the data folder " + folder.string() + " does not exist: make it, or name another in the settings");
  return guarded([&] {
    const std::filesystem::path file = folder / "qianpi.db";
    {
      Connection first(file);
      migrate(first, migrations());
    }
    auto database = std::make_unique<SqliteDatabase>(file);
    database->tidy();
    return database;
  });
}

}  // namespace qianpi::database
