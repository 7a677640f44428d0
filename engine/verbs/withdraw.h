// Withdraw (撤回): the initiator takes the request back, where the definition has a transition for it.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Withdraw {
  std::string opinion{};
};

template <class V>
void fields(V& visit, Withdraw& it) {
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Withdraw&);
void facts_of(Course&, const Withdraw&);

}  // namespace qianpi::verb
