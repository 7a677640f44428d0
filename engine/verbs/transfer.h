// Transfer (转办): gives a task for good to another holder of its role, with a reason. Avoidance is looked at for whoever gets it.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Transfer {
  int task = 0;
  std::string to{};  ///< a user
  std::string opinion{};
};

template <class V>
void fields(V& visit, Transfer& it) {
  visit("task", it.task);
  visit("to", it.to);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const Transfer&);
void facts_of(Course&, const Transfer&);

}  // namespace qianpi::verb
