#include "adapters/scenario/coverage.h"

#include <algorithm>

#include "adapters/scenario/play.h"
#include "engine/facts.h"
#include "engine/rules/value_text.h"

namespace qianpi::scenario {

namespace {

constexpr std::string_view done_word = "done";

const State& source_of(const Workflow& workflow, const Transition& transition) {
  return workflow.states[static_cast<std::size_t>(transition.source)];
}

bool leads_there(const Workflow& workflow, TransitionIndex index, const std::vector<std::string>& targets) {
  const auto& own = workflow.chart.transition(index).targets;
  return std::ranges::equal(own, targets, {}, [&](StateIndex state) { return workflow.states[static_cast<std::size_t>(state)].path; });
}

bool answers(const Transition& transition, const std::string& event) {
  return transition.event.empty() || transition.event == event || (transition.event == done_word && event.starts_with(done_word));
}

/// Marks the transitions that a fact of the journal speaks of.
struct TransitionsOf {
  const Workflow& workflow;
  std::set<TransitionIndex>& taken;

  template <class Fits>
  void mark(Fits fits) {
    for (std::size_t i = 0; i < workflow.transitions.size(); ++i)
      if (fits(static_cast<TransitionIndex>(i), workflow.transitions[i])) taken.insert(static_cast<TransitionIndex>(i));
  }
  void operator()(const fact::TransitionTaken& f) {
    mark([&](TransitionIndex index, const Transition& one) {
      const bool same_guard = (one.guard ? one.guard->text : std::string()) == f.why;
      return source_of(workflow, one).path == f.state && answers(one, f.event) && same_guard && leads_there(workflow, index, f.targets);
    });
  }
  /// A return writes no state: the case goes back by a task.
  void operator()(const fact::TaskReturned& f) {
    mark([&](TransitionIndex, const Transition& one) { return one.returns && source_of(workflow, one).path == f.decision.state; });
  }
  /// In a vote over an agenda an outcome is a row's.
  void operator()(const fact::ItemDecided& f) {
    mark([&](TransitionIndex, const Transition& one) {
      const auto& task = source_of(workflow, one).task;
      return one.event == f.outcome && task && task->over == Over::agenda;
    });
  }
  template <class Other>
  void operator()(const Other&) {}
};

std::string words_for(const Workflow& workflow, const Transition& transition) {
  const std::string& path = source_of(workflow, transition).path;
  std::string words = (path.empty() ? "any state" : path) + (transition.event.empty() ? " always" : " on " + transition.event);
  if (transition.guard) words += " if " + transition.guard->text.substr(0, transition.guard->text.find('\n'));
  return words;
}

std::string words_for(const Coverage::Tally& tally) {
  return std::to_string(tally.taken) + "/" + std::to_string(tally.all) + " (" + std::to_string(tally.percent()) + " %)";
}

void add(Coverage::Tally& to, const Coverage::Tally& more) {
  to.all += more.all;
  to.taken += more.taken;
}

bool is_final(const Workflow& workflow, std::size_t state) { return workflow.chart.states[state].kind == statechart::Kind::final; }

}  // namespace

void Coverage::note_journal(const Workflow& workflow, const std::vector<JournalRow>& journal, Walked& walked) const {
  for (const JournalRow& row : journal) {
    const Fact fact = fact_from(row.kind, rules::from_json(row.body));
    if (const auto* entered = std::get_if<fact::StateEntered>(&fact)) walked.states.insert(index_of(workflow, entered->state));
    std::visit(TransitionsOf{workflow, walked.transitions}, fact);
  }
}

void Coverage::note(Play& play) {
  for (const Named& one : play.cases()) {
    const Case now = play.load(one.id);
    if (now.version != play.package().version) continue;  // an older version, or another package: its steps are counted elsewhere
    const Workflow& workflow = play.package().workflows.at(now.workflow);
    note_journal(workflow, play.world().views->journal(one.id), walked_[now.package + "/" + workflow.name]);
  }
}

const Coverage::Walked& Coverage::walked(const std::string& package, const std::string& workflow) const {
  static const Walked never;
  const auto found = walked_.find(package + "/" + workflow);
  return found == walked_.end() ? never : found->second;
}

Coverage::Totals Coverage::totals_of(const Workflow& workflow, const Walked& walked) const {
  Totals totals;
  for (std::size_t i = 1; i < workflow.states.size(); ++i) {
    const bool entered = walked.states.contains(static_cast<StateIndex>(i));
    totals.states.count(entered);
    if (is_final(workflow, i)) totals.finals.count(entered);
  }
  for (std::size_t i = 0; i < workflow.transitions.size(); ++i)
    totals.transitions.count(walked.transitions.contains(static_cast<TransitionIndex>(i)));
  return totals;
}

Coverage::Totals Coverage::totals(const Package& package) const {
  Totals totals;
  for (const auto& [name, workflow] : package.workflows) {
    const Totals own = totals_of(workflow, walked(package.name, name));
    add(totals.states, own.states);
    add(totals.finals, own.finals);
    add(totals.transitions, own.transitions);
  }
  return totals;
}

void Coverage::tell(const Package& package, std::ostream& out) const {
  for (const auto& [name, workflow] : package.workflows) {
    const Walked& own = walked(package.name, name);
    for (std::size_t i = 1; i < workflow.states.size(); ++i)
      if (!own.states.contains(static_cast<StateIndex>(i)))
        out << "never   " << to_text(workflow.states[i].where) << "  " << name << ": state " << workflow.states[i].path << '\n';
    for (std::size_t i = 0; i < workflow.transitions.size(); ++i)
      if (!own.transitions.contains(static_cast<TransitionIndex>(i)))
        out << "never   " << to_text(workflow.transitions[i].where) << "  " << name << ": " << words_for(workflow, workflow.transitions[i]) << '\n';
  }
  const Totals all = totals(package);
  out << "coverage " << package.name << "  states " << words_for(all.states) << "  final states " << words_for(all.finals) << "  transitions "
      << words_for(all.transitions) << '\n';
}

}  // namespace qianpi::scenario
