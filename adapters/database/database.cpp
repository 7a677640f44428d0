#include "adapters/database/database.h"

#include "adapters/database/faults.h"
#include "adapters/database/migrations.h"
#include "adapters/database/server_sessions.h"
#include "adapters/database/sql_anchors.h"
#include "adapters/database/sql_people.h"
#include "adapters/database/sql_store.h"
#include "adapters/database/sql_views.h"
#include "adapters/database/sqlite_sessions.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer>> ping{"SELECT 1"};

class SqlDatabase : public Database {
 public:
  explicit SqlDatabase(std::unique_ptr<Sessions> sessions) : sessions_(std::move(sessions)) { store_.forget_old_receipts(); }
  Store& store() override { return store_; }
  Views& views() override { return views_; }
  Anchors& anchors() override { return anchors_; }
  Accounts& accounts() override { return accounts_; }
  People& people() override { return people_; }
  void probe() override {
    sessions_->read([](Connection& connection) { return connection.row(ping); });
  }
  void let_grow(bool may) override { sessions_->let_grow(may); }

 private:
  std::unique_ptr<Sessions> sessions_;
  SqlStore store_{*sessions_};
  SqlViews views_{*sessions_};
  SqlAnchors anchors_{*sessions_};
  SqlAccounts accounts_{*sessions_};
  SqlPeople people_{*sessions_};
};

}  // namespace

std::unique_ptr<Database> Database::open(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    throw Fault("the data folder " + folder.string() + " does not exist: make it, or name another in the settings");
  return guarded([&] {
    const std::filesystem::path file = folder / "qianpi.db";
    {
      SqliteConnection first(file);
      migrate(first, migrations());
    }
    return std::make_unique<SqlDatabase>(std::make_unique<SqliteSessions>(file));
  });
}

std::unique_ptr<Database> Database::open(const Server& server) {
  return guarded([&] {
    {
      ServerConnection first(server, ServerConnection::Sees::what_is_committed);
      migrate(first, migrations());
    }
    return std::make_unique<SqlDatabase>(std::make_unique<ServerSessions>(server));
  });
}

}  // namespace qianpi::database
