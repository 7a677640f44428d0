#include "engine/verbs/transfer.h"

#include "engine/handover.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Transfer& verb) {
  if (auto no = refuse_giving(course, verb.task)) return no;
  if (auto no = refuse_without_reason(verb.opinion)) return no;
  return refuse_unless_of_role(course, *find_task(course.now(), verb.task), verb.to);
}

void facts_of(Course& course, const Transfer& verb) {
  course.add(fact::TaskTransferred{verb.task, signature_of(course.situation().actor), signature_of_person(course, verb.to), verb.opinion});
}

}  // namespace qianpi::verb
