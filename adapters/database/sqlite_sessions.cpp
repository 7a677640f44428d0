#include "adapters/database/sqlite_sessions.h"

#include "adapters/database/faults.h"
#include "adapters/database/sqlite_connection.h"

namespace qianpi::database {

namespace {
constexpr std::size_t reading_sessions = 4;
}

SqliteSessions::SqliteSessions(const std::filesystem::path& file)
    : writer_(file), readers_([file] { return std::make_unique<SqliteConnection>(file); }, reading_sessions) {}

void SqliteSessions::read_unit(const std::function<void(Connection&)>& look) {
  guarded([&] {
    Pool::Borrowed session = readers_.borrow();
    session->begin();
    try {
      look(*session);
      session->commit();
    } catch (...) {
      session->roll_back();
      throw;
    }
  });
}

/// Nobody else reaches the writer while it lives, so what was read stays true until it is written.
struct SqliteSessions::Turn : Store::Hold {
  explicit Turn(SqliteSessions& sessions) : sessions(sessions), alone(sessions.writing_) { sessions.holder_ = std::this_thread::get_id(); }
  ~Turn() override { sessions.holder_ = std::thread::id(); }
  SqliteSessions& sessions;
  std::unique_lock<std::shared_mutex> alone;
};

std::unique_ptr<Store::Hold> SqliteSessions::hold() { return std::make_unique<Turn>(*this); }

void SqliteSessions::change(const Work& work) {
  std::shared_lock turn(writing_, std::defer_lock);
  if (holder_ != std::this_thread::get_id()) turn.lock();
  writer_.run(work);
}

void SqliteSessions::let_grow(bool may) {
  writer_.run_alone([&](Connection& connection) {
    connection.execute(may ? "PRAGMA max_page_count = 4294967294" : "PRAGMA max_page_count = 1");  // never below today's size
    return Verdict::keep;
  });
}

}  // namespace qianpi::database
