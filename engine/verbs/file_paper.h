// File a paper (归入文书): the outbox has rendered an ordered paper; its hash enters the journal. Only the engine does this, once.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct FilePaper {
  int paper = 0;
  std::string sha256{}, renderer{};
  int pages = 0;
};

template <class V>
void fields(V& visit, FilePaper& it) {
  visit("paper", it.paper);
  visit("sha256", it.sha256);
  visit("renderer", it.renderer);
  visit("pages", it.pages);
}

std::optional<Refusal> refusal(Course&, const FilePaper&);
void facts_of(Course&, const FilePaper&);

}  // namespace qianpi::verb
