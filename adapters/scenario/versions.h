// Versions of a package as a scenario wants them: the same files with other parameters, another calendar rule, other words of a definition. Used for
// `given` and for steps that publish. A change makes a version of its own, read and checked like any other.
#pragma once
#include "adapters/scenario/scenario.h"

namespace qianpi::scenario {

/// `{parameters: {NAME: VALUE}, calendar: {due_roll: …}, definitions: {FILE: {path.to.word: VALUE}}}`; other keys are left alone. Failures name what
/// the package doesn't have.
std::variant<PackagePtr, Failures> changed(const PackagePtr&, const yaml::Node& changes);

}  // namespace qianpi::scenario
