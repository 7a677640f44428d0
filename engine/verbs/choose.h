// Choose (指定人选): where no draw is held, the role that selects names one record for one open place. The definition's condition and its avoid
// rules hold as they do for a draw; whoever is refused is told why.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Choose {
  int task = 0, place = 0;
  std::string record{};  ///< key, in the register that the definition draws from
};

template <class V>
void fields(V& visit, Choose& it) {
  visit("task", it.task);
  visit("place", it.place);
  visit("record", it.record);
}

std::optional<Refusal> refusal(Course&, const Choose&);
void facts_of(Course&, const Choose&);

}  // namespace qianpi::verb
