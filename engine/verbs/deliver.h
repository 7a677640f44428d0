// Deliver (送达): takes one delivery that another case sent. A delivery that comes too late (the state was left) is not an error: it
// is journalled as refused here, and the sender is told.
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Deliver {
  CaseId from{};
  std::int64_t seq = 0;
  std::string trigger{};  ///< see engine/deliveries.h for those the engine itself knows
  rules::Value payload{};
};

template <class V>
void fields(V& visit, Deliver& it) {
  visit("from", it.from);
  visit("seq", it.seq);
  visit("trigger", it.trigger);
  visit("payload", it.payload);
}

std::optional<Refusal> refusal(Course&, const Deliver&);
void facts_of(Course&, const Deliver&);

/// What follows from it in a running case.
void take_delivery(Course&, const Deliver&);

}  // namespace qianpi::verb
