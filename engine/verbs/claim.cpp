#include "engine/verbs/claim.h"

#include "engine/checks.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Claim& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  const Task& task = *find_task(course.now(), verb.task);
  if (task.status == TaskState::open) return std::nullopt;
  return Refusal{.reason = Reason::not_open, .message = {"您已签收该待办", "You have already claimed this task"}};
}

void facts_of(Course& course, const Claim& verb) { course.add(fact::TaskClaimed{verb.task, signature_of(course.situation().actor)}); }

}  // namespace qianpi::verb
