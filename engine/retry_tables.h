// A changed table asked again what an older one was asked: which cases would be decided otherwise. Used by the dry run before a table is published. It
// changes nothing.
#pragma once
#include "engine/definition/package.h"
#include "engine/facts.h"

namespace qianpi {

struct SecondOpinion {
  rules::TableResult now;
  bool same = true;  ///< in every output that both have
};

/// `around`: what the changed table may take besides what was asked then: the case's fields, parameters, `today`.
SecondOpinion decide_again(const rules::Table& changed, const fact::TableDecided& then, const rules::Value& around);

}  // namespace qianpi
