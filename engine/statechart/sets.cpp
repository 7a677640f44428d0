#include "engine/statechart/sets.h"

#include <algorithm>

namespace qianpi::statechart {
namespace {

constexpr StateIndex nowhere = -1;

const std::vector<StateIndex>* remembered(const Configuration& configuration, StateIndex history) {
  const auto found = configuration.history.find(history);
  return found == configuration.history.end() ? nullptr : &found->second;
}

std::vector<StateIndex> default_targets(const Chart& chart, StateIndex state) {
  const State& it = chart[state];
  if (!it.initial.empty() || is_history(it.kind)) return it.initial;
  for (StateIndex child : it.children)
    if (!is_history(chart[child].kind)) return {child};
  return {};
}

/// A history among the targets stands for what it remembers, or for its default.
void add_effective_targets(const Chart& chart, const Configuration& configuration, const std::vector<StateIndex>& targets,
                           std::set<StateIndex>& effective) {
  for (StateIndex target : targets) {
    if (!is_history(chart[target].kind)) effective.insert(target);
    else if (const auto* memory = remembered(configuration, target)) effective.insert(memory->begin(), memory->end());
    else add_effective_targets(chart, configuration, chart[target].initial, effective);
  }
}

std::set<StateIndex> effective_targets(const Chart& chart, const Configuration& configuration, const Transition& transition) {
  std::set<StateIndex> effective;
  add_effective_targets(chart, configuration, transition.targets, effective);
  return effective;
}

bool all_below(const Chart& chart, const std::set<StateIndex>& states, StateIndex ancestor) {
  return std::all_of(states.begin(), states.end(), [&](StateIndex state) { return is_descendant(chart, state, ancestor); });
}

/// The state inside which everything happens: it is neither left nor entered. `nowhere` without targets. SCXML's root
/// has no transitions; ours may (a workflow's own `on`), and is then its own domain.
StateIndex domain_of(const Chart& chart, const Configuration& configuration, const Transition& transition) {
  const auto targets = effective_targets(chart, configuration, transition);
  if (targets.empty()) return nowhere;
  if (transition.source == root) return root;
  if (transition.internal && chart[transition.source].kind == Kind::compound && all_below(chart, targets, transition.source))
    return transition.source;
  StateIndex ancestor = chart[transition.source].parent;
  while (ancestor != root && !(chart[ancestor].kind == Kind::compound && all_below(chart, targets, ancestor))) ancestor = chart[ancestor].parent;
  return ancestor;
}

bool meet(const std::set<StateIndex>& left, const std::set<StateIndex>& right) {
  return std::any_of(left.begin(), left.end(), [&](StateIndex state) { return right.contains(state); });
}

/// Collects an entry set; the names of its functions are those of appendix D.
class Collector {
 public:
  Collector(const Chart& chart, const Configuration& configuration) : chart_(chart), configuration_(configuration) {}

  void add_descendants(StateIndex state) {
    const State& it = chart_[state];
    if (is_history(it.kind)) return add_history(state);
    entry.states.insert(state);
    if (it.kind == Kind::compound) {
      entry.by_default.insert(state);
      add_all(default_targets(chart_, state), state);
    } else if (it.kind == Kind::parallel) {
      add_missing_regions(state);
    }
  }

  void add_ancestors(StateIndex state, StateIndex up_to) {
    for (StateIndex it = chart_[state].parent; it != up_to && it != nowhere; it = chart_[it].parent) {
      entry.states.insert(it);
      if (chart_[it].kind == Kind::parallel) add_missing_regions(it);
    }
  }

  Entry entry;

 private:
  void add_all(const std::vector<StateIndex>& states, StateIndex below) {
    for (StateIndex state : states) add_descendants(state);
    for (StateIndex state : states) add_ancestors(state, below);
  }

