#include "adapters/database/pool.h"

#include <chrono>

#include "engine/ports/fault.h"

namespace qianpi::database {

std::unique_ptr<Connection> Pool::take() {
  {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::seconds(10), [&] { return lent_ < most_; }))
      throw Fault("all sessions of the database are busy: try again");
    ++lent_;
    if (!free_.empty()) {
      std::unique_ptr<Connection> connection = std::move(free_.back());
      free_.pop_back();
      return connection;
    }
  }
  try {
    return make_();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
  {
    std::scoped_lock lock(mutex_);
    --lent_;
    if (connection) free_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

void Pool::forget_idle() {
  std::vector<std::unique_ptr<Connection>> broken;
  std::scoped_lock lock(mutex_);
  broken.swap(free_);
}

}  // namespace qianpi::database
