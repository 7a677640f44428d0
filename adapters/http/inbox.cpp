// The inbox: rows as the view keeps them, with what only the present can say: working days left, overdue.
#include <algorithm>

#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"
#include "adapters/http/rows.h"
#include "adapters/http/titles.h"

namespace qianpi::http {

namespace {

Json task_part(Site& site, const TaskRow& task, Language language) {
  const Instant now = site.clock.now();
  return {{"task", task.no},
          {"state", task.state},
          {"state_title", task.state_title},
          {"arrived_at", time_of(task.opened_at)},
          {"due_at", time_of(task.due_at)},
          {"working_days_left", working_days_left(site, task.due_at)},
          {"overdue", task.due_at && now >= *task.due_at && is_pending(task.status)},
          {"assignee", text_or_null(task.assignee)},
          {"outcomes", outcomes_json(task.outcomes, language)},
          {"needs_input", task.needs_input},
          {"task_status", site.labels.text(language, "task." + std::string(lifecycle::name_of(task.status)))}};
}

Json draft_row(Site& site, const Draft& draft, Language language) {
  const PackagePtr package = site.engine.library().current(draft.package);
  const auto* workflow = package && package->workflows.contains(draft.workflow) ? &package->workflows.at(draft.workflow) : nullptr;
  const std::string title = workflow ? words(workflow->title, language) : draft.workflow;
  return {{"draft", draft.id},          {"title", title},          {"package", draft.package},
          {"workflow", draft.workflow}, {"workflow_title", title}, {"saved_at", time_of(draft.saved_at)}};
}

Json counts_json(const BoxCounts& counts) { return {{"todo", counts.todo}, {"done", counts.done}, {"mine", counts.mine}, {"drafts", counts.drafts}}; }

Json drafts_page(Site& site, const Request& request, const BoxCounts& counts) {
  Json rows = Json::array();
  for (const Draft& draft : site.views.drafts(request.actor.user)) rows.push_back(draft_row(site, draft, request.language));
  const std::size_t total = rows.size();
  return {{"rows", Json::array()}, {"drafts", std::move(rows)}, {"total", total}, {"counts", counts_json(counts)}};
}

Json unit_of(Site& site, const UserId& user) {
  const auto actor = site.people.actor(user);
  return actor && !actor->unit.value.empty() ? text_or_null(site.people.unit_title(actor->unit)) : Json();
}

InboxQuery query_of(Site& site, const Request& request, Box box) {
  InboxQuery query;
  query.box = box;
  query.text = request.asked("q");
  query.workflow = request.asked("workflow");
  query.overdue = request.asked("overdue") == "1";
  query.now = site.clock.now();
  query.page = page_of(request);
  return query;
}

}  // namespace

bool is_pending(TaskState state) { return state == TaskState::open || state == TaskState::claimed || state == TaskState::deciding; }

int page_of(const Request& request) {
  const auto page = read_number(request.asked("page"));
  return page ? static_cast<int>(std::clamp<std::int64_t>(*page, 1, 100'000)) : 1;
}

Json outcomes_json(const std::string& stored, Language language) {
  Json outcomes = stored.empty() ? Json::array() : Json::parse(stored);
  for (Json& one : outcomes) {
    if (const auto en = one.find("en"); language == Language::en && en != one.end() && *en != "") one["title"] = *en;
    one.erase("en");
  }
  return outcomes;
}

Json row_json(Site& site, const InboxRow& row, Language language) {
  Json json{{"case", id_of(row.on)},
            {"task", Json()},
            {"title", row.title},
            {"package", row.package},
            {"workflow", row.workflow},
            {"workflow_title", row.workflow_title},
            {"state", ""},
            {"state_title", row.case_state_titles},
            {"applicant", text_or_null(row.applicant)},
            {"applicant_unit", unit_of(site, row.starter)},
            {"unit_title", text_or_null(site.people.unit_title(row.unit))},
            {"arrived_at", time_of(row.started_at)},
            {"due_at", Json()},
            {"working_days_left", Json()},
            {"overdue", false},
            {"urgent", row.urgent},
            {"assignee", Json()},
            {"outcomes", Json::array()},
            {"needs_input", false},
            {"status", lifecycle::name_of(row.status)},
            {"outcome", text_or_null(row.outcome)}};
  if (row.task) json.update(task_part(site, *row.task, language));
  const PackagePtr package = site.engine.library().current(row.package);
  if (package && package->workflows.contains(row.workflow) && !row.outcome.empty())
    json["outcome_title"] = end_title(package->workflows.at(row.workflow), row.outcome, language);
  return json;
}

Reply list_tasks(Site& site, const Request& request) {
  const std::string box = request.asked("box").empty() ? "todo" : request.asked("box");
  const BoxCounts counts = site.views.counts(request.actor, site.clock.now());
  if (box == "drafts") return json_reply(drafts_page(site, request, counts));
  if (box != "todo" && box != "done" && box != "mine")
    throw bad_field("box", {"没有这个收件箱", "is no box"}, {"可用：todo、done、mine、drafts", "Known: todo, done, mine, drafts"});
  const Box which = box == "todo" ? Box::todo : box == "done" ? Box::done : Box::mine;
  const InboxPage page = site.views.inbox(request.actor, query_of(site, request, which));
  Json rows = Json::array();
  for (const InboxRow& row : page.rows) rows.push_back(row_json(site, row, request.language));
  return json_reply({{"rows", std::move(rows)}, {"total", page.total}, {"counts", counts_json(counts)}});
}

}  // namespace qianpi::http
