#include "adapters/scenario/selecting.h"

#include <algorithm>

#include "adapters/scenario/values.h"
#include "engine/offers.h"

namespace qianpi::scenario {

namespace {

using SelectionOutcome = std::optional<std::variant<SelectionTurn, Failure>>;

const std::set<std::string> words{"freeze", "draw", "choose"};
constexpr std::string_view in_invited = ".invited";

Failure failure(const Step& step, const std::string& expected, const std::string& found) { return {step.where, expected, found}; }

/// The state in which the case selects now; null: none.
const State* selecting_state(const Package& package, const Case& in) {
  const Workflow& workflow = package.workflows.at(in.workflow);
  for (StateIndex active : in.configuration.active)
    if (const State& state = workflow.states[static_cast<std::size_t>(active)]; state.selection) return &state;
  return nullptr;
}

bool is_answer(const State& state, const std::string& word) {
  const auto& invite = state.selection->invite;
  return invite && std::ranges::any_of(invite->answers, [&](const AnswerRule& one) { return one.name == word; });
}

/// `expert in d1.invited`: whoever was asked first and has not answered. `expert a`: that record. Empty: the step is a role's.
std::optional<std::string> whom(const Play& play, const State& state, const std::string& as) {
  const std::string& from = state.selection->draw->from;
  if (!as.starts_with(from + " ")) return std::nullopt;
  const std::string rest = as.substr(from.size() + 1);
  if (rest.starts_with("in ") && rest.ends_with(in_invited)) return "";
  const auto record = play.records.find(rest);
  return record == play.records.end() ? rest : record->second.key;
}

/// The open invitation of that record; of nobody in particular the first.
const Invitation* invitation_of(const Case& in, const std::string& key) {
  const auto found = std::ranges::find_if(
      in.invitations, [&](const Invitation& one) { return key.empty() ? one.status == InvitationStatus::asked : one.key == key; });
  return found == in.invitations.end() ? nullptr : &*found;
}

/// The person behind an invitation: by their account, or where the register names no contact by the link they were sent.
Actor invited_person(const Invitation& invitation) {
  Actor actor;
  actor.user = {invitation.contact.empty() ? "public" : invitation.contact};
  actor.name = invitation.name;
  actor.anonymous = invitation.contact.empty();
  if (!actor.anonymous) actor.contacts = {invitation.contact};
  return actor;
}

std::string text_in(const Step& step, std::string_view key) {
  const yaml::Node* found = step.with.find(key);
  return found ? found->text : std::string();
}

std::string key_called(const Play& play, const std::string& id) {
  const auto record = play.records.find(id);
  return record == play.records.end() ? id : record->second.key;
}

/// Under a role the answer was given by mouth and is written down: `with: {expert: a, channel: phone}`.
SelectionOutcome answer(Play& play, const Step& step, const Case& in, const State& state) {
  const auto person = whom(play, state, step.as);
  const std::string key = person ? *person : key_called(play, text_in(step, state.selection->draw->from));
  const Invitation* invitation = invitation_of(in, key);
  if (!invitation) return failure(step, "someone who is asked and has not answered in " + step.on, "nobody is");
  verb::Answer answer;
  answer.invitation = invitation->no;
  answer.answer = step.act;
  answer.opinion = text_in(step, "opinion");
  const auto rule = std::ranges::find(state.selection->invite->answers, step.act, &AnswerRule::name);
  const bool silent = step.with.find("opinion") == nullptr && step.refused.empty();
  if (silent && rule->opinion == OpinionRule::required) answer.opinion = rule->title.zh;
  if (person) {
    answer.code = invitation->contact.empty() ? invitation->code : std::string();
    return SelectionTurn{invited_person(*invitation), in.id, {answer}};
  }
  const std::vector<Actor> players = play.cast().players(step.as, {});
  if (players.empty()) return failure(step, "someone to act as " + step.as, "the package has no such role");
  const auto& channels = state.selection->invite->channels;
  answer.channel = step.with.find("channel") ? text_in(step, "channel") : channels.empty() ? std::string() : channels.front();
  return SelectionTurn{players.front(), in.id, {answer}};
}

/// `with: {expert: a}`, or `[a, b]` for one open place after the other; `place` says which.
std::vector<Verb> choices(const Play& play, const Step& step, const Case& in, const State& state, int task) {
  const yaml::Node* named = step.with.find(state.selection->draw->from);
  std::vector<std::string> ids;
  if (named && named->is_scalar()) ids.push_back(named->text);
  if (named)
    for (const yaml::Node& one : named->items) ids.push_back(one.text);
  std::vector<int> places;
  for (const Place& place : in.places)
    if (place.state == state.path && place.status == PlaceStatus::open) places.push_back(place.no);
  if (const yaml::Node* place = step.with.find("place"); place && place->kind == yaml::Kind::integer) places = {std::stoi(place->text)};
  std::vector<Verb> verbs;
  for (std::size_t i = 0; i < std::max<std::size_t>(ids.size(), 1); ++i)
    verbs.push_back(verb::Choose{task, i < places.size() ? places[i] : 0, i < ids.size() ? key_called(play, ids[i]) : std::string()});
  return verbs;
}

/// `draw` freezes first when no list lies frozen.
std::vector<Verb> verbs_for(const Play& play, const Step& step, const Case& in, const State& state, int task) {
  if (step.act == "freeze") return {verb::Freeze{task}};
  if (step.act == "choose") return choices(play, step, in, state, task);
  const bool frozen = std::ranges::any_of(in.draws, [&](const Draw& one) { return one.state == state.path && !one.drawn_at; });
  const verb::Draw draw{task, text_in(step, "words")};
  return frozen ? std::vector<Verb>{draw} : std::vector<Verb>{verb::Freeze{task}, draw};
}

SelectionOutcome select(Play& play, const Step& step, const Case& in, const State& state) {
  const auto task = std::ranges::find_if(in.tasks, [&](const Task& one) { return one.state == state.path && is_open(one); });
  const int no = task == in.tasks.end() ? 0 : task->no;
  std::optional<Actor> actor;
  for (const Actor& player : play.cast().players(step.as, {})) {
    const auto situation = play.engine().situation(player, in.id);
    const bool may = no && situation && !task_refusal(*situation, *task);
    if (may || !actor) actor = player;
    if (may) break;
  }
  if (!actor) return failure(step, "someone to act as " + step.as, "the package has no such role");
  return SelectionTurn{*actor, in.id, verbs_for(play, step, in, state, no)};
}

}  // namespace

std::optional<std::variant<SelectionTurn, Failure>> selection_turn(Play& play, const Step& step, const std::vector<CaseId>& meant) {
  for (CaseId id : meant) {
    const Case in = play.load(id);
    const PackagePtr package = play.version_of(in);
    const State* state = selecting_state(*package, in);
    if (state && is_answer(*state, step.act)) return answer(play, step, in, *state);
    if (state && words.contains(step.act)) return select(play, step, in, *state);
  }
  if (words.contains(step.act)) return failure(step, step.on + " to be selecting", "it is in no state with places");
  return std::nullopt;
}

}  // namespace qianpi::scenario
