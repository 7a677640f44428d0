// Jump (跳转): the administrator, or the role that `on: {jump: {by}}` names, moves the case to another step, with a reason.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Jump {
  std::string to{};  ///< a state
  std::string opinion{};
};

template <class V>
void fields(V& visit, Jump& it) {
  visit("to", it.to);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Jump&);
void facts_of(Course&, const Jump&);

}  // namespace qianpi::verb
