// Every character that someone types must be one that the papers can show: checked when it comes in, so that no paper fails later.
#pragma once
#include <optional>

#include "engine/engine.h"

namespace qianpi {

/// The first fields of the verb whose text has characters that no font has, as problems by field.
std::optional<Refusal> uncovered_text(const Verb&, const Engine::Coverage&);

}  // namespace qianpi
