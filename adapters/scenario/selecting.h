// Steps of a selection: freezing, drawing, choosing, and answers to invitations. Used by steps.cpp. It finds who is meant and by which verbs;
// whether that may be done is the engine's to say.
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

struct SelectionTurn {
  Actor actor;
  CaseId on;
  std::vector<Verb> verbs;  ///< one after another; the first refusal, else the last answer, is the step's
};

/// Nothing: the step's word is none of a selection in these cases.
std::optional<std::variant<SelectionTurn, Failure>> selection_turn(Play&, const Step&, const std::vector<CaseId>& meant);

}  // namespace qianpi::scenario
