// `qianpi test`: every scenario of some packages or files, each in a fresh world, and a report. Used by main.cpp and tests/regimes.
#pragma once
#include <filesystem>
#include <functional>
#include <ostream>

#include "adapters/scenario/coverage.h"
#include "adapters/scenario/scenario.h"

namespace qianpi::scenario {

using MakeWorld = std::function<World()>;
/// adapters/packages, wired in main.cpp.
using ReadPackage = std::function<std::variant<PackagePtr, Problems>(const std::filesystem::path& folder)>;

struct Suite {
  ReadPackage read_package;
  MakeWorld make_world;
  std::ostream& out;
  Coverage* coverage = nullptr;  ///< told after the scenarios of each package, if there is one
};

/// Folders of packages, or single files in their scenarios/. A line per scenario; what fails shows file and line, expected and found; last
/// `scenarios N passed M`. The exit code: 0 when there were scenarios and all passed, else 1.
int run_scenarios(const std::vector<std::filesystem::path>&, const Suite&);

}  // namespace qianpi::scenario
