// What a scenario expects beside what is so.
//   CASE: {state, status, outcome, title, documents, no_documents, told, agenda, results, FIELD…}
//   REGISTER ID: {standing, standing_until, holds, FIELD…}   (ID: a record of `given`, or a case whose subject it is)
//   inbox ROLE: [cases]      started: {WORKFLOW: n}          (begun by other cases, since the scenario began)
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

Failures compare(Play&, const yaml::Node& expect);

}  // namespace qianpi::scenario
