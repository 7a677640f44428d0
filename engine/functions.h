// The engine's own functions in expressions: deadline(from, span), age(birth_date), age_at(birth_date, on), in("state"), visited("state"),
// outcome_of("region"). All else is FEEL's.
#pragma once
#include <optional>
#include <string_view>

#include "engine/scope.h"

namespace qianpi {

std::optional<rules::Value> engine_function(const Stage&, std::string_view name);

}  // namespace qianpi
