#include "adapters/clock/clock.h"

#include <sodium.h>

#include <chrono>
#include <stdexcept>

namespace qianpi::clock {

Instant SystemClock::now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

void VirtualClock::move_to(Instant at) {
  std::int64_t now = us_.load();
  while (now < at.us && !us_.compare_exchange_weak(now, at.us)) {
  }
}

std::string SystemEntropy::bytes(int count) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  std::string bytes(static_cast<std::size_t>(count), '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace qianpi::clock
