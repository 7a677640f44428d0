// A database server: at most 16 sessions a node, half of them for reading. A transaction that met others is run again whole, after a
// short random pause; one whose connection broke is run again on a fresh one, unless it may have been committed.
#pragma once
#include <atomic>
#include <map>
#include <thread>

#include "adapters/database/database.h"
#include "adapters/database/pool.h"
#include "adapters/database/server_connection.h"
#include "adapters/database/sessions.h"

namespace qianpi::database {

class ServerSessions : public Sessions {
 public:
  explicit ServerSessions(const Server&);
  void decide(const Work&) override;
  std::unique_ptr<Store::Hold> hold() override;
  void let_grow(bool) override;

 private:
  class Held;
  enum class Outcome { done, again };
  void read_unit(const std::function<void(Connection&)>&) override;
  void change(const Work&) override;
  Outcome try_in(Pool::Borrowed&, const Work&, bool may_try_again);
  Outcome after(const Poco::Exception&, Pool::Borrowed&, bool may_try_again);
  std::unique_ptr<Connection> connect(ServerConnection::Sees);
  void forget_idle();
  Held* held_here();

  const Server server_;
  std::atomic<std::int64_t> away_until_{0};  ///< of the steady clock: who just could not be reached is not waited for by everybody
  Pool readers_, writers_;
  std::mutex held_mutex_;
  std::map<std::thread::id, Held*> held_;
};

}  // namespace qianpi::database
