#include "tests/simulate/invariants.h"

#include <algorithm>
#include <set>

#include "engine/evolve.h"
#include "engine/journal.h"
#include "engine/rules/value_text.h"

namespace qianpi::simulate {

namespace {

std::string of_task(const Task& task) { return "task " + std::to_string(task.no) + " in " + task.state; }

std::set<std::string> active_paths(const Workflow& workflow, const Case& now) {
  std::set<std::string> paths;
  for (StateIndex state : now.configuration.active) paths.insert(workflow.states[static_cast<std::size_t>(state)].path);
  return paths;
}

Complaint odd_configuration(const Workflow& workflow, const Case& now) {
  const auto& chart = workflow.chart;
  for (StateIndex state : now.configuration.active) {
    if (state != statechart::root && !is_active(now.configuration, chart[state].parent)) return "a state is active outside its own";
    const auto inner = std::ranges::count_if(chart[state].children, [&](StateIndex child) { return is_active(now.configuration, child); });
    if (chart[state].kind == statechart::Kind::compound && inner != 1) return "not just one state is active inside another";
    if (chart[state].kind == statechart::Kind::parallel && inner != static_cast<long>(chart[state].children.size())) return "a region is missing";
  }
  return {};
}

Complaint odd_task(const Case& now, const std::set<std::string>& active, const Task& task) {
  if (is_open(task)) {
    if (!active.contains(task.state)) return of_task(task) + " is open though its state isn't active";
    if (!task.correction && task.entry != entries_of(now, task.state)) return of_task(task) + " is open from an entry that is over";
    if (task.decided_by) return of_task(task) + " is open and decided";
    if (task.status == TaskState::claimed && !task.assignee) return of_task(task) + " is claimed by nobody";
    return {};
  }
  if (task.status != TaskState::decided) return {};
  if (!task.decided_by || !task.decided_at) return of_task(task) + " was decided by nobody";
  if (task.signer && *task.signer != task.decided_by->user) return of_task(task) + " was decided by someone else than its signer";
  if (std::ranges::count(task.excluded, task.decided_by->user, &Exclusion::user))
    return of_task(task) + " was decided by someone who had to keep out";
  if (!task.correction && now.workflow == "main" && task.decided_by->user == now.starter.user) return of_task(task) + " was decided by its own asker";
  return {};
}

Complaint unfinished(const Case& now) {
  const auto is_unended = [](const Child& child) { return child.status == ChildStatus::asked || child.status == ChildStatus::running; };
  if (std::ranges::any_of(now.tasks, is_open)) return "an ended case has an open task";
  if (!now.timers.empty()) return "an ended case has a timer";
  if (!now.waiting.empty()) return "an ended case is on a waiting list";
  if (std::ranges::any_of(now.children, is_unended)) return "an ended case waits for a child";
  if (now.pending) return "an ended case has a decision that waits";
  if (!now.ended_at || now.outcome.empty()) return "an ended case doesn't say when or how";
  return {};
}

/// Nobody signs twice in one round.
Complaint signed_twice(const Case& now) {
  std::set<std::tuple<std::string, int, std::string>> signers;
  for (const Task& task : now.tasks)
    if (task.signer && !task.correction && task.status == TaskState::decided && !signers.emplace(task.state, task.entry, task.signer->value).second)
      return of_task(task) + " is the second ballot of one person";
  return {};
}

/// Where everyone who could sign has to keep out, a case stands still and says so; the invented definitions give no other reason.
bool may_stand_still(const Case& now) {
  return std::ranges::any_of(now.tasks, [](const Task& task) { return is_open(task) && !task.excluded.empty(); });
}

}  // namespace

Complaint complaint_about(const Workflow& workflow, const Case& now) {
  if (now.stranded && !may_stand_still(now)) return "a case stands still though its definition always goes on";
  const auto active = active_paths(workflow, now);
  for (const Task& task : now.tasks)
    if (const auto odd = odd_task(now, active, task); !odd.empty()) return odd;
  if (const auto odd = signed_twice(now); !odd.empty()) return odd;
  if (now.status == CaseState::ended) return unfinished(now);
  for (const Timer& timer : now.timers)
    if (!timer.state.empty() && !active.contains(timer.state)) return "a timer runs in " + timer.state + ", which isn't active";
  return odd_configuration(workflow, now);
}

Complaint orphaned(const Workflow& workflow, const Case& now) {
  if (now.status != CaseState::running || now.stranded || now.pending || !now.timers.empty() || !now.waiting.empty()) return {};
  const auto may_move = [](const Task& task) { return is_open(task) || task.status == TaskState::deciding; };
  if (std::ranges::any_of(now.tasks, may_move)) return {};
  const auto is_unended = [](const Child& child) { return child.status == ChildStatus::asked || child.status == ChildStatus::running; };
  if (std::ranges::any_of(now.children, is_unended)) return {};
  std::string where;
  for (const auto& path : active_paths(workflow, now)) where += " " + path;
  return "a running case has nothing that could move it, in" + where;
}

Complaint skipped(const Invention& invention, const Case& now) {
  if (now.workflow != "main" || now.outcome != "granted") return {};
  for (const auto& step : invention.steps)
    if (!find_entered(now, step)) return "granted without " + step;
  for (const auto& step : invention.approved) {
    const DecisionMade* last = last_decision(now, step);
    if (!last || last->outcome != "approve") return "granted though " + step + " didn't approve";
  }
  return {};
}

Case folded(Case before, const std::vector<JournalRow>& rows, std::size_t from) {
  for (std::size_t i = from; i < rows.size(); ++i)
    before = evolve(std::move(before), fact_from(rows[i].kind, rules::from_json(rows[i].body)), rows[i].recorded_at);
  return before;
}

Complaint differs(Case folded, const Case& stored) {
  folded.id = stored.id;
  folded.revision = stored.revision;
  folded.facts = stored.facts;
  if (folded == stored) return {};
  return "folding the journal gives another case: " + rules::to_json(to_value(folded)) + " instead of " + rules::to_json(to_value(stored));
}

Complaint broken_chain(const std::vector<JournalRow>& rows, const std::string& head) {
  const auto broken = verify_chain(rows, head);
  return broken ? "the journal's chain breaks at " + std::to_string(broken->seq) + ": " + broken->what.en : "";
}

}  // namespace qianpi::simulate
