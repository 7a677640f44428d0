#include "adapters/scenario/complete.h"

#include <algorithm>

#include "adapters/scenario/filler.h"
#include "adapters/scenario/given.h"
#include "adapters/scenario/values.h"
#include "engine/checks.h"

namespace qianpi::scenario {

using rules::Value;

namespace {

bool is_filled_by_hand(const Field& field) { return field.type != FieldType::opinion && !field.computed; }

bool is_uploaded(const Field& field) { return field.type == FieldType::photo || field.type == FieldType::attachment; }

/// `photo: x.jpg` and `certificates: [a.pdf]` name files that were uploaded.
Value with_files(const Form& form, Value values) {
  for (const Field& field : form.fields) {
    const Value* given = values.get(field.name);
    if (!given || !is_uploaded(field)) continue;
    if (given->is(rules::Kind::text) && !given->text().empty()) values = values.with(field.name, stored_file(field, given->text()));
    if (!given->is(rules::Kind::list)) continue;
    rules::Items files;
    for (const Value& one : given->items()) files.push_back(one.is(rules::Kind::text) ? stored_file(field, one.text()) : one);
    values = values.with(field.name, Value::list(std::move(files)));
  }
  return values;
}

Value with_usual(const Scenario& scenario, const Form& form, Value values, const std::set<std::string>& writable) {
  const Value usual = usual_values(scenario.given, form.id);
  for (const auto& [name, value] : usual.entries())
    if (writable.contains(name) && !values.get(name)) values = values.with(name, value);
  return with_files(form, std::move(values));
}

std::set<std::string> required_in(const Form& form, const std::set<std::string>& writable, const Value& already) {
  std::set<std::string> names;
  for (const Field& field : form.fields) {
    const Value* has = already.get(field.name);
    const bool is_there = has && !has->is_null();
    if (field.required && !is_there && writable.contains(field.name) && is_filled_by_hand(field)) names.insert(field.name);
  }
  return names;
}

/// Fields that the step names one by one under `write`: it is there to write them. A refusing outcome ticks nothing.
std::set<std::string> purposes(const State& state, const Transition& outcome, const Form& form) {
  std::set<std::string> names(outcome.write.begin(), outcome.write.end());
  if (state.task)
    for (const FormUse& use : state.task->forms)
      if (use.form == form.id) names.insert(use.write.begin(), use.write.end());
  std::erase_if(names, [&](const std::string& name) {
    const Field* field = find_field(form.fields, name);
    const bool text = field && (field->type == FieldType::text || field->type == FieldType::long_text);
    const bool tick = field && field->type == FieldType::boolean && !outcome.adverse;
    return !text && !tick;
  });
  return names;
}

}  // namespace

Value fields_given(const Step& step) {
  Value fields = value_of(step.with);
  for (const char* word : {"opinion", "items", "ballots", "happened_at"}) fields = fields.without(word);
  return fields;
}

Value start_data(Play& play, const Scenario& scenario, const Step& step, const Form& form) {
  std::set<std::string> writable;
  for (const Field& field : form.fields)
    if (is_filled_by_hand(field)) writable.insert(field.name);
  Value values = with_usual(scenario, form, fields_given(step), writable);
  std::set<std::string> names = required_in(form, writable, Value::context({}));
  for (const Field& field : form.fields)
    if (field.initial) names.erase(field.name);
  const int count = static_cast<int>(play.cases().size());
  return Filler(*play.located(step.start).first, play.now()).fill(form, std::move(values), names, count);
}

Value decision_data(Play& play, const Scenario& scenario, const Step& step, const Situation& situation, const Task& task, const Transition* outcome) {
  Course course(situation);
  const std::set<std::string> writable = writable_fields(course, task, outcome);
  const State& state = *find_state(situation.workflow(), task.state);
  const Filler filler(*situation.package, play.now());
  Value values = fields_given(step);
  for (const Form* form : written_forms(course, task, outcome)) {
    values = with_usual(scenario, *form, std::move(values), writable);
    std::set<std::string> names = required_in(*form, writable, situation.before.data);
    if (outcome && step.refused.empty()) names.merge(purposes(state, *outcome, *form));
    values = filler.fill(*form, std::move(values), names, 0);
  }
  return values;
}

}  // namespace qianpi::scenario
