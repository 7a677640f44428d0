#include "engine/verbs/hold.h"

#include "engine/checks.h"
#include "engine/handover.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Hold& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (auto no = refuse_unless_named(course, "hold")) return no;
  if (course.now().status != CaseState::running) return not_running(course);
  return refuse_without_reason(verb.opinion);
}

void facts_of(Course& course, const Hold& verb) { course.add(fact::CaseHeld{signature_of(course.situation().actor), verb.opinion}); }

}  // namespace qianpi::verb
