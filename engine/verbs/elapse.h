// Elapse (到期): the clock's own verb: a timer has come due. Late after an outage it happened at the due instant and is recorded now.
#pragma once
#include "engine/verb.h"

namespace qianpi::verb {

struct Elapse {
  int timer = 0;
};

template <class V>
void fields(V& visit, Elapse& it) {
  visit("timer", it.timer);
}

std::optional<Refusal> refusal(Course&, const Elapse&);
void facts_of(Course&, const Elapse&);

}  // namespace qianpi::verb
