// Object (异议): opens a case about one row of a published notice while the notice is open. It holds only the person concerned.
// A start with an `about`; kept as a verb of its own because the public has it, and because its refusals speak of notices.
#pragma once
#include <optional>
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Object {
  std::string workflow{};  ///< the objection's, as the notice's package names it
  CaseId notice{};
  CaseId item{};
  rules::Value data{};
};

template <class V>
void fields(V& visit, Object& it) {
  visit("workflow", it.workflow);
  visit("notice", it.notice);
  visit("item", it.item);
  visit("data", it.data);
}

std::optional<Refusal> refusal(Course&, const Object&);
void facts_of(Course&, const Object&);

}  // namespace qianpi::verb
