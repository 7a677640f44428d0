#include "engine/clocks.h"

#include <algorithm>

#include "engine/spans.h"
#include "engine/tasks.h"

namespace qianpi {

namespace {

std::string event_of(const TimerRule& rule) { return "after." + std::to_string(rule.transition); }

std::vector<const State*> active_states(const Course& course) {
  std::vector<const State*> states;
  for (StateIndex index : course.now().configuration.active) states.push_back(&course.workflow().states[static_cast<std::size_t>(index)]);
  return states;
}

void arm_from_due(Course& course, const State& state) {
  for (const TimerRule& rule : state.after) {
    const auto due = rule.at.anchor == "due" ? due_of(course, state, rule.at) : std::nullopt;
    if (due) course.add(fact::TimerArmed{{static_cast<int>(course.now().facts) + 1, state.path, event_of(rule), due->at}, due->why});
  }
}

const TimerRule* rule_of(const Course& course, const Timer& timer) {
  const State* state = find_state(course.workflow(), timer.state);
  if (!state) return nullptr;
  const auto found = std::ranges::find_if(state->after, [&](const TimerRule& rule) { return event_of(rule) == timer.event; });
  return found == state->after.end() ? nullptr : &*found;
}

/// What was left when the clock stopped, from now on: by working days or days where the span counts them, else to the minute.
Due moved(const Course& course, const calendar::Phrase& phrase, Instant at, Instant since) {
  const Instant now = course.situation().now;
  const auto span = span_of(course, phrase);
  const Date last_day = date_at(Instant{at.us - 1}), stopped = date_at(since);
  const std::string why = "挂起期间（" + to_minute(since) + "至" + to_minute(now) + "）不计入期限";
  if (at <= since) return {at, {}};
  const bool exact = !span || span->unit == calendar::Unit::minutes || span->unit == calendar::Unit::hours;
  if (exact) return {Instant{at.us + now.us - since.us}, why};
  const bool working = span->unit == calendar::Unit::working_days;
  const int left = working ? course.calendar().working_days_between(stopped, last_day) : static_cast<int>(day_number(last_day) - day_number(stopped));
  const calendar::Span rest{std::max(left, 0), working ? calendar::Unit::working_days : calendar::Unit::days};
  const calendar::Deadline end = calendar::deadline(course.calendar(), now, rest, !phrase.backwards && course.package().calendar.roll);
  return {end.at, why + "；余" + calendar::to_chinese(rest)};
}

void move_dues(Course& course, const State& state, Instant since) {
  if (!state.task || !state.task->due || !state.task->due->anchor.empty()) return;
  const std::vector<Task> tasks = course.now().tasks;
  for (const Task& task : tasks) {
    if (task.state != state.path || !is_open(task) || !task.due_at) continue;
    const Due due = moved(course, *state.task->due, *task.due_at, since);
    if (due.at != *task.due_at) course.add(fact::TaskDueSet{task.no, due.at, due.why});
  }
}

/// A timer that hangs on the due date follows it; one that no definition wrote (an invitation's) is moved to the minute.
Due moved_timer(const Course& course, const Timer& timer, Instant since) {
  const TimerRule* rule = rule_of(course, timer);
  if (!rule) return {Instant{timer.at.us + course.situation().now.us - since.us}, {}};
  if (rule->at.anchor.empty()) return moved(course, rule->at, timer.at, since);
  const State& state = *find_state(course.workflow(), timer.state);
  const auto due = rule->at.anchor == "due" ? due_of(course, state, rule->at) : std::nullopt;
  return due ? *due : Due{timer.at, {}};
}

}  // namespace

void set_known_dues(Course& course) {
  for (const State* state : active_states(course)) {
    if (!state->task || !state->task->due || state->task->due->anchor.empty()) continue;
    const auto due = due_of(course, *state, *state->task->due);
    const std::vector<Task> tasks = course.now().tasks;
    bool was_set = false, has_due = false;
    for (const Task& task : tasks) {
      if (task.state != state->path || !is_open(task) || task.correction) continue;
      has_due |= task.due_at.has_value();
      if (!due || task.due_at) continue;
      course.add(fact::TaskDueSet{task.no, due->at, due->why});
      was_set = true;
    }
    if (was_set && !has_due) arm_from_due(course, *state);
  }
}

void stop_due_timers(Course& course, const State& state) {
  const std::vector<Timer> timers = course.now().timers;
  for (const Timer& timer : timers) {
    const TimerRule* rule = timer.state == state.path && !is_span_end(timer) ? rule_of(course, timer) : nullptr;
    if (rule && rule->at.anchor == "due") course.add(fact::TimerDropped{timer.no});
  }
}

void restart_clocks(Course& course, const State& state) {
  if (!state.task || !state.task->due) return;
  const calendar::Phrase& phrase = *state.task->due;
  const auto due = phrase.anchor.empty() ? std::optional(due_from(course, phrase, course.situation().now)) : due_of(course, state, phrase);
  const std::vector<Task> tasks = course.now().tasks;
  for (const Task& task : tasks)
    if (due && task.state == state.path && is_open(task) && !task.correction) course.add(fact::TaskDueSet{task.no, due->at, due->why});
  stop_due_timers(course, state);
  arm_from_due(course, state);
}

void let_clocks_run(Course& course, const Hold& hold) {
  for (const State* state : active_states(course)) move_dues(course, *state, hold.since);
  for (Timer timer : hold.timers) {
    const Due due = moved_timer(course, timer, hold.since);
    timer.at = due.at;
    course.add(fact::TimerArmed{std::move(timer), due.why});
  }
}

}  // namespace qianpi
