// A session of a MariaDB or MySQL server. Each transaction begins by itself with the first statement and ends with commit or roll_back;
// texts beyond a column's 64 KB stand in parts in a table of their own.
#pragma once
#include "adapters/database/connection.h"
#include "adapters/database/database.h"

namespace qianpi::database {

class ServerConnection : public Connection {
 public:
  /// For readers every statement of a transaction sees the state of its first one; writers see what is committed by then.
  enum class Sees { one_state, what_is_committed };
  ServerConnection(const Server&, Sees);
  void begin() override {}
  void commit() override;
  /// Never throws: a broken session has nothing to take back.
  void roll_back() override;
  void forget_long(const std::string& place) override;

 private:
  const char* text_of(const char* sql, const char* on_server) const override { return on_server ? on_server : sql; }
  Text stored(const LongText&) override;
  Text whole(Text stored) override;
};

}  // namespace qianpi::database
