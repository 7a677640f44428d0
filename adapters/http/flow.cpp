// The picture of the flow: states with where the case stands, transitions that lead somewhere. The page lays it out.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/titles.h"

namespace qianpi::http {

namespace {

std::string_view kind_of(const State& state, const statechart::State& shape) {
  if (state.task) return "task";
  if (state.gather) return "gather";
  switch (shape.kind) {
    case statechart::Kind::atomic: return "state";
    case statechart::Kind::compound: return "compound";
    case statechart::Kind::parallel: return "parallel";
    case statechart::Kind::final: return "final";
    case statechart::Kind::shallow_history:
    case statechart::Kind::deep_history: return "history";
  }
  return "state";
}

std::string_view status_of(const Case& on, StateIndex index, const std::string& path) {
  const bool now = std::ranges::find(on.configuration.active, index) != on.configuration.active.end();
  if (now) return "now";
  return find_entered(on, path) ? "done" : "idle";
}

}  // namespace

Json flow_json(const CaseReading& reading) {
  const Workflow& workflow = reading.workflow();
  Json states = Json::array(), transitions = Json::array();
  for (std::size_t i = 1; i < workflow.states.size(); ++i) {
    const State& state = workflow.states[i];
    const auto index = static_cast<StateIndex>(i);
    states.push_back({{"name", state.path},
                      {"title", state_title(workflow, state.path, reading.language)},
                      {"kind", kind_of(state, workflow.chart[index])},
                      {"parent", state.parent > 0 ? Json(workflow.states.at(static_cast<std::size_t>(state.parent)).path) : Json()},
                      {"status", status_of(reading.on(), index, state.path)}});
  }
  // Transitions of the whole case (withdraw) would cross the picture from nowhere; they are buttons, not a way.
  for (std::size_t i = 0; i < workflow.chart.transitions.size(); ++i) {
    const statechart::Transition& shape = workflow.chart.transitions[i];
    if (shape.source == statechart::root) continue;
    for (const StateIndex target : shape.targets)
      transitions.push_back({{"from", workflow.states.at(static_cast<std::size_t>(shape.source)).path},
                             {"to", workflow.states.at(static_cast<std::size_t>(target)).path},
                             {"title", i < workflow.transitions.size() ? words(workflow.transitions[i].title, reading.language) : ""}});
  }
  return {{"states", std::move(states)}, {"transitions", std::move(transitions)}};
}

}  // namespace qianpi::http
