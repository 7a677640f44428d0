// One step of a scenario that acts: who acts, with which verb, and whether the engine's answer is the one the scenario names.
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

/// `{as, start, …}` and `{as, on, do, …}`. Nothing: it went as written.
std::optional<Failure> perform(Play&, const Scenario&, const Step&);

/// Cases whose open tasks someone under that role may handle now.
std::vector<std::string> inbox_of(Play&, const std::string& role);

}  // namespace qianpi::scenario
