// Cases that this one began and waits for, each with what it was begun for, and the case that began this one. Titles of cases that the
// reader may not see stay unsaid.
#include "adapters/http/case_view.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"

namespace qianpi::http {

namespace {

std::string states_of(const Situation& of, Language language) {
  std::string titles;
  for (const StateIndex state : of.before.configuration.active)
    if (of.workflow().chart[state].children.empty())
      titles += (titles.empty() ? "" : "、") + state_title(of.workflow(), of.workflow().states.at(static_cast<std::size_t>(state)).path, language);
  return titles;
}

Json child_json(const CaseReading& reading, const Child& child) {
  const State* state = find_state(reading.workflow(), child.state);
  const auto workflow = state && state->each ? reading.package().workflows.find(state->each->workflow) : reading.package().workflows.end();
  const bool known = workflow != reading.package().workflows.end();
  const auto other = child.id ? reading.site.engine.situation(reading.situation.actor, child.id) : std::nullopt;
  const bool visible = other && may_see(*other);
  return {{"no", child.no},
          {"state_title", state_title(reading.workflow(), child.state, reading.language)},
          {"workflow_title", known ? words(workflow->second.title, reading.language) : ""},
          {"case", visible ? id_of(child.id) : Json()},
          {"title", visible ? Json(other->before.title) : Json()},
          {"status", std::string(name_of(child.status))},
          {"at", visible && child.status == ChildStatus::running ? Json(states_of(*other, reading.language)) : Json()},
          {"outcome_title", child.outcome.empty() || !known ? Json() : Json(end_title(workflow->second, child.outcome, reading.language))}};
}

}  // namespace

Json children_json(const CaseReading& reading) {
  Json list = Json::array();
  for (const Child& child : reading.on().children) list.push_back(child_json(reading, child));
  return list;
}

Json parent_json(const CaseReading& reading) {
  if (!reading.on().parent) return {};
  const auto other = reading.site.engine.situation(reading.situation.actor, reading.on().parent);
  if (!other || !may_see(*other)) return {};
  return {{"case", id_of(reading.on().parent)}, {"title", other->before.title}};
}

}  // namespace qianpi::http
