// Delegate (委派): lets somebody else of this workflow prepare a task. It comes back with their opinion to whoever gave it, who decides.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Delegate {
  int task = 0;
  std::string to{};  ///< a user
  std::string opinion{};
};

template <class V>
void fields(V& visit, Delegate& it) {
  visit("task", it.task);
  visit("to", it.to);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Delegate&);
void facts_of(Course&, const Delegate&);

}  // namespace qianpi::verb
