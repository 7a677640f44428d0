// A private MariaDB server for tests: a folder and a port of its own, ended with the process that started it. The second store of the
// contract, the regimes and the journeys. Without mariadbd on the machine starting throws with the cure: nothing is skipped.
#pragma once
#include <sys/types.h>

#include "tests/support/temp_folder.h"

namespace qianpi::test {

class PrivateMariadb {
 public:
  PrivateMariadb();
  ~PrivateMariadb();
  /// The one that this process's tests share.
  static PrivateMariadb& shared();

  int port() const { return port_; }
  pid_t id() const { return child_; }
  void start();  ///< again, on the same data and port; comes back when it answers
  void kill();   ///< as a power cut would

 private:
  void wait_until_it_answers();

  TempFolder folder_;
  int port_ = 0;
  pid_t child_ = 0;
};

}  // namespace qianpi::test
