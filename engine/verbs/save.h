// Save (暂存): keeps what someone has typed into a task's form. Not a fact, not journalled, seen by nobody else; gone when the
// task is decided.
#pragma once
#include "engine/verb.h"

namespace qianpi::verb {

struct Save {
  int task = 0;
  rules::Value data{};
};

template <class V>
void fields(V& visit, Save& it) {
  visit("task", it.task);
  visit("data", it.data);
}

std::optional<Refusal> refusal(Course&, const Save&);
void facts_of(Course&, const Save&);

}  // namespace qianpi::verb
