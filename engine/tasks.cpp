#include "engine/tasks.h"

#include <algorithm>

#include "engine/candidates.h"
#include "engine/roles.h"
#include "engine/scope.h"

namespace qianpi {

namespace {

Instant entered_at(const Case& now, const std::string& path, Instant otherwise) {
  const EnteredState* entered = find_entered(now, path);
  return entered ? entered->at : otherwise;
}

std::optional<Instant> anchor_of(const Course& course, const State& state, const std::string& anchor) {
  if (anchor.empty()) return entered_at(course.now(), state.path, course.situation().now);
  if (anchor == "due") {
    for (auto task = course.now().tasks.rbegin(); task != course.now().tasks.rend(); ++task)
      if (task->state == state.path && is_open(*task)) return task->due_at;
    return std::nullopt;
  }
  const rules::Value* field = course.now().data.get(anchor);
  return field ? field->instant() : std::nullopt;
}

const StartRule* start_rule_of(const Workflow& workflow) {
  for (const StartRule& rule : workflow.start)
    if (!rule.form.empty()) return &rule;
  return nullptr;
}

/// A task for a role as the package declares it: held in a unit, a named outsider, the person behind the subject's record, or who began the case.
Task task_for(Course& course, const State& state, const std::string& role) {
  Task task;
  task.no = static_cast<int>(course.now().tasks.size()) + 1;
  task.state = state.path;
  task.entry = entries_of(course.now(), state.path);
  task.role = role;
  task.unit = role_in(course, role).unit;
  task.opened_at = course.situation().now;
  auto found = course.package().roles.find(role);
  if (found == course.package().roles.end()) return task;
  if (found->second.kind == Role::Kind::contact && found->second.contact) {
    rules::Value contact = evaluate(Stage{course}, *found->second.contact).value;
    if (contact.is(rules::Kind::text)) task.contact = contact.text();
  }
  if (found->second.kind == Role::Kind::subject)
    if (const Record* subject = course.subject()) task.contact = contact_of(course.package(), *subject);
  if (found->second.kind == Role::Kind::anyone) task.signer = course.now().starter.user;
  return task;
}

void set_due(Course& course, const State& state, Task& task) {
  if (!state.task || !state.task->due) return;
  if (auto due = due_of(course, state, *state.task->due)) {
    task.due_at = due->at;
    task.due_why = due->why;
  }
}

void note_exclusions(Course& course, const TaskRule& rule, Task& task) {
  if (task.signer || !task.contact.empty()) return;
  for (const Person& person : course.holders({course.now().package, task.role, task.unit}))
    if (auto why = avoided(course, rule, task.role, person.user)) task.excluded.push_back({person.user, *why});
}

/// Nobody may sign it: no one holds the role, or all who do must keep out.
bool is_vacant(Course& course, const Task& task) {
  if (task.signer || !task.contact.empty()) return false;
  const auto& holders = course.holders({course.now().package, task.role, task.unit});
  return std::ranges::all_of(holders, [&](const Person& one) { return std::ranges::count(task.excluded, one.user, &Exclusion::user) > 0; });
}

Task prepared(Course& course, const State& state, Task task) {
  set_due(course, state, task);
  if (state.task) note_exclusions(course, *state.task, task);
  return task;
}

void open_one(Course& course, const State& state, Task task) { course.add(fact::TaskOpened{prepared(course, state, std::move(task))}); }

std::string title_of_role(const Course& course, const std::string& role) {
  const auto found = course.package().roles.find(role);
  return found == course.package().roles.end() ? role : found->second.title.zh;
}

/// What the definition says of a vacancy; where it says nothing the case is shown to the administrator, and the task waits for whoever is
/// given it. False: the signer is passed over.
bool open_though_vacant(Course& course, const State& state, Task task) {
  const TaskRule& rule = *state.task;
  if (!rule.vacant_role.empty() && task.role != rule.vacant_role) {
    Task instead = prepared(course, state, task_for(course, state, rule.vacant_role));
    if (!is_vacant(course, instead)) {
      course.add(fact::TaskOpened{std::move(instead)});
      return true;
    }
  }
  const int no = task.no;
  const std::string role = title_of_role(course, task.role);
  course.add(fact::TaskOpened{std::move(task)});
  if (!rule.vacant_outcome.empty()) {
    course.add(fact::TaskCancelled{no});
    return false;
  }
  course.add(fact::CaseStranded{"“" + state.title.zh + "”没有人可以办理：角色“" + role + "”无人担任或均须回避；请管理员改派，或为该角色指定人员"});
  return true;
}

bool open_for_role(Course& course, const State& state, const std::string& role) {
  Task task = prepared(course, state, task_for(course, state, role));
  if (is_vacant(course, task)) return open_though_vacant(course, state, std::move(task));
  course.add(fact::TaskOpened{std::move(task)});
  return true;
}

/// One task per holder who need not keep out; those who must are written on each.
bool open_for_each_holder(Course& course, const State& state, const std::string& role) {
  const Task pattern = prepared(course, state, task_for(course, state, role));
  if (is_vacant(course, pattern)) return open_though_vacant(course, state, pattern);
  for (const Person& person : course.holders({course.now().package, role, pattern.unit})) {
    if (std::ranges::count(pattern.excluded, person.user, &Exclusion::user)) continue;
    Task task = pattern;
    task.no = static_cast<int>(course.now().tasks.size()) + 1;
    task.signer = person.user;
    course.add(fact::TaskOpened{std::move(task)});
  }
  return true;
}

}  // namespace

std::optional<calendar::Span> span_of(const Course& course, const calendar::Phrase& phrase) {
  if (phrase.span || phrase.parameter.empty()) return phrase.span;
  auto found = course.package().parameters.find(phrase.parameter);
  if (found == course.package().parameters.end() || !found->second.value.is(rules::Kind::text)) return std::nullopt;
  return calendar::read_span(found->second.value.text());
}

std::optional<Due> due_of(const Course& course, const State& state, const calendar::Phrase& phrase) {
  auto anchor = anchor_of(course, state, phrase.anchor);
  if (!anchor) return std::nullopt;
  return due_from(course, phrase, *anchor);
}

Due due_from(const Course& course, const calendar::Phrase& phrase, Instant anchor) {
  auto span = span_of(course, phrase);
  if (!span) return Due{anchor, {}};
  calendar::Deadline end = calendar::moment(course.calendar(), phrase, anchor, span, course.package().calendar.roll);
  return Due{end.at, phrase.backwards ? std::string() : calendar::explain(end, anchor, *span, "zh")};
}

void open_task_of(Course& course, const State& state, const std::string& role) { open_one(course, state, task_for(course, state, role)); }

std::optional<std::string> open_tasks(Course& course, const State& state) {
  const TaskRule& rule = *state.task;
  const bool each_holder = rule.roles.size() == 1 && (rule.signers == Signers::all || rule.signers == Signers::vote);
  bool any_open = false;
  if (each_holder) any_open = open_for_each_holder(course, state, rule.roles.front());
  else if (rule.signers == Signers::sequence) any_open = open_next_of_sequence(course, state, 0);
  else
    for (const std::string& role : rule.roles) any_open |= open_for_role(course, state, role);
  return any_open ? std::nullopt : std::optional(rule.vacant_outcome);
}

bool open_next_of_sequence(Course& course, const State& state, int position) {
  const auto& roles = state.task->roles;
  for (auto next = static_cast<std::size_t>(position); next < roles.size(); ++next)
    if (open_for_role(course, state, roles[next])) return true;
  return false;
}

Task beside(Course& course, const Task& other) {
  const State& state = *find_state(course.workflow(), other.state);
  Task task = task_for(course, state, other.role);
  task.unit = other.unit;
  set_due(course, state, task);
  return task;
}

void open_correction(Course& course, const State& state, const Correction& correction, const Signature& doer) {
  Task task;
  task.no = static_cast<int>(course.now().tasks.size()) + 1;
  task.state = state.path;
  task.opened_at = course.situation().now;
  task.signer = doer.user;
  task.correction = correction;
  if (const State* step = find_state(course.workflow(), correction.step); step && step->task) {
    for (const FormUse& use : step->task->forms)
      if (task.correction->form.empty() && (use.write_all || !use.write.empty())) task.correction->form = use.form;
    task.role = step->task->roles.front();
  } else if (task.correction->form.empty()) {
    if (const StartRule* start = start_rule_of(course.workflow())) {
      task.correction->form = start->form;
      task.role = start->by;
    }
  }
  course.add(fact::TaskOpened{std::move(task)});
}

void open_again(Course& course, const State& state, const Task& returned) {
  Task task = task_for(course, state, returned.role);
  task.unit = returned.unit;
  task.contact = returned.contact;
  task.signer = returned.signer;
  task.added = returned.added;
  open_one(course, state, std::move(task));
}

void cancel_tasks(Course& course, const std::string& state) {
  const std::vector<Task> tasks = course.now().tasks;
  for (const Task& task : tasks)
    if (task.state == state && is_open(task)) course.add(fact::TaskCancelled{task.no});
}

void release_not_needed(Course& course, const std::string& state) {
  const std::vector<Task> tasks = course.now().tasks;
  for (const Task& task : tasks)
    if (task.state == state && is_open(task) && !task.correction) course.add(fact::TaskNotNeeded{task.no});
}

}  // namespace qianpi
