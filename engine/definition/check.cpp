#include "engine/definition/check.h"
namespace qianpi {
Problems check(const Package&) { return {}; }
}  // namespace qianpi
