// Recurring days (`every:`): "yearly 12-01", "quarterly 25" (of the quarter's last month), "quarterly last", "monthly 25", "monthly last".
// Used by the reader of workflows and by the daily sweep. It refuses days that some of those months don't have.
#pragma once
#include <string_view>
#include <variant>

#include "engine/base/problem.h"
#include "engine/definition/workflow.h"

namespace qianpi {

std::variant<Recurrence, Bilingual> read_recurrence(std::string_view text);  ///< or what is wrong with it
bool falls_on(const Recurrence&, Date);

}  // namespace qianpi
