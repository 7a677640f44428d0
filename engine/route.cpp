#include "engine/route.h"

#include <algorithm>

#include "engine/children.h"
#include "engine/effects.h"
#include "engine/places.h"
#include "engine/spans.h"
#include "engine/tasks.h"
#include "engine/waits.h"

namespace qianpi {

Route::Route(Course& course, rules::Value locals) : course_(course), workflow_(course.workflow()), locals_(std::move(locals)) {}

Stage Route::stage(StateIndex state) const { return {course_, locals_, state, run_ ? &run_->after() : nullptr}; }

namespace {

/// What a state raises by itself says so: "filled.state.PATH". Regions that are done say "done.state.PATH", which is SCXML's own.
std::optional<std::string> raising_state(std::string_view event) {
  constexpr std::string_view by = ".state.";
  const auto at = event.find(by);
  if (at == std::string_view::npos || event.starts_with("done.")) return std::nullopt;
  return std::string(event.substr(at + by.size()));
}

bool is_within(const std::string& path, const std::string& outer) { return outer.empty() || path == outer || path.starts_with(outer + "."); }

}  // namespace

/// An outcome concerns only the state it was decided in and the states around it; `done` only the state that is done. What happens by
/// itself (`always`) hears no event and concerns every state, whatever the run began with.
bool Route::concerns(const Transition& transition, std::string_view event) const {
  if (transition.event.empty()) return true;
  const std::string& source = workflow_.states[static_cast<std::size_t>(transition.source)].path;
  constexpr std::string_view done_state = "done.state.";
  if (event.starts_with(done_state)) return source == event.substr(done_state.size());
  if (const auto raising = raising_state(event)) return is_within(*raising, source);
  if (event == "done") return origin_.empty() || origin_ == source;
  if (event == event_) return origin_.empty() || is_within(origin_, source);
  return true;
}

bool Route::holds(TransitionIndex index, std::string_view event) {
  const Transition& transition = workflow_.transitions[static_cast<std::size_t>(index)];
  if (!concerns(transition, event)) return false;
  return !transition.guard || qianpi::holds(stage(transition.source), *transition.guard);
}

void Route::exit(StateIndex index) {
  const State& state = workflow_.states[static_cast<std::size_t>(index)];
  if (index == 0) return;
  tell_collectors_of_leaving(course_, state.path);
  withdraw_children(course_, state.path);
  if (state.selection) leave_selection(course_, state);
  cancel_tasks(course_, state.path);
  const std::vector<Timer> timers = course_.now().timers;
  for (const Timer& timer : timers)
    if (timer.state == state.path) course_.add(fact::TimerDropped{timer.no});
  carry_out(stage(index), *this, state.exit);
  course_.add(fact::StateExited{state.path});
}

void Route::take(TransitionIndex index, std::string_view event) {
  if (index >= static_cast<TransitionIndex>(workflow_.transitions.size())) {
    if (instead_) take(*instead_, event_);
    return;
  }
  const Transition& transition = workflow_.transitions[static_cast<std::size_t>(index)];
  const Stage at = stage(transition.source);
  fact::TransitionTaken taken{workflow_.states[static_cast<std::size_t>(transition.source)].path,
                              raising_state(event) ? transition.event : std::string(event),
                              transition.title.zh,
                              {},
                              text_of(at, transition.basis),
                              transition.guard ? transition.guard->text : std::string()};
  for (StateIndex target : workflow_.chart.transitions[static_cast<std::size_t>(index)].targets)
    taken.targets.push_back(workflow_.states[static_cast<std::size_t>(target)].path);
  course_.add(std::move(taken));
  carry_out(at, *this, transition.effects);
}

void Route::enter(StateIndex index) {
  const State& state = workflow_.states[static_cast<std::size_t>(index)];
  if (index == 0) return carry_out(stage(index), *this, state.entry);
  course_.add(fact::StateEntered{state.path, state.outcome});
  carry_out(stage(index), *this, state.entry);
  if (state.task)
    if (const auto outcome = open_tasks(course_, state)) raise_from(state, *outcome);
  if (state.selection)
    if (const auto event = enter_selection(course_, state)) raise_from(state, *event);
  if (state.gather) course_.add(fact::WaitingBegun{{state.path, state.gather->workflow, course_.situation().now, {}}});
  if (state.each) begin_children(stage(index), *this, state);
  if (state.wait) begin_waiting(stage(index), *this, state);
  arm_timers(course_, state);
}

void Route::act(StateIndex at, const std::vector<Effect>& effects) {
  run_.emplace(workflow_.chart, course_.now().configuration, *this);
  carry_out(stage(at), *this, effects);
  if (!run_->after().finished) finish(run_->settle());
}

void Route::start() {
  run_.emplace(workflow_.chart, statechart::Configuration{}, *this);
  event_.clear();
  finish(run_->start());
}

bool Route::send(const std::string& event, const std::string& origin) {
  run_.emplace(workflow_.chart, course_.now().configuration, *this);
  origin_ = origin;
  event_ = event;
  finish(run_->send(event));
  return run_->took_any();
}

void Route::leave_all() {
  run_.emplace(workflow_.chart, course_.now().configuration, *this);
  std::vector<StateIndex> leaving = course_.now().configuration.active;
  std::ranges::reverse(leaving);
  for (StateIndex index : leaving) exit(index);
}

void Route::walk_again() {
  leave_all();
  start();
}

void Route::walk_again_from(const State& step) {
  const DecisionMade* made = last_decision(course_.now(), step.path);
  const auto outcome = made ? step.on.find(made->outcome) : step.on.end();
  if (outcome == step.on.end()) return walk_again();
  const auto way = std::ranges::find_if(outcome->second, [&](TransitionIndex index) {
    const auto& guard = workflow_.transitions[static_cast<std::size_t>(index)].guard;
    return !guard || qianpi::holds(stage(index_of(workflow_, step.path)), *guard);
  });
  if (way == outcome->second.end()) return walk_again();
  event_ = made->outcome;
  const auto& targets = workflow_.chart.transition(*way).targets;
  if (targets.empty()) return enter_at(index_of(workflow_, step.path));
  move_to(targets, *way);
}

namespace {

bool encloses(const statechart::Chart& chart, StateIndex outer, StateIndex inner) {
  for (StateIndex it = chart[inner].parent; it >= 0; it = chart[it].parent)
    if (it == outer) return true;
  return false;
}

/// The innermost active state that holds all of them: what is beside it isn't touched.
StateIndex domain_of(const statechart::Chart& chart, const statechart::Configuration& configuration, const std::vector<StateIndex>& targets) {
  StateIndex domain = 0;
  for (StateIndex active : configuration.active) {
    const bool holds_all = std::ranges::all_of(targets, [&](StateIndex target) { return encloses(chart, active, target); });
    if (holds_all && chart[active].kind == statechart::Kind::compound) domain = active;
  }
  return domain;
}

}  // namespace

void Route::move_to(const std::vector<StateIndex>& targets, std::optional<TransitionIndex> way) {
  moved_ = workflow_.chart;
  moved_.transitions.push_back({domain_of(moved_, course_.now().configuration, targets), {}, targets, true});
  instead_ = way;
  run_.emplace(moved_, course_.now().configuration, *this);
  finish(run_->take(static_cast<TransitionIndex>(workflow_.transitions.size())));
}

void Route::enter_at(StateIndex state) { move_to({state}, std::nullopt); }

void Route::send_void() {
  ends_as_ = CaseState::voided;
  send("void");
}

void Route::abandon(const std::string& outcome) {
  leave_all();
  course_.add(fact::ConfigurationReached{{{}, {}, true}});
  close(outcome, CaseState::voided);
}

void Route::finish(statechart::End end) {
  if (end == statechart::End::stuck) {
    course_.refuse({.reason = Reason::stuck,
                    .message = {"流程定义循环不止，办件未作任何改变，请管理员检查自动转移的条件",
                                "The definition never settles; nothing was changed. Check the guards of its automatic transitions"}});
    return;
  }
  if (run_->after() != course_.now().configuration) course_.add(fact::ConfigurationReached{run_->after()});
  if (end == statechart::End::finished) end_case();
}

void Route::end_case() {
  std::string outcome;
  for (const std::string& reached : course_.now().region_outcomes)
    if (reached.starts_with("=")) outcome = reached.substr(1);
  close(outcome, ends_as_);
}

void Route::close(const std::string& outcome, CaseState status) {
  if (course_.workflow().collects && has_undelivered_rows(course_.now())) {
    course_.refuse({.reason = Reason::check_failed,
                    .message = {"尚有事项未送达结果，不能办结", "Some rows have no delivered outcome; the case cannot end yet"}});
    return;
  }
  const std::vector<Timer> timers = course_.now().timers;
  for (const Timer& timer : timers)
    if (!is_span_end(timer)) course_.add(fact::TimerDropped{timer.no});
  close_holds(course_, *this);
  end_engagements(course_);
  course_.add(fact::CaseEnded{outcome, status});
  tell_of_end(course_);
}

void arm_timers(Course& course, const State& state) {
  for (const TimerRule& rule : state.after) {
    const std::string event = "after." + std::to_string(rule.transition);
    auto due = due_of(course, state, rule.at);
    if (!due) continue;
    Timer timer{static_cast<int>(course.now().facts) + 1, state.path, event, due->at};
    course.add(fact::TimerArmed{std::move(timer), due->why});
  }
}

namespace {

/// Armed already, or fired, since the state was entered: either way its fact names the event. The configuration alone can't tell, so the
/// anchor decides: an unarmed timer is one whose anchor field has just been written.
bool is_armed(const Case& now, const State& state, const std::string& event) {
  return std::ranges::any_of(now.timers, [&](const Timer& one) { return one.state == state.path && one.event == event; });
}

}  // namespace

void arm_waiting_timers(Course& course) {
  const Case before = course.situation().before;
  for (StateIndex index : course.now().configuration.active) {
    const State& state = course.workflow().states[static_cast<std::size_t>(index)];
    for (const TimerRule& rule : state.after) {
      const std::string& anchor = rule.at.anchor;
      const rules::Value* was = before.data.get(anchor);
      const rules::Value* is = course.now().data.get(anchor);
      const bool just_written = is && !is->is_null() && (!was || was->is_null());
      const std::string event = "after." + std::to_string(rule.transition);
      if (anchor.empty() || anchor == "due" || !just_written || is_armed(course.now(), state, event)) continue;
      if (auto due = due_of(course, state, rule.at))
        course.add(fact::TimerArmed{{static_cast<int>(course.now().facts) + 1, state.path, event, due->at}, due->why});
    }
  }
}

}  // namespace qianpi
