#include "engine/verbs/reassign.h"

#include "engine/checks.h"
#include "engine/handover.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Reassign& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (auto no = refuse_unless_administrator(course)) return no;
  const Task* task = find_task(course.now(), verb.task);
  if (!task) return Refusal{.reason = Reason::unknown_task, .message = {"没有这项待办", "There is no such task"}};
  if (course.now().status != CaseState::running) return not_running(course);
  if (!is_open(*task)) return Refusal{.reason = Reason::not_open, .message = {"该待办已经办理或不再需要办理", "This task is no longer open"}};
  if (auto no = refuse_without_reason(verb.opinion)) return no;
  return refuse_receiver(course, *task, verb.to);
}

void facts_of(Course& course, const Reassign& verb) {
  course.add(fact::TaskReassigned{verb.task, signature_of(course.situation().actor), signature_of_person(course, verb.to), verb.opinion});
}

}  // namespace qianpi::verb
