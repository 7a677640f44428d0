// Evolve: a case (or record, or series) before, a fact, the same after. The only place where any of them changes; folding it over a
// journal gives the stored state again, which the property test and the verifier rely on.
#pragma once
#include "engine/facts.h"
#include "engine/situation.h"

namespace qianpi {

Case evolve(Case before, const Fact&, Instant recorded_at);
Record evolve(Record before, const Fact&);
Series evolve(Series before, const fact::NumberTaken&);

/// The path of the state that contains this one: "running.work" of "running.work.ended"; empty at the top.
std::string outer_path(const std::string& path);

}  // namespace qianpi
