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

namespace {

bool has_grant(const std::vector<Grant>& grants, const RoleIn& role) {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    return grant.package == role.package && grant.role == role.role && (role.unit.empty() || grant.unit == role.unit);
  });
}

/// An actor, or somebody in whose place an actor acts.
template <class Who>
bool calls(const Course& course, const Task& task, const Who& who) {
  if (task.signer) return *task.signer == who.user;
  if (!task.contact.empty()) return std::ranges::count(who.contacts, task.contact) > 0;
  return has_grant(who.grants, {course.now().package, task.role, task.unit});
}

}  // namespace

bool holds_role(const Actor& actor, const RoleIn& role) { return has_grant(actor.grants, role); }

bool is_administrator(const Actor& actor) { return has_grant(actor.grants, {{}, "administrator", {}}); }

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
  return !actor.anonymous && (calls(course, task, actor) || stands_in_for(course, task, actor));
}

const Acting* stands_in_for(const Course& course, const Task& task, const Actor& actor) {
  if (actor.anonymous || calls(course, task, actor)) return nullptr;
  const std::string workflow = course.now().package + "/" + course.now().workflow;
  const auto found = std::ranges::find_if(actor.acting, [&](const Acting& one) {
    const bool is_now = !(course.today() < one.from) && course.today() < one.until;
    return is_now && (one.workflow.empty() || one.workflow == workflow) && calls(course, task, one);
  });
  return found == actor.acting.end() ? nullptr : &*found;
}

const TaskRule* rule_of(const Workflow& workflow, const Task& task) {
  const State* state = find_state(workflow, task.state);
  return state && state->task ? &*state->task : nullptr;
}

bool is_invited(const Actor& actor, const Invitation& invitation) {
  return !invitation.contact.empty() && std::ranges::count(actor.contacts, invitation.contact) > 0;
}

namespace {

Refusal must_keep_out(const std::string& why) { return {.reason = Reason::avoided, .message = {why, "You must keep out of this task: " + why}}; }

std::optional<Refusal> refuse_avoided(Course& course, const Task& task, const UserId& user) {
  auto excluded = std::ranges::find(task.excluded, user, &Exclusion::user);
  if (excluded != task.excluded.end()) return must_keep_out(excluded->why);
  const TaskRule* rule = rule_of(course.workflow(), task);
  if (!rule || task.correction) return std::nullopt;
  const auto why = avoided(course, *rule, task.role, user);
  return why ? std::optional(must_keep_out(*why)) : std::nullopt;
}

/// Whoever stands in keeps out as themselves and as the other, never handles their own request, and has one ballot.
std::optional<Refusal> refuse_standing_in(Course& course, const Task& task, const Acting& acting) {
  const UserId& user = course.situation().actor.user;
  if (course.now().starter.user == user) return must_keep_out("代理人不得代为办理本人的申请");
  if (auto no = refuse_avoided(course, task, acting.user)) return no;
  const bool has_own = task.signer && std::ranges::any_of(course.now().tasks, [&](const Task& other) {
                         return other.no != task.no && other.state == task.state && other.entry == task.entry && other.signer == user;
                       });
  return has_own ? std::optional(must_keep_out("同一人不能投两票")) : std::nullopt;
}

}  // namespace

std::optional<Refusal> task_refusal(Course& course, const Task& task) {
  const Actor& actor = course.situation().actor;
  if (course.now().status == CaseState::held)
    return Refusal{.reason = Reason::not_open, .message = {"办件已挂起，恢复后才能办理", "The case is on hold until it is continued"}};
  if (course.now().status != CaseState::running) return Refusal{.reason = Reason::not_open, .message = {"办件已经办结", "The case has ended"}};
  if (!is_open(task)) {
    Refusal late{.reason = task.decided_by ? Reason::already_decided : Reason::not_open,
                 .message = {"该待办已经办理或不再需要办理", "This task has been decided or is no longer needed"}};
    late.who = task.decided_by;
    late.when = task.decided_at;
    return late;
  }
  if (!is_called(course, task, actor))
    return Refusal{.reason = Reason::not_allowed, .message = {"该待办不由您办理", "This task is not yours: another role or person handles it"}};
  if (auto no = refuse_avoided(course, task, actor.user)) return no;
  const Acting* acting = stands_in_for(course, task, actor);
  if (acting)
    if (auto no = refuse_standing_in(course, task, *acting)) return no;
  if (is_waiting(course.now(), task))
    return Refusal{.reason = Reason::not_open,
                   .message = {"须等待他人先行办理（加签或补正）", "Somebody else comes first: an added signer, or a correction"}};
  if (task.assignee && *task.assignee != actor.user && !(acting && acting->user == *task.assignee)) {
    Refusal taken{.reason = Reason::claimed_by_other, .message = {"已由他人签收", "Someone else has claimed this task"}};
    taken.who = Signature{*task.assignee, {}, {}};
    return taken;
  }
  return std::nullopt;
}

}  // namespace qianpi
