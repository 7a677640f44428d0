#include "engine/verbs/void.h"

#include "engine/checks.h"
#include "engine/handover.h"
#include "engine/route.h"

namespace qianpi::verb {

namespace {

bool has_way(Course& course) {
  for (StateIndex active : course.now().configuration.active) {
    const State& state = course.workflow().states[static_cast<std::size_t>(active)];
    const auto found = state.on.find("void");
    if (found == state.on.end()) continue;
    for (TransitionIndex index : found->second) {
      const auto& guard = course.workflow().transitions[static_cast<std::size_t>(index)].guard;
      if (!guard || holds(Stage{course, {}, active}, *guard)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Void& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (auto no = refuse_unless_named(course, "void")) return no;
  if (course.now().status != CaseState::running && course.now().status != CaseState::held) return not_running(course);
  if (!has_way(course))
    return Refusal{.reason = Reason::not_open, .message = {"流程没有规定此时可以作废", "The definition has no way to void the case now"}};
  return refuse_without_reason(verb.opinion);
}

void facts_of(Course& course, const Void& verb) {
  course.add(fact::VoidAsked{signature_of(course.situation().actor), verb.opinion});
  Route(course).send_void();
}

}  // namespace qianpi::verb
