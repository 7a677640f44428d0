#include "adapters/http/titles.h"

namespace qianpi::http {

std::string role_title(const Package& package, const std::string& role, Language language) {
  const auto found = package.roles.find(role);
  return found == package.roles.end() ? role : words(found->second.title, language);
}

std::string role_title(Site& site, const std::string& package, const std::string& role, Language language) {
  if (package.empty()) return site.labels.text(language, "role." + role);
  const PackagePtr current = site.engine.library().current(package);
  return current ? role_title(*current, role, language) : role;
}

std::string state_title(const Workflow& workflow, const std::string& path, Language language) {
  const State* state = find_state(workflow, path);
  if (!state) return path;
  const std::string& title = words(state->title, language);
  return title.empty() ? state->id : title;
}

std::string outcome_title(const Workflow& workflow, const std::string& outcome, Language language) {
  for (const Transition& transition : workflow.transitions)
    if (transition.event == outcome)
      if (const std::string& title = words(transition.title, language); !title.empty()) return title;
  return outcome;
}

std::string end_title(const Workflow& workflow, const std::string& outcome, Language language) {
  for (const State& state : workflow.states)
    if (state.outcome == outcome)
      if (const std::string& title = words(state.title, language); !title.empty()) return title;
  return outcome;
}

std::string standing_title(const std::vector<Option>& options, const std::string& name) {
  for (const Option& option : options)
    if (option.value == name) return option.title.empty() ? name : option.title;
  return name;
}

std::string literal(const Words& words) {
  const auto* text = std::get_if<std::string>(&words);
  return text ? *text : std::string();
}

Json working_days_left(Site& site, const std::optional<Instant>& due) {
  if (!due) return {};
  // A due date is 24:00 of its last day; one microsecond earlier is still that day.
  const Date last = date_at(Instant{due->us - 1}), today = date_at(site.clock.now());
  try {
    return site.engine.calendar().working_days_between(today, last);
  } catch (const calendar::MissingYear&) {
    return {};
  }
}

}  // namespace qianpi::http
