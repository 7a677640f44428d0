// Validation before publishing: do the parts of a package fit together, can every case end, is nobody allowed what an office
// must not allow? Called at the end of read_package; the editor calls it through that. It refuses to guess what was meant,
// but says the nearest known word.
#pragma once
#include "engine/definition/package.h"

namespace qianpi {

Problems check(const Package&);

}  // namespace qianpi
