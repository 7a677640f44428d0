// The case's tasks and what may be done with them now. Rights come from the engine: task_refusal, offers, field_rights.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/rows.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"

namespace qianpi::http {

namespace {

std::string_view name_of(OpinionRule rule) {
  switch (rule) {
    case OpinionRule::optional: return "optional";
    case OpinionRule::required: return "required";
  }
  return "optional";
}

Json name_of(Over over) {
  switch (over) {
    case Over::nothing: return {};
    case Over::waiting: return "waiting";
    case Over::agenda: return "agenda";
  }
  return {};
}

std::string name_of_user(const CaseReading& reading, const UserId& user) {
  const auto actor = reading.site.people.actor(user);
  return actor ? actor->name : user.value;
}

Json person_or_null(const CaseReading& reading, const std::optional<UserId>& user) { return user ? Json(name_of_user(reading, *user)) : Json(); }

Json due_json(const CaseReading& reading, const Task& task) {
  if (!task.due_at) return {};
  return {{"at", time_of(*task.due_at)},
          {"working_days_left", working_days_left(reading.site, task.due_at)},
          {"overdue", is_open(task) && reading.situation.now >= *task.due_at},
          {"explain", text_or_null(task.due_why)}};
}

/// Which fields of which forms the actor may fill in with this task.
Json form_write(const CaseReading& reading, const Task& task, const State& state) {
  Json write = Json::object();
  const auto add = [&](const std::string& name) {
    const auto form = reading.package().forms.find(name);
    if (form == reading.package().forms.end()) return;
    const FieldRights rights = field_rights(reading.situation, form->second);
    if (!rights.write.empty()) write[name] = rights.write;
  };
  if (task.correction) add(task.correction->form);
  else if (state.task)
    for (const FormUse& use : state.task->forms) add(use.form);
  return write;
}

/// The first transition of an outcome; null for those that no definition names (correcting).
const Transition* transition_of(const CaseReading& reading, const Task& task, const std::string& outcome) {
  const State* state = find_state(reading.workflow(), task.state);
  if (!state || task.correction) return nullptr;
  const auto found = state->on.find(outcome);
  return found == state->on.end() ? nullptr : &reading.workflow().transitions.at(static_cast<std::size_t>(found->second.front()));
}

/// The checks that an outcome will be held against, said before it is refused.
Json requires_json(const Transition* transition) {
  Json titles = Json::array();
  if (transition)
    for (const Check& check : transition->require) titles.push_back(check.title);
  return titles;
}

/// Which fields of which forms are filled in with this outcome alone.
Json outcome_write(const CaseReading& reading, const Task& task, const Transition* transition) {
  Json write = Json::object();
  const State* state = find_state(reading.workflow(), task.state);
  if (!transition || !state || !state->task) return write;
  for (const FormUse& use : state->task->forms) {
    const auto form = reading.package().forms.find(use.form);
    if (form == reading.package().forms.end()) continue;
    for (const std::string& name : transition->write)
      if (find_field(form->second.fields, name)) write[use.form].push_back(name);
  }
  return write;
}

Json outcomes_of(const CaseReading& reading, const Task& task, bool needs_items) {
  Json outcomes = Json::array();
  for (const Offer& offer : offers(reading.situation))
    if (offer.verb == "decide" && offer.task == task.no) {
      const Transition* transition = transition_of(reading, task, offer.outcome);
      outcomes.push_back({{"name", offer.outcome},
                          {"title", words(offer.title, reading.language)},
                          {"adverse", offer.adverse},
                          {"opinion", name_of(offer.opinion)},
                          {"basis", text_or_null(offer.basis)},
                          {"requires", requires_json(transition)},
                          {"write", outcome_write(reading, task, transition)},
                          {"needs_items", needs_items}});
    }
  return outcomes;
}

Json task_json(const CaseReading& reading, const Task& task) {
  const State* state = find_state(reading.workflow(), task.state);
  const bool mine = is_open(task) && !task_refusal(reading.situation, task);
  const Over over = state && state->task && !task.correction ? state->task->over : Over::nothing;
  Json json{{"no", task.no},
            {"state", task.state},
            {"title", state_title(reading.workflow(), task.state, reading.language)},
            {"basis", state ? text_or_null(literal(state->basis)) : Json()},
            {"role_title", role_title(reading.package(), task.role, reading.language)},
            {"signer", person_or_null(reading, task.signer)},
            {"assignee", person_or_null(reading, task.assignee)},
            {"status", lifecycle::name_of(task.status)},
            {"mine", mine},
            {"arrived_at", time_of(task.opened_at)},
            {"due", due_json(reading, task)},
            {"correction", task.correction.has_value()},
            {"over", name_of(over)}};
  json["form_write"] = mine && state ? form_write(reading, task, *state) : Json::object();
  json["outcomes"] = mine ? outcomes_of(reading, task, over == Over::waiting) : Json::array();
  if (mine)
    if (const auto draft = reading.site.views.task_draft(reading.on().id, task.no, reading.situation.actor.user)) json["saved"] = Json::parse(*draft);
  return json;
}

/// "2个工作日" where the step's own limit is counted from its entry; nothing where it hangs on a field or on another date.
std::string limit_of(const CaseReading& reading, const State& state) {
  if (!state.task || !state.task->due) return {};
  const calendar::Phrase& due = *state.task->due;
  if (!due.anchor.empty() || due.backwards) return {};
  std::optional<calendar::Span> span = due.span;
  if (const auto found = reading.package().parameters.find(due.parameter); !span && found != reading.package().parameters.end())
    if (found->second.value.is(rules::Kind::text)) span = calendar::read_span(found->second.value.text());
  if (!span) return {};
  return reading.language == Language::zh ? calendar::to_chinese(*span) : calendar::to_text(*span);
}

/// "外调核实（专家管理办公室，期限 2个工作日）"
std::string step_in_words(const CaseReading& reading, const State& state) {
  const auto label = [&](const char* name) { return reading.site.labels.text(reading.language, name); };
  std::string roles;
  if (state.task)
    for (const std::string& role : state.task->roles)
      roles += (roles.empty() ? "" : label("journal.comma")) + role_title(reading.package(), role, reading.language);
  std::string text = state_title(reading.workflow(), state.path, reading.language);
  const std::string limit = limit_of(reading, state);
  if (!roles.empty()) text += label("offer.open") + roles + (limit.empty() ? "" : label("offer.due") + limit) + label("offer.close");
  return text;
}

/// Every step to which this outcome may lead: which of them is decided by guards over what is still to be filled in.
std::vector<std::string> steps_after(const CaseReading& reading, const Task& task, const std::string& outcome) {
  std::vector<std::string> steps;
  const Workflow& workflow = reading.workflow();
  const State* state = find_state(workflow, task.correction ? task.correction->back_to : task.state);
  if (task.correction) return state && !task.correction->again ? std::vector{step_in_words(reading, *state)} : steps;
  const auto found = state ? state->on.find(outcome) : std::map<std::string, std::vector<TransitionIndex>>::const_iterator();
  if (!state || found == state->on.end()) return steps;
  for (const TransitionIndex index : found->second)
    for (const StateIndex target : workflow.chart.transition(index).targets) {
      std::string words = step_in_words(reading, workflow.states.at(static_cast<std::size_t>(target)));
      if (std::ranges::find(steps, words) == steps.end()) steps.push_back(std::move(words));
    }
  return steps;
}

Json next_json(const CaseReading& reading, const Offer& offer) {
  const Task* task = offer.verb == "decide" ? find_task(reading.on(), offer.task) : nullptr;
  std::string next;
  if (task)
    for (const std::string& step : steps_after(reading, *task, offer.outcome))
      next += (next.empty() ? "" : reading.site.labels.text(reading.language, "offer.or")) + step;
  return next.empty() ? Json() : Json(reading.site.labels.text(reading.language, "offer.next") + next);
}

/// What concerns another's task says which step: several may be open.
std::string title_of(const CaseReading& reading, const Offer& offer) {
  const std::string title = words(offer.title, reading.language);
  const bool beside = offer.verb == "remind" || offer.verb == "reassign" || offer.verb == "remove_signer" || offer.verb == "retrieve";
  const Task* task = beside ? find_task(reading.on(), offer.task) : nullptr;
  return task ? title + "：" + state_title(reading.workflow(), task->state, reading.language) : title;
}

std::string target_title(const CaseReading& reading, const Offer& offer, const std::string& place) {
  if (offer.verb == "add_signer") return reading.site.labels.text(reading.language, "offer." + place);
  if (find_state(reading.workflow(), place)) return state_title(reading.workflow(), place, reading.language);
  return reading.site.labels.text(reading.language, "offer.initiator") + reading.on().starter.name;
}

Json targets_json(const CaseReading& reading, const Offer& offer) {
  Json targets = Json::array();
  for (const std::string& place : offer.targets) {
    targets.push_back({{"value", place}, {"title", target_title(reading, offer, place)}});
  }
  return targets;
}

}  // namespace

Json tasks_json(const CaseReading& reading) {
  Json tasks = Json::array();
  for (const Task& task : reading.on().tasks) tasks.push_back(task_json(reading, task));
  return tasks;
}

Json offers_json(const CaseReading& reading) {
  Json list = Json::array();
  for (const Offer& offer : offers(reading.situation))
    list.push_back({{"verb", offer.verb},
                    {"task", offer.task ? Json(offer.task) : Json()},
                    {"outcome", text_or_null(offer.outcome)},
                    {"title", title_of(reading, offer)},
                    {"main", offer.main},
                    {"adverse", offer.adverse},
                    {"opinion", name_of(offer.opinion)},
                    {"basis", text_or_null(offer.basis)},
                    {"next", next_json(reading, offer)},
                    {"targets", targets_json(reading, offer)},
                    {"wants_person", offer.wants_person}});
  return list;
}

}  // namespace qianpi::http
