// Continue (恢复): a held case goes on; every running deadline moves by the time that it stood still, and says so.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Continue {
  std::string opinion{};
};

template <class V>
void fields(V& visit, Continue& it) {
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Continue&);
void facts_of(Course&, const Continue&);

}  // namespace qianpi::verb
