#include "engine/handover.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/roles.h"
#include "engine/signoff.h"

namespace qianpi {

namespace {

std::optional<Refusal> no_right(const char* zh, const char* en) { return Refusal{.reason = Reason::not_allowed, .message = {zh, en}}; }

std::optional<Refusal> bad_person(const char* zh, const char* en) {
  Refusal no{.reason = Reason::bad_input, .message = {zh, en}};
  no.problems.push_back({Source{"to", 0, 0}, {zh, en}, {"请另选一人", "choose somebody else"}});
  return no;
}

bool has_ballot(const Case& now, const Task& task, const UserId& user) {
  return std::ranges::any_of(now.tasks, [&](const Task& other) {
    if (other.no == task.no || other.state != task.state || other.entry != task.entry || other.correction) return false;
    const bool signs = other.signer == user || other.assignee == user || (other.decided_by && other.decided_by->user == user);
    return signs && (is_open(other) || other.status == TaskState::decided);
  });
}

bool works_on(const Course& course, const Actor& person) {
  return std::ranges::any_of(course.workflow().states, [&](const State& state) {
    return state.task && std::ranges::any_of(state.task->roles, [&](const std::string& role) { return holds_role(person, role_in(course, role)); });
  });
}

}  // namespace

std::optional<Refusal> refuse_giving(Course& course, int no) {
  if (auto refused = refuse_task(course, no)) return refused;
  const Task& task = *find_task(course.now(), no);
  if (task.lent) return no_right("这是他人委派给您的，办毕请交回，不能再转", "This was lent to you: hand it back, don't pass it on");
  if (task.correction) return no_right("补正须由本人办理", "A correction is made by the person it was returned to");
  const bool is_outsiders = !task.contact.empty();
  return is_outsiders ? no_right("该待办属于本人，不能转给他人", "This task belongs to that very person") : std::nullopt;
}

std::optional<Refusal> refuse_receiver(Course& course, const Task& task, const std::string& user) {
  if (user.empty()) return bad_person("请选择人员", "Choose a person");
  if (!course.person({user})) return bad_person("没有这个人，或账号已停用", "There is nobody of that name, or the account is closed");
  if (course.situation().actor.user.value == user && !is_administrator(course.situation().actor))
    return bad_person("不能交给自己", "You can't give it to yourself");
  if (has_ballot(course.now(), task, {user})) return bad_person("该人员已是本环节的签署人", "That person signs at this step already");
  const TaskRule* rule = rule_of(course.workflow(), task);
  const auto why = rule ? avoided(course, *rule, task.role, {user}) : std::nullopt;
  if (!why) return std::nullopt;
  return Refusal{.reason = Reason::avoided, .message = {"该人员须回避：" + *why, "That person must keep out: " + *why}};
}

std::optional<Refusal> refuse_unless_of_role(Course& course, const Task& task, const std::string& user) {
  if (auto no = refuse_receiver(course, task, user)) return no;
  const Actor* person = course.person({user});
  if (!person || holds_role(*person, {course.now().package, task.role, task.unit})) return std::nullopt;
  return bad_person("该人员不担任本待办的角色", "That person does not hold the role of this task");
}

std::optional<Refusal> refuse_unless_of_workflow(Course& course, const Task& task, const std::string& user) {
  if (auto no = refuse_receiver(course, task, user)) return no;
  const Actor* person = course.person({user});
  if (!person || works_on(course, *person)) return std::nullopt;
  return bad_person("该人员在本流程中没有任何角色", "That person has no role in this workflow");
}

std::optional<Refusal> refuse_without_reason(const std::string& opinion) {
  if (!opinion.empty()) return std::nullopt;
  return Refusal{.reason = Reason::opinion_missing, .message = {"请写明原因", "Say why"}};
}

std::optional<Refusal> refuse_unless_administrator(const Course& course) {
  const Actor& actor = course.situation().actor;
  if (is_administrator(actor) || actor.is_engine()) return std::nullopt;
  return no_right("只有系统管理员可以这样办理", "Only an administrator can do this");
}

std::optional<Refusal> refuse_unless_named(Course& course, const std::string& verb) {
  if (!refuse_unless_administrator(course)) return std::nullopt;
  const auto& transitions = course.workflow().transitions;
  for (StateIndex active : course.now().configuration.active) {
    const State& state = course.workflow().states[static_cast<std::size_t>(active)];
    const auto found = state.on.find(verb);
    if (found == state.on.end()) continue;
    for (TransitionIndex index : found->second) {
      const std::string& by = transitions[static_cast<std::size_t>(index)].by;
      if (!by.empty() && holds_role(course.situation().actor, role_in(course, by))) return std::nullopt;
    }
  }
  return no_right("您没有这项权限", "You have no right to do this");
}

Refusal not_running(const Course& course) {
  if (course.now().status == CaseState::held)
    return {.reason = Reason::not_open, .message = {"办件已挂起，恢复后才能办理", "The case is on hold until it is continued"}};
  return {.reason = Reason::not_open, .message = {"办件已经办结", "The case has ended"}};
}

Signature signature_of_person(Course& course, const std::string& user) {
  const Actor* person = course.person({user});
  return person ? signature_of(*person) : Signature{{user}, user, {}};
}

}  // namespace qianpi
