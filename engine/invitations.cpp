#include "engine/invitations.h"

#include <algorithm>
#include <charconv>

#include "engine/candidates.h"
#include "engine/drawing.h"
#include "engine/places.h"
#include "engine/route.h"
#include "engine/tasks.h"

namespace qianpi {

using rules::Value;

namespace {

constexpr std::string_view silence = "silent.";

/// Counted from the asking, not from the state's entry; a phrase with an anchor of its own means that.
std::optional<Due> answer_due(Course& course, const State& state) {
  const auto& within = state.selection->invite->within;
  if (!within) return std::nullopt;
  return within->anchor.empty() ? std::optional(due_from(course, *within, course.situation().now)) : due_of(course, state, *within);
}

void ask(Course& course, const State& state, Invitation invitation) {
  const auto due = answer_due(course, state);
  invitation.code = course.code();
  if (due) invitation.due_at = due->at;
  const int no = invitation.no;
  course.add(fact::Invited{std::move(invitation)});
  if (due) course.add(fact::TimerArmed{{static_cast<int>(course.now().facts) + 1, state.path, silence_of(no), due->at}, due->why});
}

/// Without `invite` nobody is asked; the invitation only keeps who was taken by which draw.
void appoint(Course& course, const State& state, Invitation invitation) {
  invitation.status = InvitationStatus::answered;
  invitation.answer = answered::appointed;
  invitation.answered_at = course.situation().now;
  const Place place = *find_place(course.now(), invitation.place);
  const std::string key = invitation.key;
  course.add(fact::Invited{std::move(invitation)});
  fill(course, state, place, key);
}

void invite(Course& course, const State& state, Invitation invitation) {
  invitation.no = static_cast<int>(course.now().invitations.size()) + 1;
  invitation.asked_at = course.situation().now;
  if (state.selection->invite) ask(course, state, std::move(invitation));
  else appoint(course, state, std::move(invitation));
}

void drop_timer(Course& course, int invitation) {
  const std::vector<Timer> timers = course.now().timers;
  for (const Timer& timer : timers)
    if (timer.event == silence_of(invitation)) course.add(fact::TimerDropped{timer.no});
}

/// Whoever says yes may have been taken by another task since the list was frozen, or may no longer qualify.
std::optional<std::string> taken_meanwhile(Course& course, const State& state, const Place& place) {
  const DrawRule& rule = *state.selection->draw;
  const Stage stage{course, {}, index_of(course.workflow(), state.path)};
  return barred(stage, rule, place.wanted, course.record({course.package().name, rule.from, place.key}));
}

Value locals_of(Course& course, const Place& place, const Reply& reply) {
  Value answer = Value::context({{"name", reply.answer}, {"opinion", reply.opinion}, {"channel", reply.channel}});
  return Value::context({{"place", place_value(course, place)}, {"answer", std::move(answer)}});
}

void turn_away(Course& course, const Invitation& invitation, const Reply& reply, const std::string& why) {
  course.add(fact::InvitationAnswered{invitation.no, std::string(answered::taken), why, reply.channel, reply.noted_by});
  vacate(course, *find_place(course.now(), invitation.place), why);
}

}  // namespace

std::string silence_of(int invitation) { return std::string(silence) + std::to_string(invitation); }

int silent_in(std::string_view event) {
  int no = 0;
  if (event.starts_with(silence)) std::from_chars(event.data() + silence.size(), event.data() + event.size(), no);
  return no;
}

const AnswerRule* answer_named(const Selection& selection, std::string_view name) {
  if (!selection.invite) return nullptr;
  auto found = std::ranges::find(selection.invite->answers, name, &AnswerRule::name);
  return found == selection.invite->answers.end() ? nullptr : &*found;
}

void ask_next(Course& course, const State& state) {
  for (const Place& place : places_of(course.now(), state.path)) {
    if (place.status != PlaceStatus::open) continue;
    const Draw* draw = current_draw(course.now(), state.path, place.row);
    const Candidate* found = draw && draw->drawn_at ? next_of(course.now(), *draw) : nullptr;
    if (!found) continue;
    Invitation invitation;
    invitation.place = place.no;
    invitation.draw = draw->no;
    invitation.key = found->key;
    invitation.name = found->name;
    invitation.contact = contact_of(course.package(), course.record({course.package().name, state.selection->draw->from, found->key}));
    invite(course, state, std::move(invitation));
  }
}

void name_for(Course& course, const State& state, const Place& place, const Record& record) {
  Invitation invitation;
  invitation.place = place.no;
  invitation.key = record.key.key;
  invitation.name = record_name(course.package(), record);
  invitation.contact = contact_of(course.package(), record);
  invite(course, state, std::move(invitation));
}

void take_answer(Course& course, int no, const Reply& reply) {
  const Invitation invitation = *find_invitation(course.now(), no);
  const Place place = *find_place(course.now(), invitation.place);
  const State& state = *find_state(course.workflow(), place.state);
  const AnswerRule* rule = answer_named(*state.selection, reply.answer);
  const Value locals = locals_of(course, place, reply);
  drop_timer(course, no);
  const bool fills = rule && rule->fills;
  if (fills)
    if (const auto why = taken_meanwhile(course, state, place)) {
      turn_away(course, invitation, reply, *why);
      return go_on_selecting(course, state, locals);
    }
  course.add(fact::InvitationAnswered{no, reply.answer, reply.opinion, reply.channel, reply.noted_by});
  if (fills) fill(course, state, place, invitation.key);
  else vacate(course, place, rule ? rule->title.zh : reply.answer);
  if (rule && !rule->effects.empty()) Route(course, locals).act(index_of(course.workflow(), state.path), rule->effects);
  go_on_selecting(course, state, locals);
}

void go_on_selecting(Course& course, const State& state, const Value& locals) {
  // An effect of the answer may have led elsewhere.
  if (course.now().status != CaseState::running || !statechart::is_active(course.now().configuration, index_of(course.workflow(), state.path)))
    return;
  ask_next(course, state);
  if (const auto event = selection_event(course.now(), state)) Route(course, locals).send(*event, state.path);
}

}  // namespace qianpi
