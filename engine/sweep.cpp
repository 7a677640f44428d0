// The daily sweep: what time alone begins. At 00:00 of each day conditions are compared over the same records as of the day before and as of that
// day. Called by the clock, by the virtual clock and by scenarios; after an outage each missed day has its own turn.
#include <algorithm>
#include <stdexcept>

#include "engine/base/hash.h"
#include "engine/definition/recurrence.h"
#include "engine/deliveries.h"
#include "engine/engine.h"
#include "engine/ports/fault.h"
#include "engine/thresholds.h"

namespace qianpi {

namespace {

constexpr const char* lease = "sweep";
constexpr std::int64_t lease_us = 600'000'000;  // ten minutes: longer than a sweep of a full register takes
constexpr int node_bytes = 16;

bool waits_for_days(const Package& package, const Workflow& workflow, const StartRule& start) {
  if (start.every) return true;
  if (!start.when || !workflow.subject) return false;
  const auto in = package.registers.find(workflow.subject->register_name);
  return in != package.registers.end() && depends_on_days(in->second, *start.when);
}

/// Does anything of the package wait for days: a rule, or a case that waits for a condition?
bool waits_for_days(const Package& package) {
  for (const auto& [name, workflow] : package.workflows) {
    if (std::ranges::any_of(workflow.states, [](const State& state) { return state.wait.has_value(); })) return true;
    if (std::ranges::any_of(workflow.start, [&, &of = workflow](const StartRule& start) { return waits_for_days(package, of, start); })) return true;
  }
  return false;
}

/// One day as a condition sees it: a course of no case.
struct Day {
  Situation situation;
  Course course;

  Day(PackagePtr package, std::shared_ptr<const calendar::Calendar> calendar, const std::string& workflow, Date day)
      : situation(of(std::move(package), std::move(calendar), workflow, day)), course(situation) {}
  Day(const Day&) = delete;
  Day& operator=(const Day&) = delete;

  static Situation of(PackagePtr package, std::shared_ptr<const calendar::Calendar> calendar, const std::string& workflow, Date day) {
    Situation it;
    it.now = start_of(day);
    it.actor = engine_actor();
    it.before.package = package->name;
    it.before.workflow = workflow;
    it.package = std::move(package);
    it.calendar = std::move(calendar);
    return it;
  }
};

}  // namespace

/// One start; what its own definition does wrong is told and keeps nobody else from beginning.
Begun Engine::begin_by_itself(verb::Start start, std::string key) {
  Begun begun{start.workflow, KeyReused{}};
  try {
    begun.answer = submit({engine_actor(), {}, std::move(start), std::move(key)});
  } catch (const Fault&) {
    throw;  // the world failed: this day is swept again later
  } catch (const std::exception& bug) {
    begun.answer = Refusal{.reason = Reason::stuck, .message = {bug.what(), bug.what()}};
  }
  return begun;
}

std::vector<Begun> Engine::sweep_rule(const PackagePtr& package, const Workflow& workflow, int rule, Date day) {
  const StartRule& start = workflow.start[static_cast<std::size_t>(rule)];
  Day before(package, calendar_, workflow.name, plus_days(day, -1)), after(package, calendar_, workflow.name, day);
  verb::Start begin{package->name, workflow.name, {}};
  begin.rule = rule;
  begin.happened_at = after.situation.now;
  if (start.every) {
    if (!falls_on(*start.every, day)) return {};
    begin.data = given_by(after.course, start, nullptr);
    return {begin_by_itself(begin, "every/" + package->name + "/" + workflow.name + "/" + std::to_string(rule) + "/" + to_text(day))};
  }
  Needs needs;
  Situation read;
  needs.registers = {{package->name, workflow.subject->register_name}};
  store_.load(needs, read);
  std::vector<Begun> begun;
  for (const Record& record : read.registers.begin()->second) {
    if (is_reached(before.course, start, record) || !is_reached(after.course, start, record)) continue;
    begin.subject = record.key;
    begin.data = given_by(after.course, start, &record);
    begun.push_back(begin_by_itself(begin, when_key(workflow.name, rule, record.key, day)));
  }
  return begun;
}

std::vector<Begun> Engine::sweep(const PackagePtr& package, Date day) {
  std::vector<Begun> begun;
  for (const auto& [name, workflow] : package->workflows)
    for (std::size_t rule = 0; rule < workflow.start.size(); ++rule)
      if (waits_for_days(*package, workflow, workflow.start[rule]))
        for (Begun& one : sweep_rule(package, workflow, static_cast<int>(rule), day)) begun.push_back(std::move(one));
  return begun;
}

std::vector<Begun> Engine::sweep_missed() {
  const std::scoped_lock lock(sweeping_);
  const Date today = date_at(clock_.now());
  if (swept_ && *swept_ >= today) return {};
  if (node_.empty()) node_ = sha256_hex(entropy_.bytes(node_bytes));
  const Instant now = clock_.now();
  if (!store_.take_lease(lease, node_, now, {now.us + lease_us})) return {};
  std::vector<Begun> begun;
  bool day_came = swept_.has_value();
  for (const PackagePtr& package : library_.all_current()) {
    const auto last = store_.swept_until(package->name);
    if (last && *last >= today) continue;
    day_came = day_came || last;
    for (Date day = plus_days(last.value_or(swept_ ? plus_days(today, -1) : today), 1); day <= today && waits_for_days(*package);
         day = plus_days(day, 1)) {
      for (Begun& one : sweep(package, day)) begun.push_back(std::move(one));
      store_.set_swept(package->name, day);
    }
    store_.set_swept(package->name, today);
  }
  swept_ = today;
  if (day_came) look_at_waiting();
  store_.take_lease(lease, node_, now, now);  // given back
  return begun;
}

std::optional<Instant> Engine::next_sweep() {
  const std::scoped_lock lock(sweeping_);
  if (!swept_) return std::nullopt;
  for (const PackagePtr& package : library_.all_current())
    if (waits_for_days(*package)) return start_of(plus_days(*swept_, 1));
  return std::nullopt;
}

}  // namespace qianpi
