#include "engine/verbs/continue.h"

#include "engine/checks.h"
#include "engine/clocks.h"
#include "engine/handover.h"
#include "engine/verbs/deliver.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Continue& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (auto no = refuse_unless_named(course, "hold")) return no;
  if (course.now().status != CaseState::held) return Refusal{.reason = Reason::not_open, .message = {"办件没有挂起", "The case is not on hold"}};
  return refuse_without_reason(verb.opinion);
}

void facts_of(Course& course, const Continue& verb) {
  const qianpi::Hold hold = *course.now().hold;
  course.add(fact::CaseContinued{signature_of(course.situation().actor), verb.opinion, hold.since});
  let_clocks_run(course, hold);
  for (const KeptDelivery& kept : hold.kept) take_delivery(course, {kept.from, kept.seq, kept.trigger, kept.payload});
}

}  // namespace qianpi::verb
