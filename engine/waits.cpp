#include "engine/waits.h"

#include <algorithm>

#include "engine/clocks.h"
#include "engine/deliveries.h"
#include "engine/tasks.h"

namespace qianpi {

using rules::Value;

namespace {

constexpr std::string_view done = "done";
constexpr int most_rounds = 100;

/// What a wait stands at: over, or the day it is given.
struct Standing {
  bool over = false;
  std::optional<Instant> until;
};

Standing standing_of(const Stage& stage, const Wait& wait) {
  const Value value = evaluate(stage, wait.until).value;
  if (value.is(rules::Kind::boolean)) return {value.boolean(), {}};
  const auto until = value.instant();
  return {until && *until <= stage.course.situation().now, until};
}

const Timer* timer_of(const Case& now, const State& state) {
  auto found = std::ranges::find_if(now.timers, [&](const Timer& one) { return one.state == state.path && one.event == done; });
  return found == now.timers.end() ? nullptr : &*found;
}

/// The timer follows the day: a new day replaces it, no day takes it away.
void keep_timer(Course& course, const State& state, std::optional<Instant> until) {
  const Timer* armed = timer_of(course.now(), state);
  if (armed && until == armed->at) return;
  if (armed) course.add(fact::TimerDropped{armed->no});
  if (!until) return;
  const int no = static_cast<int>(course.now().facts) + 1;
  course.add(fact::TimerArmed{{no, state.path, std::string(done), *until}, state.wait->until.text});
}

std::vector<StateIndex> waiting_states(const Course& course) {
  std::vector<StateIndex> waiting;
  for (StateIndex index : course.now().configuration.active)
    if (course.workflow().states[static_cast<std::size_t>(index)].wait) waiting.push_back(index);
  return waiting;
}

/// The first state whose wait is over goes on; false when none does.
bool go_on(Course& course) {
  for (StateIndex index : waiting_states(course)) {
    const State& state = course.workflow().states[static_cast<std::size_t>(index)];
    const Standing standing = standing_of({course, {}, index}, *state.wait);
    if (standing.over && Route(course).send(std::string(done), state.path)) return true;
    if (!standing.over) keep_timer(course, state, standing.until);
  }
  return false;
}

bool waits_about(const Package& package, const std::string& workflow, const RecordKey& key) {
  const auto found = package.workflows.find(workflow);
  if (found == package.workflows.end() || !found->second.subject || found->second.subject->register_name != key.register_name) return false;
  return std::ranges::any_of(found->second.states, [](const State& state) { return state.wait.has_value(); });
}

bool may_wait_about(const Package& package, const RecordKey& key) {
  return std::ranges::any_of(package.workflows, [&](const auto& one) { return waits_about(package, one.first, key); });
}

}  // namespace

void begin_waiting(const Stage& stage, Route& route, const State& state) {
  const Standing standing = standing_of(stage, *state.wait);
  if (standing.over) return route.raise("done.state." + state.path);
  keep_timer(stage.course, state, standing.until);
}

void look_again(Course& course) {
  for (int round = 0; round < most_rounds; ++round) {
    if (course.refusal() || course.now().status != CaseState::running) return;
    set_known_dues(course);
    arm_waiting_timers(course);
    if (!go_on(course)) return;
  }
  course.refuse({.reason = Reason::stuck,
                 .message = {"流程定义循环不止，办件未作任何改变，请管理员检查等待的条件",
                             "The definition never settles; nothing was changed. Check the conditions of its waits"}});
}

bool would_go_on(Course& course) {
  return std::ranges::any_of(waiting_states(course), [&](StateIndex index) {
    const State& state = course.workflow().states[static_cast<std::size_t>(index)];
    const Standing standing = standing_of({course, {}, index}, *state.wait);
    const Timer* armed = timer_of(course.now(), state);
    return standing.over || (standing.until && (!armed || armed->at != *standing.until));
  });
}

void wake_others(Course& course) {
  std::set<RecordKey> changed;
  for (const Noted& noted : course.facts())
    if (const RecordKey* key = record_of(noted.fact); key && may_wait_about(course.package(), *key)) changed.insert(*key);
  for (const RecordKey& key : changed)
    for (const RunningCase& other : course.running_about(key))
      if (other.id != course.now().id && waits_about(course.package(), other.workflow, key))
        send(course, other.id, trigger::look, Value::context({}));
}

}  // namespace qianpi
