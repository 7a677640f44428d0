#include "engine/verbs/retrieve.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/clocks.h"
#include "engine/handover.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/signoff.h"
#include "engine/tasks.h"

namespace qianpi::verb {

namespace {

Refusal too_late(const char* zh, const char* en) { return {.reason = Reason::not_open, .message = {zh, en}}; }

bool is_lender(const Course& course, const Task& task) { return task.lent && task.lent->from.user == course.situation().actor.user && is_open(task); }

bool still_signing(const Course& course, const Task& task) {
  const StateIndex state = index_of(course.workflow(), task.state);
  return statechart::is_active(course.now().configuration, state) && is_current(course.now(), task);
}

/// What follows the ballot and hangs on it: the next of a sequence, or a signer asked in after it.
std::vector<Task> following(const Course& course, const Task& task) {
  const TaskRule& rule = *rule_of(course.workflow(), task);
  std::vector<Task> next;
  for (const Task& other : course.now().tasks) {
    const bool of_round = other.state == task.state && other.entry == task.entry && !other.correction;
    if (of_round && (other.waits_for == task.no || (rule.signers == Signers::sequence && other.no > task.no))) next.push_back(other);
  }
  return next;
}

std::optional<Refusal> refuse_ballot_back(const Course& course, const Task& task) {
  for (const Task& next : following(course, task)) {
    if (next.waits_for == task.no) return too_late("已请他人随后加签，不能拿回", "Somebody was asked to sign after you; it can't be taken back");
    if (next.status != TaskState::open && next.status != TaskState::withdrawn)
      return too_late("下一签署人已经签收或签署，不能拿回", "The next signer has taken it up already");
  }
  return std::nullopt;
}

/// Is everything that stood beside the step still as it was?
bool is_as_before(const Course& course, StateIndex step) {
  const statechart::Chart& chart = course.workflow().chart;
  const auto is_on_the_way = [&](StateIndex state) {
    for (StateIndex it = step; it >= 0; it = chart[it].parent)
      if (it == state) return true;
    return false;
  };
  return std::ranges::all_of(course.now().last_step->before.active,
                             [&](StateIndex state) { return statechart::is_active(course.now().configuration, state) || is_on_the_way(state); });
}

std::optional<Refusal> refuse_step_back(const Course& course, const Task& task) {
  const TaskRule* rule = rule_of(course.workflow(), task);
  const auto& last = course.now().last_step;
  if (!rule || rule->over != Over::nothing || rule->signers != Signers::any || task.added)
    return too_late("联合签署已有结果，不能拿回", "The joint sign-off has its result; it can't be taken back");
  if (!last || last->task != task.no || !is_as_before(course, index_of(course.workflow(), task.state)))
    return too_late("下一环节已经签收或办理，或已有文书、文号等送出，不能拿回",
                    "The next step has been taken up, or something has left the case: it can't be taken back");
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Retrieve& verb) {
  if (auto hidden = unseen(course)) return hidden;
  const Task* task = find_task(course.now(), verb.task);
  if (!task) return Refusal{.reason = Reason::unknown_task, .message = {"没有这项待办", "There is no such task"}};
  if (course.now().status != CaseState::running) return not_running(course);
  if (is_lender(course, *task)) return std::nullopt;
  if (!task->decided_by || task->decided_by->user != course.situation().actor.user)
    return Refusal{.reason = Reason::not_allowed, .message = {"只有办理人本人可以拿回", "Only whoever decided can take it back"}};
  if (task->status != TaskState::decided || task->correction) return too_late("这一步不能拿回", "This step can't be taken back");
  return still_signing(course, *task) ? refuse_ballot_back(course, *task) : refuse_step_back(course, *task);
}

void facts_of(Course& course, const Retrieve& verb) {
  const Task task = *find_task(course.now(), verb.task);
  const Signature who = signature_of(course.situation().actor);
  const State& state = *find_state(course.workflow(), task.state);
  const bool signing = still_signing(course, task), lent = is_lender(course, task);
  course.add(fact::TaskRetrieved{task.no, who, verb.opinion});
  if (lent) return;
  if (signing) {
    for (const Task& next : following(course, task))
      if (is_open(next)) course.add(fact::SignerRemoved{next.no, who, verb.opinion});
    return open_again(course, state, task);
  }
  Route(course).enter_at(index_of(course.workflow(), task.state));
  const auto mine = std::ranges::find_if(course.now().tasks, [&](const Task& one) { return one.state == task.state && is_open(one) && !one.signer; });
  if (mine != course.now().tasks.end()) course.add(fact::TaskClaimed{mine->no, who});
}

}  // namespace qianpi::verb
