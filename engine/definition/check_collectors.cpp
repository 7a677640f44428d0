// Cases that meet: a collector and those who wait for it must know each other and each other's words.
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

class Collectors {
 public:
  explicit Collectors(Checker& checker) : checker_(checker), package_(checker.package) {}

  void check() {
    for (const auto& [name, workflow] : package_.workflows) {
      for (const State& state : workflow.states)
        if (state.gather) check_waiting(workflow, state);
      if (workflow.collects) check_collector(workflow);
      for (const Transition& transition : workflow.transitions) check_trigger(workflow, transition);
    }
  }

 private:
  static bool takes_from(const Workflow& collector, const Workflow& from, const State& state) {
    return std::ranges::any_of(collector.collects->from, [&](const Collects::From& it) {
      return it.workflow == from.name && (it.state == state.path || it.state == state.id);
    });
  }

  void check_waiting(const Workflow& workflow, const State& state) {
    const auto found = package_.workflows.find(state.gather->workflow);
    if (found == package_.workflows.end())
      return checker_.unknown(state.where, {"汇集流程", "collector"}, state.gather->workflow, names_of(package_.workflows));
    const Workflow& collector = found->second;
    if (!collector.collects || !takes_from(collector, workflow, state))
      return checker_.refuse(
          state.where,
          {"“" + collector.name + "”不汇集 " + workflow.name + "." + state.path + "，办件会一直等下去",
           "\"" + collector.name + "\" does not collect from " + workflow.name + "." + state.path + ": the case would wait for ever"},
          {"请在 collects.from 里加上它", "add it to collects.from"});
    for (const std::string& outcome : collector.collects->outcomes)
      if (!state.on.contains(outcome))
        checker_.refuse(state.where,
                        {"“" + collector.name + "”可能送来“" + outcome + "”，环节“" + state.path + "”没有处理",
                         "\"" + collector.name + "\" may deliver \"" + outcome + "\", which state " + state.path + " does not handle"},
                        {"请在 on 里加上 " + outcome, "add " + outcome + " under on"});
    for (const std::string& event : state.on_order)
      if (is_outcome(event) && std::ranges::find(collector.collects->outcomes, event) == collector.collects->outcomes.end())
        checker_.unknown(first(workflow, state, event).where, {"汇集结果（" + collector.name + "）", "outcome of " + collector.name}, event,
                         collector.collects->outcomes);
  }

  static const Transition& first(const Workflow& workflow, const State& state, const std::string& event) {
    return workflow.transitions[static_cast<std::size_t>(state.on.at(event).front())];
  }

  void check_collector(const Workflow& collector) {
    for (const Collects::From& from : collector.collects->from) check_source(collector, from);
    for (const State& state : collector.states)
      if (state.task && state.task->over == Over::agenda) check_rows(collector, state);
    bool delivers = false;
    each_effect(collector, [&](const Effect& effect, StateIndex) { delivers |= std::holds_alternative<effect::DeliverItems>(effect.what); });
    if (!delivers)
      checker_.refuse(collector.where,
                      {"汇集流程没有 deliver，等待的办件得不到结果", "the collector has no deliver: the waiting cases never get their result"},
                      {"请在适当的环节写 deliver", "write deliver where the result stands"});
  }

  void check_source(const Workflow& collector, const Collects::From& from) {
    const auto found = package_.workflows.find(from.workflow);
    if (found == package_.workflows.end())
      return checker_.unknown(collector.where, {"流程", "workflow"}, from.workflow, names_of(package_.workflows));
    const State* state = find_state(found->second, from.state);
    if (!state) {
      std::vector<std::string> known;
      for (const State& it : found->second.states)
        if (it.gather) known.push_back(it.path);
      return checker_.unknown(collector.where, {"等待环节", "waiting state"}, from.state, known);
    }
    if (!state->gather || state->gather->workflow != collector.name)
      checker_.refuse(state->where,
                      {"环节“" + state->path + "”没有 gather: " + collector.name + "，却被它汇集",
                       "state " + state->path + " is collected by " + collector.name + " but does not gather it"},
                      {"请写 gather: " + collector.name, "write gather: " + collector.name});
  }

  /// Ballots on rows become the rows' outcomes.
  void check_rows(const Workflow& collector, const State& state) {
    const auto& outcomes = collector.collects->outcomes;
    for (const std::string& event : state.on_order)
      if (is_outcome(event) && !first(collector, state, event).has_target && std::ranges::find(outcomes, event) == outcomes.end())
        checker_.unknown(first(collector, state, event).where, {"汇集结果", "outcome of this collector"}, event, outcomes);
  }

  void check_trigger(const Workflow& workflow, const Transition& transition) {
    for (const std::string family : {"ended.", "started."}) {
      if (!transition.event.starts_with(family)) continue;
      const std::string name = transition.event.substr(family.size());
      const auto other = package_.workflows.find(name);
      if (other == package_.workflows.end()) checker_.unknown(transition.where, {"流程", "workflow"}, name, names_of(package_.workflows));
      else if (!meets(workflow, other->second))
        checker_.refuse(
            transition.where,
            {"“" + name + "”从不为“" + workflow.name + "”而启动", "\"" + name + "\" is never started about or by \"" + workflow.name + "\""},
            {"请在 " + name + " 的 start 里写 about: " + workflow.name, "write about: " + workflow.name + " in the start of " + name});
    }
  }

  static bool meets(const Workflow& workflow, const Workflow& other) {
    bool starts = std::ranges::any_of(other.start, [&](const StartRule& rule) { return rule.about_workflow == workflow.name; });
    starts |= std::ranges::any_of(workflow.states, [&](const State& state) { return state.each && state.each->workflow == other.name; });
    each_effect(workflow, [&](const Effect& effect, StateIndex) {
      const auto* start = std::get_if<effect::StartCase>(&effect.what);
      starts |= start && start->workflow == other.name;
    });
    return starts;
  }

  Checker& checker_;
  const Package& package_;
};

}  // namespace

void check_collectors(Checker& checker) { Collectors(checker).check(); }

}  // namespace qianpi::checking
