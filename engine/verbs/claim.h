// Claim (签收): a holder of the task's candidate role takes it for himself; the others see who has it.
#pragma once
#include "engine/verb.h"

namespace qianpi::verb {

struct Claim {
  int task = 0;
};

template <class V>
void fields(V& visit, Claim& it) {
  visit("task", it.task);
}

std::optional<Refusal> refusal(Course&, const Claim&);
void facts_of(Course&, const Claim&);

}  // namespace qianpi::verb
