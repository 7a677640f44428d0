#include "engine/verbs/remind.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/handover.h"
#include "engine/roles.h"

namespace qianpi::verb {

namespace {

bool has_part(const Course& course, const Actor& actor) {
  const Case& now = course.now();
  if (now.starter.user == actor.user || is_administrator(actor)) return true;
  return std::ranges::any_of(now.decisions, [&](const DecisionMade& one) { return one.who.user == actor.user; }) ||
         std::ranges::any_of(now.tasks, [&](const Task& one) { return is_called(course, one, actor); });
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Remind& verb) {
  if (auto hidden = unseen(course)) return hidden;
  const Actor& actor = course.situation().actor;
  const Task* task = find_task(course.now(), verb.task);
  if (!task) return Refusal{.reason = Reason::unknown_task, .message = {"没有这项待办", "There is no such task"}};
  if (course.now().status != CaseState::running) return not_running(course);
  if (!is_open(*task) || is_waiting(course.now(), *task))
    return Refusal{.reason = Reason::not_open, .message = {"该待办现在无须办理", "Nothing is to be done with this task now"}};
  if (is_called(course, *task, actor)) return Refusal{.reason = Reason::not_allowed, .message = {"这是您自己的待办", "This task is your own"}};
  if (!has_part(course, actor))
    return Refusal{.reason = Reason::not_allowed,
                   .message = {"只有发起人和经办过的人可以催办", "Only whoever began the case or has a part in it can remind"}};
  return std::nullopt;
}

void facts_of(Course& course, const Remind& verb) { course.add(fact::TaskReminded{verb.task, signature_of(course.situation().actor), verb.opinion}); }

}  // namespace qianpi::verb
