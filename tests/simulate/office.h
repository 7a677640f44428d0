// Invents packages: a workflow of random steps (single, joint, in turn, by vote, side by side, waiting, with children, over a collector),
// with random guards, timers, returns and effects. What it invents must be accepted by the reader, else the invention is at fault.
#pragma once
#include <string>
#include <vector>

#include "engine/definition/package.h"
#include "tests/simulate/dice.h"

namespace qianpi::simulate {

struct Invention {
  std::vector<PackageFile> files;
  /// Steps on the only way to `granted`, in order: none may be passed over. With the names of those that one person approves.
  std::vector<std::string> steps, approved;
  bool gathers = false;  ///< some step waits for the collector
};

Invention invent(Dice&);

}  // namespace qianpi::simulate
