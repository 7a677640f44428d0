// Reassign (改派): the administrator gives an open task to a person, whoever had it and even where its role has no holder. With a reason.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Reassign {
  int task = 0;
  std::string to{};  ///< a user
  std::string opinion{};
};

template <class V>
void fields(V& visit, Reassign& it) {
  visit("task", it.task);
  visit("to", it.to);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Reassign&);
void facts_of(Course&, const Reassign&);

}  // namespace qianpi::verb
