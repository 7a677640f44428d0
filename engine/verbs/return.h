// Return (退回): sends the case back for correction to whoever did an earlier step. It opens a correction task with that step's
// form; no state is written for it in the definition.
#pragma once
#include <string>
#include <vector>

#include "engine/verb.h"

namespace qianpi::verb {

struct Return {
  int task = 0;
  std::string opinion{};
  rules::Value seen{};
  std::string to{};  ///< where the rule leaves the choice (`to: passed`): a state's path or "initiator"; empty: the step before
};

template <class V>
void fields(V& visit, Return& it) {
  visit("task", it.task);
  visit("opinion", it.opinion);
  visit("to", it.to);
  visit("seen", it.seen);
}

std::optional<Refusal> refusal(Course&, const Return&);
void facts_of(Course&, const Return&);

/// What may be chosen for `to`, the step before first; empty where the rule itself names the place.
std::vector<std::string> return_places(const Course&, const Task&);

}  // namespace qianpi::verb
