// A fault: the world failed (disk, database), not the request. Thrown by the ports' implementations when nothing was written;
// answered at three doors only: HTTP (503, a full disk 507), outbox and timers (later again).
#pragma once
#include <stdexcept>

namespace qianpi {

struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// No space left; the same command may succeed once there is space again.
struct StorageFull : Fault {
  using Fault::Fault;
};

}  // namespace qianpi
