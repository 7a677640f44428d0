// Remove a signer (减签): whoever asked somebody in (or the administrator) withdraws that ballot while it is open. Signers whom the definition
// asks for stay.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct RemoveSigner {
  int task = 0;
  std::string opinion{};
};

template <class V>
void fields(V& visit, RemoveSigner& it) {
  visit("task", it.task);
  visit("opinion", it.opinion);
}

std::optional<Refusal> refusal(Course&, const RemoveSigner&);
void facts_of(Course&, const RemoveSigner&);

}  // namespace qianpi::verb
