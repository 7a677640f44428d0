#include "engine/verbs/freeze.h"

#include "engine/drawing.h"
#include "engine/selecting.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Freeze& verb) {
  if (auto no = refuse_selecting(course, verb.task)) return no;
  return refuse_freezing(course, selecting_state(course, verb.task));
}

void facts_of(Course& course, const Freeze& verb) { freeze(course, selecting_state(course, verb.task), signature_of(course.situation().actor)); }

}  // namespace qianpi::verb
