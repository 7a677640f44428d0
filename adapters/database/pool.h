// A bounded pool of sessions, made when first needed. When all are busy for ten seconds it is a Fault, not a hang. A session that
// broke is dropped by its borrower and replaced by a new one.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/database/connection.h"

namespace qianpi::database {

class Pool {
 public:
  using Make = std::function<std::unique_ptr<Connection>()>;
  Pool(Make make, std::size_t most) : make_(std::move(make)), most_(most) {}

  class Borrowed {
   public:
    explicit Borrowed(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Borrowed() { pool_.give_back(std::move(connection_)); }
    Borrowed(const Borrowed&) = delete;
    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }
    void drop() { connection_.reset(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };
  Borrowed borrow() { return Borrowed(*this); }
  /// After one was found broken: those that wait here are no better.
  void forget_idle();

 private:
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection>);  ///< null for a dropped one

  const Make make_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;
  std::size_t lent_ = 0;
};

}  // namespace qianpi::database
