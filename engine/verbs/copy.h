// Copy (抄送): lets people of the office read the case and tells them. Moves nothing.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Copy {
  std::string to{};  ///< users, separated by commas
  std::string opinion{};
};

template <class V>
void fields(V& visit, Copy& it) {
  visit("to", it.to);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Copy&);
void facts_of(Course&, const Copy&);

}  // namespace qianpi::verb
