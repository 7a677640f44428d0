// Places, draws and invitations of a case, for those who may see it. People go by their names and by the numbers of their records; keys, which may be
// ID numbers, never leave. The code of a link is shown to whoever draws, who passes it on.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/records.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"
#include "engine/places.h"
#include "engine/roles.h"

namespace qianpi::http {

namespace {

const State* state_of(const CaseReading& reading, int place) {
  const Place* found = find_place(reading.on(), place);
  return found ? find_state(reading.workflow(), found->state) : nullptr;
}

class SelectionView {
 public:
  explicit SelectionView(const CaseReading& reading) : reading_(reading), course_(reading.situation) {
    for (const Place& place : reading.on().places) {
      const Selection* selection = selection_of(reading.workflow(), place.state);
      if (!selection) continue;
      for (const RecordRow& row : reading.site.views.records(reading.on().package, selection->draw->from, ""))
        ids_.emplace(row.record.key.key, row.id);
      register_ = selection->draw->from;
      break;
    }
  }

  Json json() {
    Json places = Json::array(), draws = Json::array(), invitations = Json::array();
    for (const Place& one : reading_.on().places) places.push_back(place(one));
    for (const Draw& one : reading_.on().draws) draws.push_back(draw(one));
    for (const Invitation& one : reading_.on().invitations) invitations.push_back(invitation(one));
    return {{"register", text_or_null(register_)},
            {"places", std::move(places)},
            {"draws", std::move(draws)},
            {"invitations", std::move(invitations)},
            {"channels", channels()}};
  }

 private:
  Json id_of_key(const std::string& key) const {
    const auto found = ids_.find(key);
    return found == ids_.end() ? Json() : Json(std::to_string(found->second));
  }

  std::string name_of_key(const std::string& key) const {
    const auto& all = reading_.on().invitations;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Invitation& one) { return one.key == key; });
    return found == all.rend() ? std::string() : found->name;
  }

  Json place(const Place& it) const {
    return {{"no", it.no},
            {"row", it.row},
            {"state", it.state},
            {"state_title", state_title(reading_.workflow(), it.state, reading_.language)},
            {"wanted", wanted_json(reading_.site, reading_.package(), it.wanted)},
            {"status", std::string(name_of(it.status))},
            {"name", it.key.empty() ? Json() : Json(name_of_key(it.key))},
            {"record", it.key.empty() ? Json() : id_of_key(it.key)}};
  }

  Json draw(const Draw& it) const {
    Json candidates = Json::array(), kept_out = Json::array();
    for (const Candidate& one : it.candidates) candidates.push_back({{"no", one.no}, {"name", one.name}, {"record", id_of_key(one.key)}});
    for (const KeptOut& one : it.kept_out) kept_out.push_back({{"name", one.name}, {"why", one.why}, {"record", id_of_key(one.key)}});
    return {{"no", it.no},
            {"row", it.row},
            {"state_title", state_title(reading_.workflow(), it.state, reading_.language)},
            {"wanted", wanted_json(reading_.site, reading_.package(), it.wanted)},
            {"order", it.order},
            {"candidates", std::move(candidates)},
            {"kept_out", std::move(kept_out)},
            {"list_hash", it.list_hash},
            {"commitment", it.commitment},
            {"frozen_at", time_of(it.frozen_at)},
            {"frozen_by", it.frozen_by.name},
            {"secret", text_or_null(it.secret)},
            {"words", text_or_null(it.words)},
            {"drawn", it.drawn},
            {"drawn_at", time_of(it.drawn_at)},
            {"drawn_by", text_or_null(it.drawn_by.name)},
            {"protocol", "/api/v1/cases/" + std::to_string(reading_.on().id.value) + "/draws/" + std::to_string(it.no) + "/protocol"}};
  }

  Json invitation(const Invitation& it) {
    const bool open = it.status == InvitationStatus::asked;
    return {{"no", it.no},
            {"place", it.place},
            {"draw", it.draw ? Json(it.draw) : Json()},
            {"name", it.name},
            {"record", id_of_key(it.key)},
            {"status", std::string(name_of(it.status))},
            {"asked_at", time_of(it.asked_at)},
            {"due_at", time_of(it.due_at)},
            {"minutes_left", open ? minutes_left(reading_.site, it.due_at) : Json()},
            {"answer", text_or_null(it.answer)},
            {"answer_title", it.answer.empty() ? Json() : Json(answer_title(reading_, it))},
            {"opinion", text_or_null(it.opinion)},
            {"channel", text_or_null(it.channel)},
            {"answered_at", time_of(it.answered_at)},
            {"noted_by", it.noted_by ? Json(it.noted_by->name) : Json()},
            {"answers", open ? answers_json(answers_open_to(reading_.situation, it), reading_.language) : Json::array()},
            {"code", open && draws_for(it.place) ? text_or_null(it.code) : Json()}};
  }

  bool draws_for(int place) const {
    const State* state = state_of(reading_, place);
    if (!state || !state->selection || state->selection->draw->by.empty()) return false;
    return holds_role(reading_.situation.actor, role_in(course_, state->selection->draw->by));
  }

  /// By which somebody may say that an answer came; of the states that select now or have selected.
  Json channels() const {
    Json list = Json::array();
    for (const State& state : reading_.workflow().states)
      if (state.selection && state.selection->invite)
        for (const std::string& one : state.selection->invite->channels)
          if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
    return list;
  }

  const CaseReading& reading_;
  const Course course_;
  std::string register_;  ///< from which people are taken
  std::map<std::string, std::int64_t> ids_;
};

}  // namespace

Json wanted_json(Site& site, const Package& package, const rules::Value& wanted) {
  Json list = Json::array();
  if (!wanted.is(rules::Kind::context)) return list;
  for (const auto& [name, value] : wanted.entries()) {
    const Field* field = nullptr;
    for (const auto& [id, form] : package.forms)
      for (const Field& rows : form.fields)
        if (const Field* column = find_field(rows.columns, name); column && !field) field = column;
    const std::string text = listed(field ? shown_value(site, package, *field, value) : plain(value));
    list.push_back({{"name", name}, {"title", field ? field->title : name}, {"value", text}});
  }
  return list;
}

Json answers_json(const std::vector<const AnswerRule*>& rules, Language language) {
  Json list = Json::array();
  for (const AnswerRule* rule : rules)
    list.push_back({{"name", rule->name},
                    {"title", words(rule->title, language)},
                    {"fills", rule->fills},
                    {"opinion", rule->opinion == OpinionRule::required ? "required" : "optional"}});
  return list;
}

Json minutes_left(Site& site, const std::optional<Instant>& due) {
  constexpr std::int64_t minute = 60'000'000;
  return due ? Json(std::max<std::int64_t>(0, (due->us - site.clock.now().us) / minute)) : Json();
}

std::string answer_title(const CaseReading& reading, const Invitation& invitation) {
  const State* state = state_of(reading, invitation.place);
  if (state && state->selection && state->selection->invite)
    for (const AnswerRule& rule : state->selection->invite->answers)
      if (rule.name == invitation.answer) return words(rule.title, reading.language);
  return reading.site.labels.text(reading.language, "answer." + invitation.answer);
}

Json selection_json(const CaseReading& reading) {
  if (reading.on().places.empty() && reading.on().invitations.empty()) return {};
  return SelectionView(reading).json();
}

}  // namespace qianpi::http