  void add_history(StateIndex history) {
    const State& it = chart_[history];
    if (const auto* memory = remembered(configuration_, history)) return add_all(*memory, it.parent);
    if (it.initial_transition >= 0) entry.history_content[it.parent] = it.initial_transition;
    add_all(it.initial, it.parent);
  }

  void add_missing_regions(StateIndex parallel) {
    for (StateIndex region : chart_[parallel].children) {
      if (is_history(chart_[region].kind)) continue;
      const bool entered_inside =
          std::any_of(entry.states.begin(), entry.states.end(), [&](StateIndex state) { return is_descendant(chart_, state, region); });
      if (!entered_inside) add_descendants(region);
    }
  }

  const Chart& chart_;
  const Configuration& configuration_;
};

}  // namespace

bool is_history(Kind kind) { return kind == Kind::shallow_history || kind == Kind::deep_history; }

bool is_descendant(const Chart& chart, StateIndex state, StateIndex ancestor) {
  StateIndex it = chart[state].parent;
  while (it > ancestor) it = chart[it].parent;  // a parent always stands before its children
  return it == ancestor;
}

bool is_atomic(const Chart& chart, StateIndex state) {
  const Kind kind = chart[state].kind;
  return kind == Kind::atomic || kind == Kind::final;
}

bool is_done(const Chart& chart, const Configuration& configuration, StateIndex state) {
  const State& it = chart[state];
  const auto is_final_now = [&](StateIndex child) { return chart[child].kind == Kind::final && is_active(configuration, child); };
  const auto is_region_done = [&](StateIndex child) { return is_history(chart[child].kind) || is_done(chart, configuration, child); };
  if (it.kind == Kind::compound) return std::any_of(it.children.begin(), it.children.end(), is_final_now);
  if (it.kind == Kind::parallel) return std::all_of(it.children.begin(), it.children.end(), is_region_done);
  return false;
}

std::set<StateIndex> exit_set(const Chart& chart, const Configuration& configuration, const std::vector<TransitionIndex>& transitions) {
  std::set<StateIndex> leaving;
  for (TransitionIndex transition : transitions) {
    const StateIndex domain = domain_of(chart, configuration, chart.transition(transition));
    if (domain == nowhere) continue;
    for (StateIndex state : configuration.active)
      if (is_descendant(chart, state, domain)) leaving.insert(state);
  }
  return leaving;
}

std::vector<TransitionIndex> without_conflicts(const Chart& chart, const Configuration& configuration, const std::vector<TransitionIndex>& enabled) {
  std::vector<TransitionIndex> kept;
  for (TransitionIndex candidate : enabled) {
    const auto leaving = exit_set(chart, configuration, {candidate});
    const auto conflicts = [&](TransitionIndex other) { return meet(leaving, exit_set(chart, configuration, {other})); };
    const auto is_deeper = [&](TransitionIndex other) {
      return is_descendant(chart, chart.transition(candidate).source, chart.transition(other).source);
    };
    const auto preempts = [&](TransitionIndex other) { return conflicts(other) && !is_deeper(other); };
    if (std::any_of(kept.begin(), kept.end(), preempts)) continue;
    std::erase_if(kept, conflicts);
    kept.push_back(candidate);
  }
  return kept;
}

Entry entry_set(const Chart& chart, const Configuration& configuration, const std::vector<TransitionIndex>& transitions) {
  Collector collector(chart, configuration);
  for (TransitionIndex index : transitions) {
    const Transition& transition = chart.transition(index);
    for (StateIndex target : transition.targets) collector.add_descendants(target);
    const StateIndex domain = domain_of(chart, configuration, transition);
    for (StateIndex target : effective_targets(chart, configuration, transition)) collector.add_ancestors(target, domain);
  }
  return collector.entry;
}

Entry first_entry(const Chart& chart) {
  const Configuration nothing;
  Collector collector(chart, nothing);
  collector.add_descendants(root);
  return collector.entry;
}

}  // namespace qianpi::statechart
