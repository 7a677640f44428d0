// What Poco and the databases throw: sorted by what is to be done about it, and told as the ports' faults with place and cure. Used
// wherever this folder touches a database.
#pragma once
#include <string>

#include <Poco/Exception.h>
#include "engine/ports/fault.h"

namespace qianpi::database {

enum class Trouble {
  clash,  ///< a violated UNIQUE or PRIMARY KEY, and nothing else
  race,   ///< others were in the way: the whole transaction may succeed when it is tried again
  lost,   ///< the connection broke, or there is none
  full,   ///< no space on the disk
  other
};

/// The one place that knows the databases' numbers.
Trouble trouble_of(const Poco::Exception&);

/// Others were in the way each time; nothing was written.
struct LostRace : Fault {
  using Fault::Fault;
};
/// The connection broke while a transaction was being committed: it may have been kept.
struct AnswerLost : Fault {
  using Fault::Fault;
};

/// Throws StorageFull for a full disk, else Fault. Never returns.
[[noreturn]] void throw_fault(const Poco::Exception&);

/// Runs `work`, turning Poco's exceptions into faults; all others pass.
template <class Work>
auto guarded(Work&& work) {
  try {
    return work();
  } catch (const Poco::Exception& exception) {
    throw_fault(exception);
  }
}

}  // namespace qianpi::database
