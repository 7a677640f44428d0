// Titles for people from definitions: of roles, states, outcomes, standings. A name without a title shows as itself.
#pragma once
#include <string>

#include "adapters/http/site.h"

namespace qianpi::http {

std::string role_title(Site&, const std::string& package, const std::string& role, Language);
std::string role_title(const Package&, const std::string& role, Language);
std::string state_title(const Workflow&, const std::string& path, Language);
/// The title that some transition of the workflow gives this outcome.
std::string outcome_title(const Workflow&, const std::string& outcome, Language);
/// The title of how a case ended (the name of a final state's outcome).
std::string end_title(const Workflow&, const std::string& outcome, Language);
std::string standing_title(const std::vector<Option>&, const std::string& name);
/// Literal text; an expression shows as nothing, because only the engine evaluates.
std::string literal(const Words&);
Json working_days_left(Site&, const std::optional<Instant>& due);  ///< null without a due date or calendar data

}  // namespace qianpi::http
