// Fills a demonstration office with cases from a data file (config/demo/experts.yaml): each entry is begun through the engine like any
// other case, so that every record has its journal. Used by serve.cpp on an empty data folder only.
#pragma once
#include "adapters/cli/validate.h"
#include "engine/engine.h"

namespace qianpi::cli {

/// {as: user, package, workflow, cases: [{field: value}]}. Gives the problems of the file, or of the first case that was refused.
Problems begin_cases(std::string_view yaml, const std::string& file, Engine&, People&);

}  // namespace qianpi::cli
