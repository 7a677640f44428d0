#include "engine/verbs/return.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/tasks.h"

namespace qianpi::verb {

namespace {

const Transition* return_rule(const Workflow& workflow, const Task& task) {
  const State* state = find_state(workflow, task.state);
  if (!state || task.correction) return nullptr;
  auto found = state->on.find("return");
  return found == state->on.end() ? nullptr : &workflow.transitions[static_cast<std::size_t>(found->second.front())];
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Return& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  const Transition* rule = return_rule(course.workflow(), *find_task(course.now(), verb.task));
  if (!rule) return Refusal{.reason = Reason::no_such_outcome, .message = {"本环节不能退回", "This step cannot return the case"}};
  if (rule->guard && !holds(Stage{course, {}, rule->source}, *rule->guard))
    return Refusal{.reason = Reason::not_open, .message = {"现在不能退回", "The case cannot be returned now"}};
  if (verb.opinion.empty()) return Refusal{.reason = Reason::opinion_missing, .message = {"请写明退回的原因", "Say why you return it"}};
  return changed_since(course.now(), verb.seen);
}

void facts_of(Course& course, const Return& verb) {
  const Task task = *find_task(course.now(), verb.task);
  const State& state = *find_state(course.workflow(), task.state);
  const Transition& rule = *return_rule(course.workflow(), task);
  DecisionMade decision{task.state,
                        task.no,
                        signature_of(course.situation().actor),
                        task.role,
                        "return",
                        rule.title.zh,
                        verb.opinion,
                        text_of(Stage{course, {}, rule.source}, rule.basis),
                        course.situation().now,
                        {}};
  course.add(fact::TaskReturned{task.no, decision, rule.returns ? rule.returns->to : std::string()});
  if (rule.has_target || !rule.returns) {  // the definition says where: an ordinary transition
    Route(course).send("return", task.state);
    return;
  }
  release_not_needed(course, task.state);
  Signature doer = course.now().starter;
  if (rule.returns->to != "initiator")
    if (const DecisionMade* made = last_decision(course.now(), rule.returns->to)) doer = made->who;
  open_correction(course, state, Correction{task.state, rule.returns->again, {}}, doer);
}

}  // namespace qianpi::verb
