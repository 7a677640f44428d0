#include "engine/verbs/remove_signer.h"

#include "engine/checks.h"
#include "engine/handover.h"
#include "engine/signoff.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const RemoveSigner& verb) {
  if (auto hidden = unseen(course)) return hidden;
  const Task* task = find_task(course.now(), verb.task);
  if (!task) return Refusal{.reason = Reason::unknown_task, .message = {"没有这项待办", "There is no such task"}};
  if (course.now().status != CaseState::running) return not_running(course);
  if (!task->added)
    return Refusal{
        .reason = Reason::not_allowed,
        .message = {"流程规定的签署人不能减去，只能减去加签的人", "Signers whom the definition asks for stay; only added ones can be removed"}};
  if (task->added->by.user != course.situation().actor.user)
    if (auto no = refuse_unless_administrator(course)) return no;
  if (!is_open(*task)) return Refusal{.reason = Reason::already_decided, .message = {"已经签署，不能减去", "This ballot has been cast and stays"}};
  return refuse_without_reason(verb.opinion);
}

void facts_of(Course& course, const RemoveSigner& verb) {
  const std::string state = find_task(course.now(), verb.task)->state;
  course.add(fact::SignerRemoved{verb.task, signature_of(course.situation().actor), verb.opinion});
  move_on(course, *find_state(course.workflow(), state));
}

}  // namespace qianpi::verb
