#include "engine/verbs/return.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/clocks.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/tasks.h"

namespace qianpi::verb {

namespace {

const Transition* return_rule(const Workflow& workflow, const Task& task) {
  const State* state = find_state(workflow, task.state);
  if (!state || task.correction || task.lent) return nullptr;
  auto found = state->on.find("return");
  return found == state->on.end() ? nullptr : &workflow.transitions[static_cast<std::size_t>(found->second.front())];
}

constexpr const char* initiator = "initiator";

/// Steps decided on the way here, the latest first.
std::vector<std::string> steps_behind(const Course& course, const Task& task) {
  std::vector<std::string> steps;
  const auto& decisions = course.now().decisions;
  for (auto made = decisions.rbegin(); made != decisions.rend(); ++made)
    if (made->state != task.state && std::ranges::find(steps, made->state) == steps.end()) steps.push_back(made->state);
  return steps;
}

std::string place_of(const Course& course, const Task& task, const ReturnRule& rule, const std::string& chosen) {
  if (!chosen.empty()) return chosen;
  if (rule.to != "previous" && rule.to != "passed") return rule.to;
  const std::vector<std::string> steps = steps_behind(course, task);
  return steps.empty() ? initiator : steps.front();
}

Refusal nobody_to_mend(const char* zh, const char* en) { return {.reason = Reason::not_open, .message = {zh, en}}; }

bool is_passed(const Course& course, const Task& task, const ReturnRule& rule, const std::string& chosen) {
  const std::string to = place_of(course, task, rule, chosen);
  const State* step = to == initiator ? nullptr : find_state_near(course.workflow(), *find_state(course.workflow(), task.state), to);
  return to == initiator || (step && last_decision(course.now(), step->path));
}

std::optional<Refusal> refuse_place(const Course& course, const Task& task, const Transition& rule, const std::string& chosen) {
  if (rule.has_target || !rule.returns) return std::nullopt;
  if (!is_passed(course, task, *rule.returns, chosen))
    return nobody_to_mend("要退回的环节还没有人办理过", "Nobody has handled the step that it would be returned to");
  const std::string to = place_of(course, task, *rule.returns, chosen);
  if (to == initiator && course.now().starter.user == engine_user)
    return nobody_to_mend("本办件由系统发起，没有可以补正的申请人", "The case began by itself: there is no initiator to correct it");
  return std::nullopt;
}

/// Somebody who mends the same step already, for another branch: they do it once.
const Task* same_correction(const Case& now, const Correction& wanted, const UserId& doer) {
  const auto found = std::ranges::find_if(now.tasks, [&](const Task& one) {
    return one.correction && is_open(one) && one.signer == doer && one.correction->step == wanted.step && one.correction->again == wanted.again;
  });
  return found == now.tasks.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> return_places(const Course& course, const Task& task) {
  const Transition* rule = return_rule(course.workflow(), task);
  if (!rule || rule->has_target || !rule->returns || rule->returns->to != "passed") return {};
  std::vector<std::string> places = steps_behind(course, task);
  places.emplace_back(initiator);
  return places;
}

std::optional<Refusal> refusal(Course& course, const Return& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  const Transition* rule = return_rule(course.workflow(), *find_task(course.now(), verb.task));
  if (!rule) return Refusal{.reason = Reason::no_such_outcome, .message = {"本环节不能退回", "This step cannot return the case"}};
  if (rule->guard && !holds(Stage{course, {}, rule->source}, *rule->guard))
    return Refusal{.reason = Reason::not_open, .message = {"现在不能退回", "The case cannot be returned now"}};
  if (const auto places = return_places(course, *find_task(course.now(), verb.task));
      !verb.to.empty() && std::ranges::find(places, verb.to) == places.end())
    return Refusal{.reason = Reason::bad_input,
                   .message = {"不能退回到所选环节，请从可选环节中选择", "It cannot be returned to that step: choose one that is offered"}};
  if (auto no = refuse_place(course, *find_task(course.now(), verb.task), *rule, verb.to)) return no;
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
                        {},
                        {}};
  if (const Acting* acting = stands_in_for(course, task, course.situation().actor))
    decision.acting_for = Signature{acting->user, acting->name, acting->unit};
  const std::string to = rule.returns ? place_of(course, task, *rule.returns, verb.to) : std::string();
  course.add(fact::TaskReturned{task.no, decision, to});
  if (rule.has_target || !rule.returns) {  // the definition says where: an ordinary transition
    Route(course).send("return", task.state);
    return;
  }
  stop_due_timers(course, state);
  Signature doer = course.now().starter;
  Correction correction{task.state, rule.returns->again, {}, {}, {}};
  const State* step = to == initiator ? nullptr : find_state_near(course.workflow(), state, to);
  if (const DecisionMade* made = step ? last_decision(course.now(), step->path) : nullptr) {
    doer = made->who;
    correction.step = step->path;
  }
  if (const Task* open = same_correction(course.now(), correction, doer.user)) return course.add(fact::CorrectionJoined{open->no, task.state});
  open_correction(course, state, correction, doer);
}

}  // namespace qianpi::verb
