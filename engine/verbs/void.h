// Void (作废): ends the case by the transition that its definition has for it, as void. By the role which that names, or the administrator.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Void {
  std::string opinion{};
};

template <class V>
void fields(V& visit, Void& it) {
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Void&);
void facts_of(Course&, const Void&);

}  // namespace qianpi::verb
