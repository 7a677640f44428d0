// `qianpi import`: a table of people or things that an office had before, each row begun as a case of a workflow, by somebody who may begin it. First
// a preview of all problems by row and cell; nothing is begun until it is confirmed, and nothing while any row has a problem. Used by main.cpp.
#pragma once
#include "adapters/cli/arguments.h"
#include "adapters/cli/validate.h"
#include "engine/engine.h"

namespace qianpi::cli {

/// The exit code: 0 all rows are good (and begun, when confirmed), 1 there are problems, 2 no such file, workflow or user. Confirmed twice, the same
/// file begins nothing twice.
int import_cases(const ImportArguments&, Engine&, People&, Streams);

}  // namespace qianpi::cli
