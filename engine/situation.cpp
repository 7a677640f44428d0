#include "engine/situation.h"

#include "engine/ensure.h"

namespace qianpi {

const Workflow& Situation::workflow() const {
  auto found = package->workflows.find(before.workflow);
  ensure(found != package->workflows.end(), "the shell has made sure that the case's workflow exists");
  return found->second;
}

}  // namespace qianpi
