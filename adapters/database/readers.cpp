#include "adapters/database/readers.h"

#include <chrono>

#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {
constexpr Change<> begin{"BEGIN"};
constexpr Change<> end{"COMMIT"};
}  // namespace

Readers::Readers(const std::filesystem::path& file, int sessions) {
  for (int i = 0; i < sessions; ++i) free_.push_back(std::make_unique<Connection>(file));
}

std::unique_ptr<Connection> Readers::take() {
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, std::chrono::seconds(10), [&] { return !free_.empty(); }))
    throw Fault("all reading sessions of the database are busy: try again");
  std::unique_ptr<Connection> connection = std::move(free_.back());
  free_.pop_back();
  return connection;
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  {
    std::scoped_lock lock(mutex_);
    free_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

Readers::Snapshot::Snapshot(Connection& connection) : connection(connection) { connection.run(begin); }

Readers::Snapshot::~Snapshot() {
  try {
    if (connection.in_transaction()) connection.run(end);
  } catch (const Poco::Exception&) {
    // Nothing was written; a session that cannot end its snapshot says so again at its next BEGIN.
  }
}

}  // namespace qianpi::database
