#include "adapters/scenario/expect.h"

#include <algorithm>

#include "adapters/scenario/steps.h"
#include "adapters/scenario/values.h"
#include "engine/facts.h"
#include "engine/rules/value_text.h"
#include "engine/scope.h"

namespace qianpi::scenario {

using rules::Value;
using YamlEntry = yaml::Entry;
using yaml::Node;

namespace {

Value list_of(const std::vector<std::string>& texts) { return Value::list(rules::Items(texts.begin(), texts.end())); }

/// Innermost active states, by the last part of their path.
std::vector<std::string> states_of(const Package& package, const Case& in) {
  const Workflow& workflow = package.workflows.at(in.workflow);
  std::vector<std::string> ids;
  for (StateIndex active : in.configuration.active) {
    const bool outer = std::ranges::any_of(in.configuration.active,
                                           [&](StateIndex other) { return workflow.states[static_cast<std::size_t>(other)].parent == active; });
    if (!outer) ids.push_back(workflow.states[static_cast<std::size_t>(active)].id);
  }
  return ids;
}

/// Roles that were told of something, by the journal.
std::vector<std::string> told_in(Play& play, CaseId id) {
  std::set<std::string> told;
  for (const JournalRow& row : play.world().views->journal(id)) {
    const Fact fact = fact_from(row.kind, rules::from_json(row.body));
    if (const auto* notified = std::get_if<fact::PeopleNotified>(&fact)) told.insert(notified->to.begin(), notified->to.end());
  }
  return {told.begin(), told.end()};
}

/// How often people were reminded of tasks of this case, by themselves or by a clock.
int reminders_in(Play& play, CaseId id) {
  return static_cast<int>(std::ranges::count(play.world().views->journal(id), "task_reminded", &JournalRow::kind));
}

/// Roles to which tasks of this case were escalated.
std::vector<std::string> escalated_in(Play& play, CaseId id) {
  std::set<std::string> roles;
  for (const JournalRow& row : play.world().views->journal(id)) {
    const Fact fact = fact_from(row.kind, rules::from_json(row.body));
    if (const auto* escalated = std::get_if<fact::TaskEscalated>(&fact)) roles.insert(escalated->roles.begin(), escalated->roles.end());
  }
  return {roles.begin(), roles.end()};
}

std::string id_at(Play& play, const Case& in, const Place& place) {
  const PackagePtr package = play.version_of(in);
  const State* state = find_state(package->workflows.at(in.workflow), place.state);
  const bool draws = state && state->selection && state->selection->draw;
  return draws ? play.id_of({in.package, state->selection->draw->from, place.key}) : place.key;
}

std::vector<std::string> people_at(Play& play, const Case& in, PlaceStatus status) {
  std::vector<std::string> ids;
  for (const Place& place : in.places)
    if (place.status == status) ids.push_back(id_at(play, in, place));
  return ids;
}

/// How many were begun, and how they stand.
Value children_of(const Case& in) {
  Value children = Value::context({{"begun", static_cast<int>(in.children.size())}});
  for (ChildStatus status : {ChildStatus::asked, ChildStatus::running, ChildStatus::ended, ChildStatus::withdrawn})
    children = children.with(name_of(status), static_cast<int>(std::ranges::count(in.children, status, &Child::status)));
  return children;
}

/// When the task that opened last is due.
Value due_of(const Case& in) {
  for (auto task = in.tasks.rbegin(); task != in.tasks.rend(); ++task)
    if (is_open(*task)) return task->due_at ? Value::at(*task->due_at) : Value();
  return {};
}

/// "ROLE 1 for ROLE 2": whoever decided in another's place.
std::vector<std::string> stood_in(const Case& in) {
  std::vector<std::string> words;
  for (const DecisionMade& made : in.decisions)
    if (made.acting_for) words.push_back(Cast::called(made.who.user) + " for " + Cast::called(made.acting_for->user));
  return words;
}

Value case_facts(Play& play, const Case& in) {
  std::vector<std::string> documents, agenda;
  Value results = Value::context({});
  for (const Paper& paper : in.papers) documents.push_back(paper.form);
  for (const Item& row : in.items) {
    if (row.status == ItemStatus::confirmed) agenda.push_back(play.name_of(row.id));
    results = results.with(play.name_of(row.id), row.outcome);
  }
  return Value::context({{"state", list_of(states_of(*play.version_of(in), in))},
                         {"status", lifecycle::name_of(in.status)},
                         {"outcome", in.outcome},
                         {"title", in.title},
                         {"documents", list_of(documents)},
                         {"no_documents", list_of(documents)},
                         {"told", list_of(told_in(play, in.id))},
                         {"reminded", reminders_in(play, in.id)},
                         {"escalated", list_of(escalated_in(play, in.id))},
                         {"agenda", list_of(agenda)},
                         {"results", results},
                         {"draws", static_cast<int>(std::ranges::count_if(in.invitations, [](const Invitation& one) { return one.draw > 0; }))},
                         {"invited", list_of(people_at(play, in, PlaceStatus::invited))},
                         {"team", list_of(people_at(play, in, PlaceStatus::filled))},
                         {"children", children_of(in)},
                         {"due", due_of(in)},
                         {"version", play.number_of(in)},
                         {"acting", list_of(stood_in(in))}});
}

/// Entries of each book; the same key again is the same entry.
Value books_of(const Record& record) {
  std::map<std::string, std::set<std::string>> books;
  for (const Entry& entry : record.entries) books[entry.book].insert(entry.key);
  Value counts = Value::context({});
  for (const auto& [book, keys] : books) counts = counts.with(book, static_cast<int>(keys.size()));
  return counts;
}

bool contains(const Value& list, const Node& wanted) {
  return std::ranges::any_of(list.items(), [&](const Value& one) { return reads_as(one, wanted); });
}

std::vector<Node> each_of(const Node& node) { return node.kind == yaml::Kind::list ? node.items : std::vector<Node>{node}; }

bool same_members(const Value& list, const Node& wanted) {
  const std::vector<Node> all = each_of(wanted);
  return list.items().size() == all.size() && std::ranges::all_of(all, [&](const Node& one) { return contains(list, one); });
}

/// Lists of names have their own sense: documents and the told are among those there, the agenda and states are exactly those.
bool agrees(const std::string& what, const Value& is, const Node& wanted) {
  const std::vector<Node> all = each_of(wanted);
  if (what == "documents" || what == "told") return std::ranges::all_of(all, [&](const Node& one) { return contains(is, one); });
  if (what == "no_documents") return std::ranges::none_of(all, [&](const Node& one) { return contains(is, one); });
  const bool is_number = wanted.kind == yaml::Kind::integer;
  if (what == "children" && is_number) return reads_as(*is.get("begun"), wanted);
  if ((what == "team" || what == "invited") && is_number) return std::to_string(is.items().size()) == wanted.text;
  if (what == "team" || what == "invited") return same_members(is, wanted);
  const bool is_set = what == "agenda" || what == "state" || what == "holds" || what == "acting" || what == "escalated";
  if (is_set) return is.is(rules::Kind::list) && same_members(is, wanted);
  return reads_as(is, wanted);
}

void compare_values(const std::string& of, const Value& known, const Value& fields, const Node& wanted, Failures& failures) {
  for (const YamlEntry& entry : wanted.entries) {
    const Value* is = known.get(entry.key);
    if (!is) is = fields.at_path(entry.key);
    if (agrees(entry.key, is ? *is : Value(), entry.value)) continue;
    failures.push_back({entry.where, of + "." + entry.key + " " + shown(entry.value), shown(is)});
  }
}

void compare_case(Play& play, const YamlEntry& entry, CaseId id, Failures& failures) {
  const Case now = play.load(id);
  compare_values(entry.key, case_facts(play, now), now.data, entry.value, failures);
}

Record record_called(Play& play, const std::string& word, const std::string& id) {
  const auto [package, register_name] = play.located(word);
  RecordKey key{package->name, register_name, id};
  if (const auto given = play.records.find(id); given != play.records.end()) key = given->second;
  else if (const CaseId of = play.named(id)) key = play.load(of).subject.value_or(key);
  Situation looked;
  Needs needs;
  needs.records.insert(key);
  play.world().store->load(needs, looked);
  return looked.records[key];
}

void compare_record(Play& play, const YamlEntry& entry, const Record& record, Failures& failures) {
  const PackagePtr package = play.located(record.key.package + "/").first;
  const Register& in = package->registers.at(record.key.register_name);
  const Value known = record_value(in, record, date_at(play.now())).with("books", books_of(record));
  compare_values(entry.key, known, {}, entry.value, failures);
}

void compare_inbox(Play& play, const YamlEntry& entry, const std::string& role, Failures& failures) {
  const Value is = list_of(inbox_of(play, role));
  if (!same_members(is, entry.value)) failures.push_back({entry.where, entry.key + " " + shown(entry.value), shown(&is)});
}

/// By the workflow's name or its id.
bool is_called(Play& play, const Named& one, const std::string& workflow) {
  const auto found = play.package().workflows.find(one.name);
  return one.name == workflow || (found != play.package().workflows.end() && found->second.id == workflow);
}

void compare_started(Play& play, const YamlEntry& entry, Failures& failures) {
  for (const YamlEntry& workflow : entry.value.entries) {
    const auto count = std::ranges::count_if(play.cases(), [&](const Named& one) { return one.by_others && is_called(play, one, workflow.key); });
    if (std::to_string(count) != workflow.value.text)
      failures.push_back({workflow.where, workflow.value.text + " cases of " + workflow.key + " begun", std::to_string(count)});
  }
}

bool is_register(Play& play, const std::string& word) {
  const auto [package, name] = play.located(word);
  return package && package->registers.contains(name);
}

}  // namespace

Failures compare(Play& play, const Node& expect) {
  Failures failures;
  for (const YamlEntry& entry : expect.entries) {
    const auto gap = entry.key.find(' ');
    const std::string first = entry.key.substr(0, gap), second = gap == std::string::npos ? "" : entry.key.substr(gap + 1);
    if (entry.key == "started") compare_started(play, entry, failures);
    else if (first == "inbox" && !second.empty()) compare_inbox(play, entry, second, failures);
    else if (!second.empty() && is_register(play, first)) compare_record(play, entry, record_called(play, first, second), failures);
    else if (const CaseId id = play.named(entry.key)) compare_case(play, entry, id, failures);
    else failures.push_back({entry.where, "a case called " + entry.key, "no case of that name has begun"});
  }
  return failures;
}

}  // namespace qianpi::scenario
