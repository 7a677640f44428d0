// Remind (催办): whoever began the case, or has or had a part in it, asks for an open task to be handled. Not by those who have it.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Remind {
  int task = 0;
  std::string opinion{};
};

template <class V>
void fields(V& visit, Remind& it) {
  visit("task", it.task);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Remind&);
void facts_of(Course&, const Remind&);

}  // namespace qianpi::verb
