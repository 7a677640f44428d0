// The case's tasks and what may be done with them now. Rights come from the engine: task_refusal, offers, field_rights.
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

Json outcomes_of(const CaseReading& reading, int task, bool needs_items) {
  Json outcomes = Json::array();
  for (const Offer& offer : offers(reading.situation))
    if (offer.verb == "decide" && offer.task == task)
      outcomes.push_back({{"name", offer.outcome},
                          {"title", words(offer.title, reading.language)},
                          {"adverse", offer.adverse},
                          {"opinion", name_of(offer.opinion)},
                          {"basis", text_or_null(offer.basis)},
                          {"needs_items", needs_items}});
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
  json["outcomes"] = mine ? outcomes_of(reading, task.no, over == Over::waiting) : Json::array();
  if (mine)
    if (const auto draft = reading.site.views.task_draft(reading.on().id, task.no, reading.situation.actor.user)) json["saved"] = Json::parse(*draft);
  return json;
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
                    {"title", words(offer.title, reading.language)},
                    {"main", offer.main},
                    {"adverse", offer.adverse},
                    {"opinion", name_of(offer.opinion)},
                    {"basis", text_or_null(offer.basis)},
                    {"next", text_or_null(offer.next)}});
  return list;
}

}  // namespace qianpi::http
