#include "engine/offers.h"

#include <algorithm>

#include "engine/decide.h"
#include "engine/places.h"
#include "engine/roles.h"
#include "engine/signoff.h"

namespace qianpi {

namespace {

Offer decide_offer(const Task& task, const Transition& outcome) {
  Offer offer;
  offer.verb = "decide";
  offer.task = task.no;
  offer.outcome = outcome.event;
  offer.title = outcome.title;
  offer.main = true;
  offer.adverse = outcome.adverse;
  offer.opinion = outcome.adverse ? OpinionRule::required : outcome.opinion;
  if (const auto* basis = std::get_if<std::string>(&outcome.basis)) offer.basis = *basis;
  return offer;
}

bool is_open_way(Course& course, const State& state, const Transition& outcome) {
  return std::ranges::any_of(state.on.at(outcome.event), [&](TransitionIndex index) {
    const Transition& one = course.workflow().transitions[static_cast<std::size_t>(index)];
    return !one.guard || holds(Stage{course, {}, one.source}, *one.guard);
  });
}

Offer fixed_outcome(const Task& task, std::string_view outcome, Bilingual title) {
  Offer offer;
  offer.verb = "decide";
  offer.task = task.no;
  offer.outcome = outcome;
  offer.title = std::move(title);
  offer.main = true;
  return offer;
}

void offer_outcomes(Course& course, const Task& task, std::vector<Offer>& offers) {
  if (task.lent) {
    offers.push_back(fixed_outcome(task, verb::hand_back, {"交回", "Hand back"}));
    offers.back().opinion = OpinionRule::required;
    return;
  }
  if (task.correction) return offers.push_back(fixed_outcome(task, verb::resubmit, {"重新提交", "Submit again"}));
  const State& state = *find_state(course.workflow(), task.state);
  for (const Transition* outcome : outcomes_of(course.workflow(), state))
    if (is_open_way(course, state, *outcome)) offers.push_back(decide_offer(task, *outcome));
}

/// Refused only because whoever takes the verb has not yet said to whom or where: the page asks for it.
bool is_asked_for(const Refusal& no) { return no.reason == Reason::bad_input && no.problems.size() == 1 && no.problems[0].where.file == "to"; }

/// Claim, release and return have a fixed shape: they are offered when the verb itself would not be refused.
void offer_if_open(Course& course, const Verb& verb, Offer offer, std::vector<Offer>& offers) {
  const auto no = refusal_of(course, verb);
  if (no && no->reason != Reason::opinion_missing && !is_asked_for(*no)) return;
  if (no && no->reason == Reason::opinion_missing) offer.opinion = OpinionRule::required;
  offer.verb = name_of(verb);
  offers.push_back(std::move(offer));
}

Offer main_offer(int task, const char* zh, const char* en) {
  Offer offer;
  offer.task = task;
  offer.title = {zh, en};
  offer.main = true;
  return offer;
}

/// Naming needs a place and a person; it is offered while a place is open for it.
void offer_selection(Course& course, const Task& task, const State& state, std::vector<Offer>& offers) {
  offer_if_open(course, verb::Freeze{task.no}, main_offer(task.no, "冻结名单", "Freeze the list"), offers);
  offer_if_open(course, verb::Draw{task.no, {}}, main_offer(task.no, "抽取", "Draw"), offers);
  const bool is_chosen = state.selection->draw->order == DrawOrder::chosen;
  const std::vector<Place> places = places_of(course.now(), state.path);
  if (!is_chosen || !std::ranges::count(places, PlaceStatus::open, &Place::status)) return;
  offers.push_back(main_offer(task.no, "指定人选", "Name a person"));
  offers.back().verb = "choose";
}

Offer titled(int task, const char* zh, const char* en) {
  Offer offer;
  offer.task = task;
  offer.title = {zh, en};
  return offer;
}

Offer for_person(Offer offer) {
  offer.wants_person = true;
  return offer;
}

/// Giving the task, or a part in it, to somebody else.
void offer_giving(Course& course, const Task& task, std::vector<Offer>& offers) {
  const int no = task.no;
  offer_if_open(course, verb::Transfer{no}, for_person(titled(no, "转办", "Transfer")), offers);
  offer_if_open(course, verb::Delegate{no}, for_person(titled(no, "委派", "Delegate")), offers);
  Offer add = for_person(titled(no, "加签", "Add a signer"));
  add.targets = {"before", "after", "beside"};
  offer_if_open(course, verb::AddSigner{no}, std::move(add), offers);
}

void offer_for_task(Course& course, const Task& task, std::vector<Offer>& offers) {
  if (task_refusal(course, task)) return;
  offer_outcomes(course, task, offers);
  if (const State* state = find_state(course.workflow(), task.state); state->selection) offer_selection(course, task, *state, offers);
  Offer back = titled(task.no, "退回", "Return");
  back.targets = verb::return_places(course, task);
  offer_if_open(course, verb::Return{task.no}, std::move(back), offers);
  if (!task.signer && task.contact.empty()) {
    offer_if_open(course, verb::Claim{task.no}, titled(task.no, "签收", "Claim"), offers);
    offer_if_open(course, verb::Release{task.no}, titled(task.no, "退签", "Release"), offers);
  }
  offer_giving(course, task, offers);
}

/// What whoever does not hold the task may do about it.
void offer_beside_task(Course& course, const Task& task, std::vector<Offer>& offers) {
  const int no = task.no;
  offer_if_open(course, verb::Retrieve{no}, titled(no, "拿回", "Take back"), offers);
  offer_if_open(course, verb::RemoveSigner{no}, titled(no, "减签", "Remove the signer"), offers);
  offer_if_open(course, verb::Remind{no}, titled(no, "催办", "Remind"), offers);
  offer_if_open(course, verb::Reassign{no}, for_person(titled(no, "改派", "Reassign")), offers);
}

std::vector<std::string> steps_to_jump_to(const Workflow& workflow) {
  std::vector<std::string> steps;
  for (const State& state : workflow.states)
    if (!state.path.empty() && workflow.chart[index_of(workflow, state.path)].kind != statechart::Kind::final) steps.push_back(state.path);
  return steps;
}

void offer_for_case(Course& course, std::vector<Offer>& offers) {
  offer_if_open(course, verb::Withdraw{}, titled(0, "撤回", "Withdraw"), offers);
  offer_if_open(course, verb::Comment{}, titled(0, "批注", "Comment"), offers);
  offer_if_open(course, verb::Copy{}, for_person(titled(0, "抄送", "Send a copy")), offers);
  offer_if_open(course, verb::Hold{}, titled(0, "挂起", "Hold"), offers);
  offer_if_open(course, verb::Continue{}, titled(0, "恢复", "Continue"), offers);
  offer_if_open(course, verb::Void{}, titled(0, "作废", "Void"), offers);
  Offer jump = titled(0, "跳转", "Jump");
  jump.targets = steps_to_jump_to(course.workflow());
  jump.opinion = OpinionRule::required;
  offer_if_open(course, verb::Jump{}, std::move(jump), offers);
}

}  // namespace

std::vector<Offer> offers(const Situation& situation) {
  Course course(situation);
  std::vector<Offer> offers;
  if (unseen(course)) return offers;
  for (const Task& task : situation.before.tasks)
    if (is_open(task)) offer_for_task(course, task, offers);
  for (const Task& task : situation.before.tasks) offer_beside_task(course, task, offers);
  offer_for_case(course, offers);
  return offers;
}

bool may_see(const Situation& situation) {
  Course course(situation);
  return situation.before.revision > 0 && may_see(course);
}

std::vector<const AnswerRule*> answers_open_to(const Situation& situation, const Invitation& invitation) {
  std::vector<const AnswerRule*> open;
  const Place* place = find_place(situation.before, invitation.place);
  const Selection* selection = place ? selection_of(situation.workflow(), place->state) : nullptr;
  if (!selection || !selection->invite) return open;
  const auto& channels = selection->invite->channels;
  Course course(situation);
  for (const AnswerRule& rule : selection->invite->answers)
    if (!refusal_of(course, verb::Answer{invitation.no, rule.name, "…", channels.empty() ? std::string() : channels.front(), {}}))
      open.push_back(&rule);
  return open;
}

std::optional<Refusal> task_refusal(const Situation& situation, const Task& task) {
  Course course(situation);
  return task_refusal(course, task);
}

const StartRule* start_rule(const Package& package, const Workflow& workflow, const Actor& actor) {
  for (const StartRule& rule : workflow.start)
    if (!rule.by.empty() && rule.about_workflow.empty() && may_start_as(package, actor, rule.by)) return &rule;
  return nullptr;
}

std::vector<const Workflow*> startable(const Package& package, const Actor& actor) {
  std::vector<const Workflow*> all;
  for (const auto& [name, workflow] : package.workflows)
    if (start_rule(package, workflow, actor)) all.push_back(&workflow);
  return all;
}

FieldRights field_rights(const Situation& situation, const Form& form) {
  Course course(situation);
  FieldRights rights;
  for (const Field& field : form.fields) rights.read.insert(field.name);
  const bool is_starter = situation.before.starter.user == situation.actor.user && !situation.actor.anonymous;
  for (const State& state : situation.workflow().states) {
    if (!state.task || is_starter) continue;
    for (const FormUse& use : state.task->forms)
      if (use.form == form.id)
        for (const std::string& hidden : use.hide) rights.read.erase(hidden);
  }
  for (const Task& task : situation.before.tasks) {
    if (!is_open(task) || task_refusal(course, task)) continue;
    for (const std::string& name : writable_fields(course, task, nullptr)) {
      const Field* field = find_field(form.fields, name);
      if (field && field->type != FieldType::opinion && !field->computed) rights.write.insert(name);
    }
  }
  return rights;
}

}  // namespace qianpi
