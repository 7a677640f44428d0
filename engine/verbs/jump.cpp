#include "engine/verbs/jump.h"

#include "engine/checks.h"
#include "engine/handover.h"
#include "engine/route.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Jump& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (auto no = refuse_unless_named(course, "jump")) return no;
  if (course.now().status != CaseState::running) return not_running(course);
  const StateIndex to = index_of(course.workflow(), verb.to);
  const bool is_step = to > 0 && course.workflow().chart[to].kind != statechart::Kind::final;
  if (!is_step)
    return Refusal{.reason = Reason::bad_input,
                   .message = {"请选择要跳转到的环节（不能是结束环节）", "Choose the step to jump to (not an end)"},
                   .problems = {{{"to", 0, 0}, {"没有这个环节", "there is no such step"}, {"请从可选环节中选择", "choose one that is offered"}}}};
  return refuse_without_reason(verb.opinion);
}

void facts_of(Course& course, const Jump& verb) {
  const StateIndex to = index_of(course.workflow(), verb.to);
  course.add(fact::CaseJumped{signature_of(course.situation().actor), course.workflow().states[static_cast<std::size_t>(to)].path, verb.opinion});
  Route(course).enter_at(to);
}

}  // namespace qianpi::verb
