// Steps by which work is given to others or a case is moved beside its course: transfer, delegate, add_signer, hold, jump and the like. Used by
// steps.cpp. It finds the task and the person that are meant; whether that may be done is the engine's to say.
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

struct GivingTurn {
  Actor actor;
  CaseId on;
  Verb verb;
};

/// Nothing: the step's word is none of these.
std::optional<std::variant<GivingTurn, Failure>> giving_turn(Play&, const Step&, const std::vector<CaseId>& meant);

}  // namespace qianpi::scenario
