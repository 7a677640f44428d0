// Add a signer (加签): whoever signs asks another person of this workflow to sign too: before, after, or beside. Refused for whoever has a
// ballot here already, or must keep out.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct AddSigner {
  int task = 0;
  std::string to{};     ///< a user
  std::string place{};  ///< before, after, beside
  std::string opinion{};
};

template <class V>
void fields(V& visit, AddSigner& it) {
  visit("task", it.task);
  visit("to", it.to);
  visit("place", it.place);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const AddSigner&);
void facts_of(Course&, const AddSigner&);

}  // namespace qianpi::verb
