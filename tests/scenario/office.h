// Runs scenarios on a small package of the test's own.
#pragma once
#include <string>
#include <vector>

#include "adapters/scenario/scenario.h"
#include "engine/definition/package.h"

namespace qianpi::test {

/// The package of these files; fails the test where it has a problem.
PackagePtr package_of(const std::vector<PackageFile>&);

/// What goes wrong in the one scenario of these steps, on 2026-03-10 from 09:00, in a fresh store. `beside`: the package that lies beside.
scenario::Failures failures_of(const PackagePtr&, const std::string& steps, const std::string& given, const PackagePtr& beside = {});

}  // namespace qianpi::test
