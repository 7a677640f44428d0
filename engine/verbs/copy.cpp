#include "engine/verbs/copy.h"

#include <algorithm>
#include <vector>

#include "engine/checks.h"
#include "engine/handover.h"

namespace qianpi::verb {

namespace {

std::vector<std::string> named(const std::string& list) {
  std::vector<std::string> users(1);
  for (const char letter : list) {
    if (letter == ',') users.emplace_back();
    else if (letter != ' ') users.back() += letter;
  }
  std::erase(users, std::string());
  return users;
}

Refusal bad_list(const char* zh, const char* en) {
  Refusal no{.reason = Reason::bad_input, .message = {zh, en}};
  no.problems.push_back({Source{"to", 0, 0}, {zh, en}, {"请选择人员", "choose people"}});
  return no;
}

/// Whoever only got a copy passes none on.
bool only_copied(const Case& now, const UserId& user) {
  const auto is_his = [&](const qianpi::Copy& one) { return one.to.user == user; };
  return std::ranges::any_of(now.copies, is_his) && now.starter.user != user &&
         std::ranges::none_of(now.tasks, [&](const Task& one) { return one.signer == user || one.assignee == user; }) &&
         std::ranges::none_of(now.decisions, [&](const DecisionMade& one) { return one.who.user == user; });
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Copy& verb) {
  if (auto hidden = unseen(course)) return hidden;
  const Actor& actor = course.situation().actor;
  if (actor.anonymous || only_copied(course.now(), actor.user))
    return Refusal{.reason = Reason::not_allowed, .message = {"抄送给您的办件不能再抄送", "What you only got a copy of you can't copy on"}};
  const std::vector<std::string> users = named(verb.to);
  if (users.empty()) return bad_list("请选择抄送给谁", "Say who gets a copy");
  for (const std::string& user : users) {
    if (std::ranges::any_of(course.now().copies, [&](const auto& one) { return one.to.user.value == user; }))
      return bad_list("已经抄送过该人员", "That person has a copy already");
    if (!course.person({user})) return bad_list("没有这个人，或账号已停用", "There is nobody of that name, or the account is closed");
  }
  return std::nullopt;
}

void facts_of(Course& course, const Copy& verb) {
  fact::Copied copied{signature_of(course.situation().actor), {}, verb.opinion};
  for (const std::string& user : named(verb.to)) copied.to.push_back(signature_of_person(course, user));
  course.add(std::move(copied));
}

}  // namespace qianpi::verb
