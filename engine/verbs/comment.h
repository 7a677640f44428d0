// Comment (批注): a remark beside the decisions. Moves nothing.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Comment {
  std::string opinion{};
};

template <class V>
void fields(V& visit, Comment& it) {
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Comment&);
void facts_of(Course&, const Comment&);

}  // namespace qianpi::verb
