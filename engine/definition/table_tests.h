// A table's own tests (`test:`): given names and values, and what must come out. Run whenever the table is checked, so that a package whose table
// says something else than its tests is not accepted. Used by the package checker and `qianpi table check`.
#pragma once
#include "engine/definition/package.h"

namespace qianpi {

/// Each test that fails, with what came out instead. Parameters that a test doesn't give are the package's (null: none).
Problems failed_tests(const DefinedTable&, const Package*);

}  // namespace qianpi
