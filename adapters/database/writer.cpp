#include "adapters/database/writer.h"

#include "adapters/database/faults.h"

namespace qianpi::database {

namespace {
constexpr std::size_t group_size = 64;
constexpr Change<> open_savepoint{"SAVEPOINT command"};
constexpr Change<> undo_savepoint{"ROLLBACK TO SAVEPOINT command"};
constexpr Change<> close_savepoint{"RELEASE SAVEPOINT command"};
}  // namespace

Writer::Writer(const std::filesystem::path& file) : connection_(file), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_all();
  thread_.join();
}

void Writer::run(Work work) { queue(std::move(work), false); }

void Writer::run_alone(Work work) { queue(std::move(work), true); }

void Writer::queue(Work work, bool alone) {
  Job job{std::move(work), alone, {}, nullptr};
  std::future<void> done = job.done.get_future();
  {
    std::scoped_lock lock(mutex_);
    queue_.push_back(std::move(job));
  }
  arrived_.notify_one();
  guarded([&] { done.get(); });
}

void Writer::loop() {
  for (std::vector<Job> jobs = next_group(); !jobs.empty(); jobs = next_group()) {
    if (jobs.front().alone) alone(jobs.front());
    else commit(jobs);
    for (Job& job : jobs) job.failure ? job.done.set_exception(job.failure) : job.done.set_value();
  }
}

/// Empty only when the writer closes and nothing is queued.
std::vector<Writer::Job> Writer::next_group() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
  std::vector<Job> jobs;
  while (!queue_.empty() && jobs.size() < group_size && (jobs.empty() || !(queue_.front().alone || jobs.front().alone))) {
    jobs.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return jobs;
}

void Writer::commit(std::vector<Job>& jobs) try {
  connection_.begin_writing();
  for (Job& job : jobs) apply(job);
  connection_.commit();
} catch (...) {  // the transaction is gone, and with it everyone's work
  connection_.roll_back();
  for (Job& job : jobs)
    if (!job.failure) job.failure = std::current_exception();
}

void Writer::apply(Job& job) {
  connection_.run(open_savepoint);
  Verdict verdict = Verdict::undo;
  try {
    verdict = job.work(connection_);
  } catch (...) {
    job.failure = std::current_exception();
    if (!connection_.in_transaction()) throw;  // a full disk or an I/O error: SQLite itself gave up the group
  }
  if (verdict == Verdict::undo) connection_.run(undo_savepoint);
  connection_.run(close_savepoint);
}

void Writer::alone(Job& job) try { job.work(connection_); } catch (...) {
  job.failure = std::current_exception();
}

}  // namespace qianpi::database
