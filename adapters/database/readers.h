// A bounded pool of reading sessions. Each read sees one committed state; a read never waits for the writer. When all sessions are
// busy for ten seconds it is a Fault, not a hang.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/database/connection.h"
#include "adapters/database/faults.h"

namespace qianpi::database {

class Readers {
 public:
  Readers(const std::filesystem::path& file, int sessions);

  /// One statement or many, all on the same snapshot.
  template <class Work>
  auto read(Work work) {
    return guarded([&] {
      Borrowed session(*this);
      Snapshot snapshot(*session.connection);
      return work(*session.connection);
    });
  }

 private:
  struct Borrowed {
    explicit Borrowed(Readers& from) : readers(from), connection(from.take()) {}
    ~Borrowed() { readers.give_back(std::move(connection)); }
    Borrowed(const Borrowed&) = delete;
    Readers& readers;
    std::unique_ptr<Connection> connection;
  };
  struct Snapshot {
    explicit Snapshot(Connection&);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Connection& connection;
  };
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection>);

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace qianpi::database
