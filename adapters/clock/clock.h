// The real clock, the virtual clock of demonstrations, and the system's random bytes. Made by main.cpp.
#pragma once
#include <atomic>

#include "engine/ports/world.h"

namespace qianpi::clock {

class SystemClock : public Clock {
 public:
  Instant now() override;
};

/// Stands still until it is moved; never goes back.
class VirtualClock : public Clock {
 public:
  explicit VirtualClock(Instant at) : us_(at.us) {}
  Instant now() override { return {us_.load()}; }
  void move_to(Instant at);

 private:
  std::atomic<std::int64_t> us_;
};

class SystemEntropy : public Entropy {
 public:
  std::string bytes(int count) override;
};

}  // namespace qianpi::clock
