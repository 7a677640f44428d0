// Release (退签): whoever claimed a task gives it back to the other holders of its role.
#pragma once
#include "engine/verb.h"

namespace qianpi::verb {

struct Release {
  int task = 0;
};

template <class V>
void fields(V& visit, Release& it) {
  visit("task", it.task);
}

std::optional<Refusal> refusal(Course&, const Release&);
void facts_of(Course&, const Release&);

}  // namespace qianpi::verb
