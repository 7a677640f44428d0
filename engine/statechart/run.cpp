#include "engine/statechart/run.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "engine/statechart/sets.h"

namespace qianpi::statechart {
namespace {

bool listens(const Transition& transition, std::string_view event) {
  return std::ranges::any_of(transition.events, [&](const std::string& descriptor) { return matches(descriptor, event); });
}

void remember(const Chart& chart, Configuration& configuration, StateIndex leaving) {
  for (StateIndex history : chart[leaving].children) {
    const Kind kind = chart[history].kind;
    if (!is_history(kind)) continue;
    auto& memory = configuration.history[history];
    memory.clear();
    for (StateIndex state : configuration.active) {
      const bool deep = is_atomic(chart, state) && is_descendant(chart, state, leaving);
      if (kind == Kind::deep_history ? deep : chart[state].parent == leaving) memory.push_back(state);
    }
  }
}

}  // namespace

bool is_active(const Configuration& configuration, StateIndex state) { return std::ranges::binary_search(configuration.active, state); }

bool matches(std::string_view descriptor, std::string_view event) {
  if (descriptor.ends_with(".*")) descriptor.remove_suffix(2);
  else if (descriptor.ends_with('.')) descriptor.remove_suffix(1);
  if (descriptor == "*") return true;
  return event.starts_with(descriptor) && (event.size() == descriptor.size() || event[descriptor.size()] == '.');
}

Run::Run(const Chart& chart, Configuration before, Host& host) : chart_(chart), configuration_(std::move(before)), host_(host) {}

void Run::raise(std::string event) { internal_.push_back(std::move(event)); }

End Run::start() {
  configuration_ = {};
  internal_.clear();
  event_.clear();
  took_any_ = false;
  steps_ = 0;
  enter(first_entry(chart_));
  return settle();
}

End Run::send(std::string event) {
  took_any_ = false;
  steps_ = 0;
  if (configuration_.finished) return End::finished;
  hear(std::move(event));
  step(choose(false));
  return settle();
}

End Run::take(TransitionIndex transition) {
  took_any_ = false;
  steps_ = 0;
  if (configuration_.finished) return End::finished;
  const auto& events = chart_.transition(transition).events;
  hear(events.empty() ? std::string() : events.front());
  step({transition});
  return settle();
}

void Run::hear(std::string event) {
  event_ = std::move(event);
  host_.hear(event_);
}

/// Eventless transitions come before internal events, and these before the next external one.
End Run::settle() {
  while (!configuration_.finished) {
    if (steps_ > microstep_budget) return End::stuck;
    auto enabled = choose(true);
    if (enabled.empty()) {
      if (internal_.empty()) return End::settled;
      std::string next = std::move(internal_.front());
      internal_.pop_front();
      hear(std::move(next));
      enabled = choose(false);
    }
    step(enabled);
  }
  internal_.clear();
  for (StateIndex state : std::vector(configuration_.active) | std::views::reverse) host_.exit(state);
  return End::finished;
}

/// For each active atomic state the first transition that listens and holds, innermost first.
std::vector<TransitionIndex> Run::choose(bool eventless) const {
  const auto is_enabled = [&](TransitionIndex index) {
    const Transition& transition = chart_.transition(index);
    const bool hears = eventless ? transition.events.empty() : listens(transition, event_);
    return hears && host_.holds(index, event_);
  };
  std::vector<TransitionIndex> enabled;
  for (StateIndex state : configuration_.active) {
    if (!is_atomic(chart_, state)) continue;
    for (StateIndex it = state; it >= root; it = chart_[it].parent) {
      const auto& own = chart_[it].transitions;
      const auto found = std::ranges::find_if(own, is_enabled);
      if (found == own.end()) continue;
      if (std::ranges::find(enabled, *found) == enabled.end()) enabled.push_back(*found);
      break;
    }
  }
  return without_conflicts(chart_, configuration_, enabled);
}

void Run::step(const std::vector<TransitionIndex>& enabled) {
  if (enabled.empty()) return;
  took_any_ = true;
  steps_ += static_cast<int>(enabled.size());
  const auto leaving = exit_set(chart_, configuration_, enabled);
  exit({leaving.begin(), leaving.end()});
  for (TransitionIndex transition : enabled) host_.take(transition, event_);
  enter(entry_set(chart_, configuration_, enabled));
}

void Run::exit(const std::vector<StateIndex>& leaving) {
  for (StateIndex state : leaving | std::views::reverse) remember(chart_, configuration_, state);
  for (StateIndex state : leaving | std::views::reverse) {
    host_.exit(state);
    std::erase(configuration_.active, state);
  }
}

void Run::enter(const Entry& entry) {
  for (StateIndex state : entry.states) {
    auto& active = configuration_.active;
    active.insert(std::ranges::upper_bound(active, state), state);
    host_.enter(state);
    const TransitionIndex initial = chart_[state].initial_transition;
    if (entry.by_default.contains(state) && initial >= 0) host_.take(initial, event_);
    const auto content = entry.history_content.find(state);
    if (content != entry.history_content.end()) host_.take(content->second, event_);
    if (chart_[state].kind == Kind::final) tell_done(state);
  }
}

void Run::tell_done(StateIndex final_state) {
  const StateIndex parent = chart_[final_state].parent;
  if (parent == root) {
    configuration_.finished = true;
    return;
  }
  const auto tell = [&](StateIndex state) {
    if (host_.done(state)) raise("done.state." + chart_[state].name);
  };
  tell(parent);
  const StateIndex above = chart_[parent].parent;
  if (above >= root && chart_[above].kind == Kind::parallel && is_done(chart_, configuration_, above)) tell(above);
}

}  // namespace qianpi::statechart
