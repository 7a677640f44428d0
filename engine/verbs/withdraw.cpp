#include "engine/verbs/withdraw.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/route.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Withdraw&) {
  if (auto hidden = unseen(course)) return hidden;
  const Case& now = course.now();
  const Actor& actor = course.situation().actor;
  if (now.starter.user != actor.user && !actor.is_engine())
    return Refusal{.reason = Reason::not_allowed, .message = {"只有发起人可以撤回", "Only whoever began the case can withdraw it"}};
  if (now.status != CaseState::running)
    return Refusal{.reason = Reason::not_open, .message = {"办件已经办结或挂起", "The case has ended or is on hold"}};
  for (StateIndex active : now.configuration.active) {
    const State& state = course.workflow().states[static_cast<std::size_t>(active)];
    auto found = state.on.find("withdraw");
    if (found == state.on.end()) continue;
    for (TransitionIndex index : found->second) {
      const Transition& transition = course.workflow().transitions[static_cast<std::size_t>(index)];
      if (!transition.guard || holds(Stage{course, {}, active}, *transition.guard)) return std::nullopt;
    }
  }
  return Refusal{.reason = Reason::not_open, .message = {"到了这一环节不能再撤回", "It is too late to withdraw this case"}};
}

void facts_of(Course& course, const Withdraw& verb) {
  course.add(fact::WithdrawalAsked{signature_of(course.situation().actor), verb.opinion});
  Route(course).send("withdraw");
}

}  // namespace qianpi::verb
