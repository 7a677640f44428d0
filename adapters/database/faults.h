// What Poco and SQLite throw, as the ports' faults with place and cure. Used wherever this folder touches the database.
#pragma once
#include <filesystem>
#include <string>

#include <Poco/Exception.h>

namespace qianpi::database {

/// Throws StorageFull for a full disk, else Fault. Never returns.
[[noreturn]] void throw_fault(const Poco::Exception&);
/// True for a violated UNIQUE or PRIMARY KEY, and for nothing else.
bool is_clash(const Poco::Exception&);

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
