#include "engine/verbs/release.h"

#include "engine/checks.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Release& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  if (find_task(course.now(), verb.task)->status == TaskState::claimed) return std::nullopt;
  return Refusal{.reason = Reason::not_open, .message = {"该待办尚未签收", "This task has not been claimed"}};
}

void facts_of(Course& course, const Release& verb) { course.add(fact::TaskReleased{verb.task, signature_of(course.situation().actor)}); }

}  // namespace qianpi::verb
