// Hold (挂起): the case stands still with a reason, and so do its clocks. By the administrator, or the role that `on: {hold: {by}}` names.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Hold {
  std::string opinion{};
};

template <class V>
void fields(V& visit, Hold& it) {
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Hold&);
void facts_of(Course&, const Hold&);

}  // namespace qianpi::verb
