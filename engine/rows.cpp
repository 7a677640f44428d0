#include "engine/rows.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/roles.h"
#include "engine/rules/value_text.h"
#include "engine/signoff.h"

namespace qianpi {

using rules::Value;

namespace {

std::string outcomes_json(const Workflow& workflow, const State& state, const Task& task) {
  rules::Items list;
  if (task.lent)
    list.push_back(Value::context({{"name", "hand_back"}, {"title", "交回"}, {"en", "Hand back"}, {"adverse", false}, {"opinion", "required"}}));
  else if (task.correction)
    list.push_back(
        Value::context({{"name", "resubmit"}, {"title", "重新提交"}, {"en", "Submit again"}, {"adverse", false}, {"opinion", "optional"}}));
  else
    for (const Transition* one : outcomes_of(workflow, state)) {
      const bool required = one->adverse || one->opinion == OpinionRule::required;
      list.push_back(Value::context({{"name", one->event},
                                     {"title", one->title.zh},
                                     {"en", one->title.en},
                                     {"adverse", one->adverse},
                                     {"opinion", required ? "required" : "optional"}}));
    }
  return rules::to_json(Value::list(std::move(list)));
}

bool asks_for_input(const Workflow& workflow, const State& state, const Task& task) {
  if (task.correction || task.lent || state.selection) return true;
  if (!state.task) return false;
  if (state.task->over != Over::nothing) return true;
  for (const FormUse& use : state.task->forms)
    if (use.write_all || !use.write.empty()) return true;
  return std::ranges::any_of(outcomes_of(workflow, state), [](const Transition* one) { return !one->write.empty(); });
}

TaskRow row_of(const Workflow& workflow, const Task& task) {
  const State& state = *find_state(workflow, task.state);
  TaskRow row;
  row.no = task.no;
  row.state = task.state;
  row.state_title = state.title.zh;
  row.role = task.role;
  row.outcomes = outcomes_json(workflow, state, task);
  row.unit = task.unit;
  row.contact = task.contact;
  row.signer = task.signer ? task.signer->value : std::string();
  row.assignee = task.assignee ? task.assignee->value : std::string();
  row.status = task.status;
  row.opened_at = task.opened_at;
  row.due_at = task.due_at;
  row.needs_input = asks_for_input(workflow, state, task);
  for (const Exclusion& one : task.excluded) row.excluded.push_back(one.user);
  row.decided_by = task.decided_by ? task.decided_by->user.value : std::string();
  row.outcome = task.outcome;
  row.decided_at = task.decided_at;
  return row;
}

}  // namespace

std::vector<TaskRow> task_rows(const Package& package, const Case& of) {
  const Workflow& workflow = package.workflows.at(of.workflow);
  std::vector<TaskRow> rows;
  for (const Task& task : of.tasks)
    if (!is_waiting(of, task) && !(is_open(task) && of.status == CaseState::held)) rows.push_back(row_of(workflow, task));
  return rows;
}

CaseTitles titles_of(const Package& package, const Case& of) {
  const Workflow& workflow = package.workflows.at(of.workflow);
  CaseTitles titles{workflow.title.zh, {}, of.starter.name};
  for (StateIndex index : of.configuration.active) {
    const State& state = workflow.states[static_cast<std::size_t>(index)];
    const bool leaf = workflow.chart.states[static_cast<std::size_t>(index)].children.empty();
    if (leaf && !state.title.zh.empty()) titles.state_titles += (titles.state_titles.empty() ? "" : "、") + state.title.zh;
  }
  return titles;
}

std::vector<std::string> unique_keys_of(const Package& package, const Case& of) {
  const Workflow& workflow = package.workflows.at(of.workflow);
  if (!workflow.unique) return {};
  std::string key = package.name + "/" + workflow.name;
  for (const std::string& field : workflow.unique->by) {
    const Value* value = of.data.get(field);
    if (!value && of.subject && field == of.subject->register_name) key += "/" + of.subject->key;
    else key += "/" + (value ? rules::to_text(*value) : std::string());
  }
  return {key};
}

}  // namespace qianpi
