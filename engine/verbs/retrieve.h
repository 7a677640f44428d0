// Retrieve (拿回): whoever decided last takes the decision back while the next step is untouched and nothing has left the case. Also: a ballot
// before the sign-off has its result, and a task that was lent.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Retrieve {
  int task = 0;
  std::string opinion{};
};

template <class V>
void fields(V& visit, Retrieve& it) {
  visit("task", it.task);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Retrieve&);
void facts_of(Course&, const Retrieve&);

}  // namespace qianpi::verb
