// One SQLite file: a thread that writes, a pool of sessions that read and never wait for it.
#pragma once
#include <atomic>
#include <shared_mutex>
#include <thread>

#include "adapters/database/pool.h"
#include "adapters/database/writer.h"

namespace qianpi::database {

class SqliteSessions : public Sessions {
 public:
  explicit SqliteSessions(const std::filesystem::path& file);
  void decide(const Work& work) override { change(work); }
  std::unique_ptr<Store::Hold> hold() override;
  void let_grow(bool) override;

 private:
  struct Turn;
  void read_unit(const std::function<void(Connection&)>&) override;
  void change(const Work&) override;

  Writer writer_;
  Pool readers_;
  std::shared_mutex writing_;  ///< shared by those who write, alone for one who holds
  std::atomic<std::thread::id> holder_{};
};

}  // namespace qianpi::database
