// A session of the SQLite file: waits for other processes, survives a power loss.
#pragma once
#include <filesystem>

#include "adapters/database/connection.h"

namespace qianpi::database {

class SqliteConnection : public Connection {
 public:
  explicit SqliteConnection(const std::filesystem::path& file);
  void begin() override;
  void begin_writing();  ///< Poco's own begin would wait for the first write before it takes the lock
  void commit() override;
  void roll_back() override;
  /// SQLite gives up a whole transaction by itself on some faults (full disk, I/O error).
  bool in_transaction() const;
};

}  // namespace qianpi::database
