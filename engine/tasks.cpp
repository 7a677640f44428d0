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

std::optional<calendar::Span> span_of(const Course& course, const calendar::Phrase& phrase) {
  if (phrase.span || phrase.parameter.empty()) return phrase.span;
  auto found = course.package().parameters.find(phrase.parameter);
  if (found == course.package().parameters.end() || !found->second.value.is(rules::Kind::text)) return std::nullopt;
  return calendar::read_span(found->second.value.text());
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

void open_one(Course& course, const State& state, Task task) {
  set_due(course, state, task);
  if (state.task) note_exclusions(course, *state.task, task);
  course.add(fact::TaskOpened{std::move(task)});
}

/// One task per holder who need not keep out; those who must are written on each.
void open_for_each_holder(Course& course, const State& state, const std::string& role) {
  Task pattern = task_for(course, state, role);
  note_exclusions(course, *state.task, pattern);
  set_due(course, state, pattern);
  for (const Person& person : course.holders({course.now().package, role, pattern.unit})) {
    if (std::ranges::count(pattern.excluded, person.user, &Exclusion::user)) continue;
    Task task = pattern;
    task.no = static_cast<int>(course.now().tasks.size()) + 1;
    task.signer = person.user;
    course.add(fact::TaskOpened{std::move(task)});
  }
}

}  // namespace

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

void open_tasks(Course& course, const State& state) {
  const TaskRule& rule = *state.task;
  const bool each_holder = rule.roles.size() == 1 && (rule.signers == Signers::all || rule.signers == Signers::vote);
  if (each_holder) return open_for_each_holder(course, state, rule.roles.front());
  const std::size_t at_once = rule.signers == Signers::sequence ? 1 : rule.roles.size();
  for (std::size_t i = 0; i < at_once; ++i) open_one(course, state, task_for(course, state, rule.roles[i]));
}

bool open_next_of_sequence(Course& course, const State& state, int signed_so_far) {
  const auto next = static_cast<std::size_t>(signed_so_far);
  if (next >= state.task->roles.size()) return false;
  open_one(course, state, task_for(course, state, state.task->roles[next]));
  return true;
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

namespace {

void arm_from_due(Course& course, const State& state) {
  for (const TimerRule& rule : state.after) {
    const std::string event = "after." + std::to_string(rule.transition);
    const auto due = rule.at.anchor == "due" ? due_of(course, state, rule.at) : std::nullopt;
    if (due) course.add(fact::TimerArmed{{static_cast<int>(course.now().facts) + 1, state.path, event, due->at}, due->why});
  }
}

}  // namespace

void set_known_dues(Course& course) {
  for (StateIndex index : course.now().configuration.active) {
    const State& state = course.workflow().states[static_cast<std::size_t>(index)];
    if (!state.task || !state.task->due || state.task->due->anchor.empty()) continue;
    const auto due = due_of(course, state, *state.task->due);
    const std::vector<Task> tasks = course.now().tasks;
    bool was_set = false, has_due = false;
    for (const Task& task : tasks) {
      if (task.state != state.path || !is_open(task) || task.correction) continue;
      has_due |= task.due_at.has_value();
      if (!due || task.due_at) continue;
      course.add(fact::TaskDueSet{task.no, due->at, due->why});
      was_set = true;
    }
    if (was_set && !has_due) arm_from_due(course, state);
  }
}

}  // namespace qianpi
