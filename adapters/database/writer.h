// The one thread that writes. Callers queue their work and sleep; the thread takes what is queued (at most 64), gives each a
// savepoint in one transaction, commits once, and wakes them: one fsync for all. What it says is done survives a power loss.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/database/sessions.h"
#include "adapters/database/sqlite_connection.h"

namespace qianpi::database {

class Writer {
 public:
  using Work = Sessions::Work;

  explicit Writer(const std::filesystem::path& file);
  /// Finishes what is queued.
  ~Writer();
  /// Returns once the work is durable (or undone, as it wished). Throws what the work threw, or Fault; then nothing was written.
  void run(Work);
  /// For what cannot stand inside a transaction (pragmas); runs between two groups.
  void run_alone(Work);

 private:
  struct Job {
    Work work;
    bool alone = false;
    std::promise<void> done;
    std::exception_ptr failure;
  };
  void queue(Work, bool alone);
  void loop();
  std::vector<Job> next_group();
  void commit(std::vector<Job>&);
  void apply(Job&);
  void alone(Job&);

  SqliteConnection connection_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> queue_;
  bool closing_ = false;
  std::thread thread_;  // last: it starts when all else stands
};

}  // namespace qianpi::database
