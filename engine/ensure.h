// What must be true if the program is right. A failure is a bug: it ends the command with an exception, everything is rolled back.
#pragma once
#include <stdexcept>
#include <string>

namespace qianpi {

struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

inline void ensure(bool holds, const char* claim) {
  if (!holds) throw Bug(claim);
}

}  // namespace qianpi
