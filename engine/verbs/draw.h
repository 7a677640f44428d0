// Draw (抽取): the second step. The secret is revealed, and with a witness's words it puts the frozen lists in order; the first of each list is
// asked for each open place. Refused when the key no longer gives what was committed to.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Draw {
  int task = 0;
  std::string words{};  ///< a witness's free text; may be empty
};

template <class V>
void fields(V& visit, Draw& it) {
  visit("task", it.task);
  visit("words", it.words);
}

std::optional<Refusal> refusal(Course&, const Draw&);
void facts_of(Course&, const Draw&);

}  // namespace qianpi::verb
