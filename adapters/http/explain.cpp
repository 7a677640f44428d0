// Why a task is whose it is, what made it, and what each of its outcomes would bring about. The last is no second reckoning: the engine
// decides as if it were sent now, and nothing is saved.
#include <algorithm>
#include <set>

#include "adapters/http/case_view.h"
#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"
#include "adapters/http/rules.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

/// What follows a decision outside its own task; how the engine came there is left to the journal.
const std::set<std::string_view>& told_kinds() {
  static const std::set<std::string_view> kinds = {
      "state_entered", "task_opened",    "number_taken", "paper_ordered",  "published",        "record_created", "span_recorded", "entry_booked",
      "span_ended",    "waiting_begun",  "item_decided", "item_delivered", "people_notified",  "place_opened",   "invited",       "child_asked",
      "delivery_sent", "task_completed", "case_ended",   "case_stranded",  "engagement_ended", "item_asked"};
  return kinds;
}

/// Facts that a person or a clock brings about: what opened a task is one of them.
bool is_cause(const std::string& kind) {
  static const std::set<std::string> causes = {"case_started",   "task_decided",     "task_returned",       "timer_fired",
                                               "delivery_taken", "withdrawal_asked", "invitation_answered", "task_retrieved",
                                               "case_jumped",    "case_continued",   "signer_added",        "signer_removed"};
  return causes.contains(kind);
}

bool is_excluded(const Task& task, const UserId& user) { return std::ranges::count(task.excluded, user, &Exclusion::user) > 0; }

std::string name_or_id(Site& site, const UserId& user) {
  const auto actor = site.people.actor(user);
  return actor ? actor->name : user.value;
}

/// Who may take it now, by name; an outsider is named by the role alone.
std::vector<std::string> people_of(const CaseReading& reading, const Task& task) {
  if (task.signer) return {name_or_id(reading.site, *task.signer)};
  std::vector<std::string> names;
  if (!task.contact.empty()) return names;
  for (const Person& person : reading.site.people.holders({reading.on().package, task.role, task.unit}))
    if (!is_excluded(task, person.user)) names.push_back(person.name);
  return names;
}

Json excluded_json(const CaseReading& reading, const Task& task) {
  Json list = Json::array();
  for (const Exclusion& one : task.excluded) list.push_back({{"name", name_or_id(reading.site, one.user)}, {"why", one.why}});
  return list;
}

/// The last thing before the task was opened that somebody did or a clock brought.
Json cause_json(const CaseReading& reading, const Task& task) {
  const Json told = journal_json({reading.site, reading.package(), &reading.workflow(), reading.language}, reading.journal);
  Json cause;
  for (std::size_t i = 0; i < reading.journal.size(); ++i) {
    const JournalRow& row = reading.journal[i];
    if (is_cause(row.kind)) cause = {{"at", told[i]["at"]}, {"actor", told[i]["actor"]}, {"title", told[i]["title"]}};
    if (row.kind != "task_opened") continue;
    const auto opened = fact_from(row.kind, rules::from_json(row.body));
    if (std::get<fact::TaskOpened>(opened).task.no == task.no) break;
  }
  return cause;
}

verb::Decide as_if_sent(const CaseReading& reading, const Task& task, const Offer& offer) {
  verb::Decide decide;
  decide.task = task.no;
  decide.outcome = offer.outcome;
  decide.opinion = reading.site.labels.text(reading.language, "explain.trial");  // whatever will be written there
  if (const auto draft = reading.site.views.task_draft(reading.on().id, task.no, reading.situation.actor.user))
    decide.data = rules::from_json(*draft);
  return decide;
}

/// "产生待办：外调核实（专家管理办公室：王强、刘燕）": the journal's sentence, with the people whom a new task would call.
std::vector<std::string> leads_of(const CaseReading& reading, const Decision& decision) {
  std::vector<JournalRow> rows = reading.journal;  // the teller knows tasks by name from what came before
  for (const Noted& one : decision.facts)
    rows.push_back({0, reading.situation.now, {}, {}, std::string(kind_of(one.fact)), rules::to_json(to_value(one.fact)), {}, {}});
  const Json told = journal_json({reading.site, reading.package(), &reading.workflow(), reading.language}, rows);
  std::vector<std::string> leads;
  for (std::size_t i = 0; i < decision.facts.size(); ++i) {
    const Json& row = told[reading.journal.size() + i];
    if (!told_kinds().contains(kind_of(decision.facts[i].fact))) continue;
    std::string text = row["title"].get<std::string>();
    if (const auto* opened = std::get_if<fact::TaskOpened>(&decision.facts[i].fact)) {
      std::string people = role_title(reading.package(), opened->task.role, reading.language);
      const char* before = "offer.colon";
      for (const std::string& name : people_of(reading, opened->task)) {
        people += reading.site.labels.text(reading.language, before) + name;
        before = "journal.comma";
      }
      text += reading.site.labels.text(reading.language, "offer.open") + people + reading.site.labels.text(reading.language, "offer.close");
    } else if (row["detail"].is_string() && !std::holds_alternative<fact::StateEntered>(decision.facts[i].fact)) {
      text += " " + row["detail"].get<std::string>();
    }
    leads.push_back(std::move(text));
  }
  return leads;
}

Json outcome_json(const CaseReading& reading, const Task& task, const Offer& offer) {
  Json json{{"name", offer.outcome}, {"title", words(offer.title, reading.language)}, {"refused", Json()}, {"leads", Json::array()}};
  Command command{reading.situation.actor, reading.on().id, as_if_sent(reading, task, offer)};
  const auto decided = reading.site.engine.what_if(command);
  if (const auto* decision = std::get_if<Decision>(&decided)) json["leads"] = leads_of(reading, *decision);
  else json["refused"] = words(std::get<Refusal>(decided).message, reading.language);
  return json;
}

/// Over rows (a waiting list, an agenda) an outcome depends on which rows are chosen: nothing is foretold there.
Json outcomes_json(const CaseReading& reading, const Task& task) {
  Json list = Json::array();
  const State* state = find_state(reading.workflow(), task.state);
  if (state && state->task && state->task->over != Over::nothing) return list;
  for (const Offer& offer : offers(reading.situation))
    if (offer.verb == "decide" && offer.task == task.no) list.push_back(outcome_json(reading, task, offer));
  return list;
}

}  // namespace

Reply explain_task(Site& site, const Request& request) {
  const Task* task = find_task(request.situation->before, static_cast<int>(request.number("no")));
  if (!task) throw not_found();
  const std::vector<JournalRow> journal = site.views.journal(request.situation->before.id);
  const CaseReading reading{site, *request.situation, journal, request.language};
  return json_reply({{"task", task->no},
                     {"role", role_title(reading.package(), task->role, reading.language)},
                     {"unit", text_or_null(unit_title(site, reading.package(), task->unit))},
                     {"people", people_of(reading, *task)},
                     {"excluded", excluded_json(reading, *task)},
                     {"cause", cause_json(reading, *task)},
                     {"due", text_or_null(task->due_why)},
                     {"outcomes", outcomes_json(reading, *task)}});
}

}  // namespace qianpi::http
