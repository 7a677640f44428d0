#include "engine/roles.h"

#include <algorithm>

#include "engine/candidates.h"

namespace qianpi {

RoleIn role_in(const Course& course, const std::string& role) {
  const Case& now = course.now();
  auto found = course.package().roles.find(role);
  UnitId unit;
  if (found != course.package().roles.end()) {
    if (found->second.kind == Role::Kind::unit) unit = UnitId{found->second.unit};
    if (found->second.kind == Role::Kind::per_unit) unit = now.unit;
  }
  return {now.package, role, unit};
}

bool holds_role(const Actor& actor, const RoleIn& role) {
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) {
    return grant.package == role.package && grant.role == role.role && (role.unit.empty() || grant.unit == role.unit);
  });
}

bool may_start_as(const Package& package, const Actor& actor, const std::string& role) {
  if (actor.is_engine()) return true;
  auto found = package.roles.find(role);
  if (found == package.roles.end()) return false;
  if (found->second.kind == Role::Kind::anonymous) return true;
  if (found->second.kind == Role::Kind::anyone) return !actor.anonymous;
  return holds_role(actor, {package.name, role, {}});
}

namespace {

bool decided_in(const Case& in, const std::string& state, const UserId& user) {
  return std::ranges::any_of(
      in.decisions, [&](const DecisionMade& one) { return one.who.user == user && (one.state == state || one.state.ends_with("." + state)); });
}

/// What is known of a person only by a record: where the task belongs to the subject's own person, its record answers.
std::optional<std::string> applies_to_record(Course& course, const Avoid& rule, const std::string& role) {
  auto found = course.package().roles.find(role);
  if (found == course.package().roles.end() || found->second.kind != Role::Kind::subject) return std::nullopt;
  const Record* subject = course.subject();
  return subject ? avoided(course, rule, *subject) : std::nullopt;
}

std::optional<std::string> applies(Course& course, const Avoid& rule, const std::string& role, const UserId& user) {
  const Case& now = course.now();
  switch (rule.kind) {
    case Avoid::Kind::self:
    case Avoid::Kind::starter:
      if (now.starter.user == user) return "本人发起的办件须回避";
      return std::nullopt;
    case Avoid::Kind::decided:
      if (decided_in(now, rule.argument, user)) return "已办理过前一环节，须由他人办理";
      return std::nullopt;
    case Avoid::Kind::same_employer:
    case Avoid::Kind::declared_interest:
    case Avoid::Kind::other_task: return applies_to_record(course, rule, role);
  }
  return std::nullopt;
}

bool own_request_is_barred(const Course& course, const TaskRule& rule, const std::string& role) {
  if (course.workflow().collects || rule.self_allowed.contains(role)) return false;
  auto found = course.package().roles.find(role);
  if (found == course.package().roles.end()) return true;
  return found->second.kind == Role::Kind::unit || found->second.kind == Role::Kind::per_unit;
}

}  // namespace

std::optional<std::string> avoided(Course& course, const TaskRule& rule, const std::string& role, const UserId& user) {
  if (own_request_is_barred(course, rule, role) && course.now().starter.user == user) return "不得办理本人的申请";
  for (const Avoid& one : rule.avoid)
    if (auto why = applies(course, one, role, user)) return why;
  return std::nullopt;
}

bool is_called(const Course& course, const Task& task, const Actor& actor) {
  if (actor.anonymous) return false;
  if (task.signer) return *task.signer == actor.user;
  if (!task.contact.empty()) return std::ranges::count(actor.contacts, task.contact) > 0;
  return holds_role(actor, {course.now().package, task.role, task.unit});
}

const TaskRule* rule_of(const Workflow& workflow, const Task& task) {
  const State* state = find_state(workflow, task.state);
  return state && state->task ? &*state->task : nullptr;
}

bool is_invited(const Actor& actor, const Invitation& invitation) {
  return !invitation.contact.empty() && std::ranges::count(actor.contacts, invitation.contact) > 0;
}

std::optional<Refusal> task_refusal(Course& course, const Task& task) {
  const Actor& actor = course.situation().actor;
  if (course.now().status != CaseState::running)
    return Refusal{.reason = Reason::not_open, .message = {"办件已经办结或挂起", "The case has ended or is on hold"}};
  if (!is_open(task)) {
    Refusal late{.reason = task.decided_by ? Reason::already_decided : Reason::not_open,
                 .message = {"该待办已经办理或不再需要办理", "This task has been decided or is no longer needed"}};
    late.who = task.decided_by;
    late.when = task.decided_at;
    return late;
  }
  if (!is_called(course, task, actor))
    return Refusal{.reason = Reason::not_allowed, .message = {"该待办不由您办理", "This task is not yours: another role or person handles it"}};
  auto excluded = std::ranges::find(task.excluded, actor.user, &Exclusion::user);
  if (excluded != task.excluded.end())
    return Refusal{.reason = Reason::avoided, .message = {excluded->why, "You must keep out of this task: " + excluded->why}};
  if (const TaskRule* rule = rule_of(course.workflow(), task); rule && !task.correction)
    if (auto why = avoided(course, *rule, task.role, actor.user))
      return Refusal{.reason = Reason::avoided, .message = {*why, "You must keep out of this task: " + *why}};
  if (task.assignee && *task.assignee != actor.user) {
    Refusal taken{.reason = Reason::claimed_by_other, .message = {"已由他人签收", "Someone else has claimed this task"}};
    taken.who = Signature{*task.assignee, {}, {}};
    return taken;
  }
  return std::nullopt;
}

}  // namespace qianpi
