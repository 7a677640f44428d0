// Invitations as the invited see them: by the code of the link without an account, or listed for whoever signs in. What is asked, when, where and until
// when; of the case nothing else. A code that nobody has, or whose invitation was withdrawn, is as good as unknown.
#include "adapters/http/body.h"
#include "adapters/http/case_view.h"
#include "adapters/http/handlers.h"
#include "adapters/http/records.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"
#include "engine/places.h"

namespace qianpi::http {

namespace {

struct Asked {
  Situation situation;
  Invitation invitation;
  const State& state;
};

std::optional<Asked> find_asked(Site& site, const Request& request, const InvitationPlace& place) {
  auto situation = site.engine.situation(request.actor, place.on);
  const Invitation* invitation = situation ? find_invitation(situation->before, place.invitation) : nullptr;
  const Place* of = invitation ? find_place(situation->before, invitation->place) : nullptr;
  const State* state = of ? find_state(situation->workflow(), of->state) : nullptr;
  if (!state || !state->selection || !state->selection->invite || invitation->status == InvitationStatus::withdrawn) return {};
  Invitation found = *invitation;
  return Asked{std::move(*situation), std::move(found), *state};
}

Asked asked_or_fail(Site& site, const Request& request) {
  const auto place = site.views.invitation_by_code(request.param("code"));
  auto asked = place ? find_asked(site, request, *place) : std::nullopt;
  if (!asked) throw not_found();
  return std::move(*asked);
}

/// The fields of the form that the definition shows to the invited.
Json fields_json(Site& site, const Asked& asked) {
  Json fields = Json::array();
  const Package& package = *asked.situation.package;
  const auto form = package.forms.find(asked.state.selection->invite->form);
  if (form == package.forms.end()) return fields;
  for (const Field& field : form->second.fields)
    if (const rules::Value* value = asked.situation.before.data.get(field.name); value && !value->is_null() && field.type != FieldType::rows)
      fields.push_back({{"title", field.title}, {"value", listed(shown_value(site, package, field, *value))}});
  return fields;
}

Json invitation_json(Site& site, const Request& request, const Asked& asked) {
  const Invitation& it = asked.invitation;
  const std::vector<JournalRow> no_journal;
  const CaseReading reading{site, asked.situation, no_journal, request.language};
  const bool late = it.due_at && site.clock.now() >= *it.due_at;
  const bool open = it.status == InvitationStatus::asked && !late && asked.situation.before.status == CaseState::running;
  std::vector<const AnswerRule*> answers;
  for (const AnswerRule& rule : asked.state.selection->invite->answers)
    if (open && rule.name != answered::silent) answers.push_back(&rule);
  const Place& place = *find_place(asked.situation.before, it.place);
  return {{"code", it.code},
          {"name", it.name},
          {"office", asked.situation.package->title},
          {"workflow_title", words(asked.situation.workflow().title, request.language)},
          {"title", words(asked.state.title, request.language)},
          {"wanted", wanted_json(site, *asked.situation.package, place.wanted)},
          {"fields", fields_json(site, asked)},
          {"asked_at", time_of(it.asked_at)},
          {"due_at", time_of(it.due_at)},
          {"minutes_left", open ? minutes_left(site, it.due_at) : Json()},
          {"late", late && it.status == InvitationStatus::asked},
          {"status", std::string(name_of(it.status))},
          {"answers", answers_json(answers, request.language)},
          {"answer", text_or_null(it.answer)},
          {"answer_title", it.answer.empty() ? Json() : Json(answer_title(reading, it))},
          {"answered_at", time_of(it.answered_at)}};
}

}  // namespace

Reply list_invitations(Site& site, const Request& request) {
  Json list = Json::array();
  for (const InvitationPlace& place : site.views.open_invitations(request.actor.contacts))
    if (const auto asked = find_asked(site, request, place)) list.push_back(invitation_json(site, request, *asked));
  return json_reply(list);
}

Reply read_invitation(Site& site, const Request& request) { return json_reply(invitation_json(site, request, asked_or_fail(site, request))); }

Reply answer_invitation(Site& site, const Request& request) {
  const Asked asked = asked_or_fail(site, request);
  const Fields fields(request, {"answer", "opinion"});
  verb::Answer answer;
  answer.invitation = asked.invitation.no;
  answer.answer = fields.text("answer");
  answer.opinion = fields.text("opinion");
  answer.code = asked.invitation.code;
  submit(site, request, asked.situation.before.id, std::move(answer));
  return read_invitation(site, request);
}

}  // namespace qianpi::http
