// Return (退回): sends the case back for correction to whoever did an earlier step. It opens a correction task with that step's
// form; no state is written for it in the definition.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Return {
  int task = 0;
  std::string opinion{};
  rules::Value seen{};
};

template <class V>
void fields(V& visit, Return& it) {
  visit("task", it.task);
  visit("opinion", it.opinion);
  visit("seen", it.seen);
}

std::optional<Refusal> refusal(Course&, const Return&);
void facts_of(Course&, const Return&);

}  // namespace qianpi::verb
