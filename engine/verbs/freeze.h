// Freeze (冻结名单): the first of a draw's two steps. Who could be drawn is written down with its hash, and the office commits itself to a secret
// that nobody knows yet. Done by the role that draws; the list is then seen by whoever sees the case.
#pragma once
#include "engine/verb.h"

namespace qianpi::verb {

struct Freeze {
  int task = 0;
};

template <class V>
void fields(V& visit, Freeze& it) {
  visit("task", it.task);
}

std::optional<Refusal> refusal(Course&, const Freeze&);
void facts_of(Course&, const Freeze&);

}  // namespace qianpi::verb
