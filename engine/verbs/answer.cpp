#include "engine/verbs/answer.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/invitations.h"
#include "engine/places.h"
#include "engine/roles.h"
#include "engine/route.h"

namespace qianpi::verb {

namespace {

enum class By { nobody, account, link, draws };

const Selection& selection_for(const Course& course, const Invitation& invitation) {
  return *selection_of(course.workflow(), find_place(course.now(), invitation.place)->state);
}

By answered_by(const Course& course, const Invitation& invitation, const Answer& verb) {
  const Actor& actor = course.situation().actor;
  if (!actor.anonymous && is_invited(actor, invitation)) return By::account;
  if (!verb.code.empty() && verb.code == invitation.code) return By::link;
  const std::string& role = selection_for(course, invitation).draw->by;
  return !actor.anonymous && !role.empty() && holds_role(actor, role_in(course, role)) ? By::draws : By::nobody;
}

Refusal unknown() {
  return {.reason = Reason::unknown_task, .message = {"没有这份邀请，或已撤回", "There is no such invitation, or it was withdrawn"}};
}

std::string titles_of(const std::vector<AnswerRule>& answers, bool zh) {
  std::string all;
  for (const AnswerRule& one : answers)
    if (one.name != answered::silent) all += (all.empty() ? "" : zh ? "、" : ", ") + (zh ? one.title.zh : one.name);
  return all;
}

std::optional<Refusal> refuse_status(const Course& course, const Invitation& invitation) {
  if (invitation.status == InvitationStatus::withdrawn)
    return Refusal{.reason = Reason::not_open, .message = {"邀请已撤回", "The invitation was withdrawn"}};
  if (invitation.status == InvitationStatus::answered) {
    Refusal no{.reason = Reason::already_decided, .message = {"这份邀请已经答复", "This invitation has been answered"}};
    no.who = invitation.noted_by.value_or(Signature{{}, invitation.name, {}});
    no.when = invitation.answered_at;
    return no;
  }
  if (!invitation.due_at || course.situation().now < *invitation.due_at) return std::nullopt;
  Refusal late{.reason = Reason::late, .message = {"答复时限已过", "The time to answer is over"}};
  late.when = invitation.due_at;
  return late;
}

std::optional<Refusal> refuse_words(const Selection& selection, const Answer& verb) {
  const AnswerRule* rule = verb.answer == answered::silent ? nullptr : answer_named(selection, verb.answer);
  const auto& answers = selection.invite->answers;
  if (!rule)
    return Refusal{.reason = Reason::no_such_outcome,
                   .message = {"没有“" + verb.answer + "”这种答复，可选：" + titles_of(answers, true),
                               "There is no answer “" + verb.answer + "”; choose one of " + titles_of(answers, false)}};
  if (rule->opinion == OpinionRule::required && verb.opinion.empty())
    return Refusal{.reason = Reason::opinion_missing,
                   .message = {"答复“" + rule->title.zh + "”须说明理由", "“" + rule->title.en + "” needs a reason"}};
  return std::nullopt;
}

std::optional<Refusal> refuse_channel(const Selection& selection, const Answer& verb) {
  const auto& channels = selection.invite->channels;
  if (channels.empty() || std::ranges::count(channels, verb.channel)) return std::nullopt;
  std::string all;
  for (const std::string& one : channels) all += (all.empty() ? "" : ", ") + one;
  Refusal no{.reason = Reason::bad_input, .message = {"请选择对方答复的方式", "Say by which channel the answer came"}};
  no.problems.push_back({Source{"channel", 0, 0},
                         {"“" + verb.channel + "”不是约定的联系方式", "\"" + verb.channel + "\" is no channel of this step"},
                         {"可选：" + all, "choose one of " + all}});
  return no;
}

std::string channel_of(By by, const Answer& verb) { return by == By::account ? "account" : by == By::link ? "link" : verb.channel; }

}  // namespace

std::optional<Refusal> refusal(Course& course, const Answer& verb) {
  const Invitation* invitation = find_invitation(course.now(), verb.invitation);
  if (!invitation || course.now().status != CaseState::running) return unknown();
  const By by = answered_by(course, *invitation, verb);
  if (by == By::nobody) {
    if (auto hidden = unseen(course)) return unknown();
    return Refusal{.reason = Reason::not_allowed, .message = {"这份邀请不由您答复", "This invitation is not yours to answer"}};
  }
  if (by == By::link && invitation->status == InvitationStatus::withdrawn) return unknown();
  if (auto no = refuse_status(course, *invitation)) return no;
  const Selection& selection = selection_for(course, *invitation);
  if (auto no = refuse_words(selection, verb)) return no;
  return by == By::draws ? refuse_channel(selection, verb) : std::nullopt;
}

void facts_of(Course& course, const Answer& verb) {
  const By by = answered_by(course, *find_invitation(course.now(), verb.invitation), verb);
  std::optional<Signature> noted_by;
  if (by == By::draws) noted_by = signature_of(course.situation().actor);
  take_answer(course, verb.invitation, {verb.answer, verb.opinion, channel_of(by, verb), noted_by});
  arm_waiting_timers(course);
}

}  // namespace qianpi::verb
