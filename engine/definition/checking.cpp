#include "engine/definition/checking.h"

#include <algorithm>
#include <array>

#include "engine/definition/likeness.h"

namespace qianpi::checking {
namespace {

void see_words(const Words& words, const std::vector<std::string>& locals, const SeeExpression& see) {
  if (const auto* expression = std::get_if<Expression>(&words)) see({*expression, locals});
}

void see_optional(const std::optional<Expression>& expression, const std::vector<std::string>& locals, const SeeExpression& see) {
  if (expression) see({*expression, locals});
}

void see_assignments(const Assignments& assignments, std::vector<std::string> locals, const SeeExpression& see) {
  for (const auto& [name, words] : assignments) {
    see_words(words, locals, see);
    locals.push_back(name);  // each sees those before it
  }
}

void see_checks(const std::vector<Check>& checks, const SeeExpression& see) {
  for (const Check& check : checks) {
    see({check.must, {}});
    see_words(check.message, {}, see);
    see_words(check.basis, {}, see);
  }
}

struct SeeWhat {
  const SeeExpression& see;
  std::vector<std::string> locals;

  void operator()(const effect::RecordSpan& it) const {
    for (const Words* words : {&it.from, &it.until, &it.basis}) see_words(*words, locals, see);
  }
  void operator()(const effect::Book& it) const {
    see_assignments(it.values, locals, see);
    see_optional(it.key, locals, see);
  }
  void operator()(const effect::Set& it) const { see_assignments(it.values, locals, see); }
  void operator()(const effect::StartCase& it) const { see_assignments(it.with, locals, see); }
  void operator()(const effect::DecideItems& it) const {
    see_optional(it.items, with_item(), see);
    see_words(it.outcome, with_item(), see);
    see_assignments(it.with, with_item(), see);
  }
  void operator()(const effect::DeliverItems& it) const {
    see_optional(it.items, with_item(), see);
    if (it.outcome) see_words(*it.outcome, with_item(), see);
    see_assignments(it.with, with_item(), see);
  }
  template <class Plain>
  void operator()(const Plain&) const {}

  std::vector<std::string> with_item() const {
    auto names = locals;
    names.emplace_back("item");
    return names;
  }
};

void see_effect(const Effect& effect, const SeeExpression& see) {
  std::vector<std::string> locals;
  if (effect.each) {
    see_optional(effect.each, {}, see);
    locals.push_back(effect.as);
  }
  see_optional(effect.when, locals, see);
  std::visit(SeeWhat{see, locals}, effect.what);
}

void see_selection(const State& state, const SeeExpression& see) {
  const Selection& it = *state.selection;
  see({it.places, {}});
  if (it.vacate) see({*it.vacate, {"place"}, {}, &state});
  if (!it.draw) return;
  for (const auto* expression : {&it.draw->where, &it.draw->rank})
    if (*expression) see({**expression, {"place"}, it.draw->from, &state});
}

void add_roots(const Assignments& assignments, std::set<std::string>& names) {
  for (const auto& [name, words] : assignments)
    if (name.find('.') == std::string::npos) names.insert(name);
}

void add_fields(const Package& package, const std::string& form, std::set<std::string>& names) {
  const auto found = package.forms.find(form);
  if (found == package.forms.end()) return;
  for (const Field& field : found->second.fields) names.insert(field.name);
}

/// What one effect of any workflow writes into the data of `into`.
void add_written(const Package& package, const Workflow& from, const Workflow& into, const Effect& effect, std::set<std::string>& names) {
  if (&from == &into) {
    if (const auto* set = std::get_if<effect::Set>(&effect.what)) add_roots(set->values, names);
    if (const auto* number = std::get_if<effect::TakeNumber>(&effect.what)) names.insert(number->into);
    if (const auto* render = std::get_if<effect::Render>(&effect.what)) add_fields(package, render->form, names);
  }
  if (const auto* start = std::get_if<effect::StartCase>(&effect.what); start && start->workflow == into.name) add_roots(start->with, names);
  const auto* deliver = std::get_if<effect::DeliverItems>(&effect.what);
  if (!deliver || !from.collects) return;
  for (const Collects::From& source : from.collects->from)
    if (source.workflow == into.name) add_roots(deliver->with, names);
}

}  // namespace

void Checker::refuse(const Source& where, Bilingual what, Bilingual cure) { problems_.push_back({where, std::move(what), std::move(cure)}); }

void Checker::unknown(const Source& where, const Bilingual& kind, const std::string& name, const std::vector<std::string>& known) {
  refuse(where, {"没有叫“" + name + "”的" + kind.zh, "there is no " + kind.en + " \"" + name + "\""}, suggestion(name, known));
}

void each_effect(const Workflow& workflow, const SeeEffect& see) {
  for (std::size_t i = 0; i < workflow.states.size(); ++i) {
    for (const Effect& effect : workflow.states[i].entry) see(effect, static_cast<StateIndex>(i));
    for (const Effect& effect : workflow.states[i].exit) see(effect, static_cast<StateIndex>(i));
    if (const auto& selection = workflow.states[i].selection; selection && selection->invite)
      for (const AnswerRule& answer : selection->invite->answers)
        for (const Effect& effect : answer.effects) see(effect, static_cast<StateIndex>(i));
  }
  for (const Transition& transition : workflow.transitions)
    for (const Effect& effect : transition.effects) see(effect, transition.source);
}

void each_expression(const Workflow& workflow, const SeeExpression& see) {
  see_words(workflow.basis, {}, see);
  see_words(workflow.unit, {}, see);
  see_checks(workflow.require, see);
  if (workflow.collects) see_checks(workflow.collects->require, see);
  for (const StartRule& start : workflow.start) {
    see_optional(start.when, {}, see);
    see_checks(start.require, see);
    see_assignments(start.with, {}, see);
  }
  for (const State& state : workflow.states) {
    see_words(state.basis, {}, see);
    if (state.wait) see({state.wait->until, {}});
    if (state.each) see({state.each->in, {}});
    if (state.each) see_assignments(state.each->with, {state.each->as}, see);
    if (state.selection) see_selection(state, see);
  }
  for (const Transition& transition : workflow.transitions) {
    see_optional(transition.guard, {}, see);
    see_words(transition.basis, {}, see);
    see_checks(transition.require, see);
  }
  each_effect(workflow, [&](const Effect& effect, StateIndex) { see_effect(effect, see); });
}

void each_name(const Expression& expression, const std::function<void(const std::string& root, const std::string& rest)>& see) {
  for (const std::string& path : rules::names_used(expression.code)) {
    const auto dot = path.find('.');
    see(path.substr(0, dot), dot == std::string::npos ? std::string() : path.substr(dot + 1));
  }
}

std::set<std::string> data_names(const Package& package, const Workflow& workflow) {
  std::set<std::string> names;
  for (const StartRule& start : workflow.start) {
    add_fields(package, start.form, names);
    add_roots(start.with, names);
  }
  if (workflow.unique) names.emplace("grounds");
  for (const State& state : workflow.states)
    if (state.task)
      for (const FormUse& use : state.task->forms) add_fields(package, use.form, names);
  for (const auto& [name, other] : package.workflows)
    for (const State& state : other.states)
      if (state.each && state.each->workflow == workflow.name) add_roots(state.each->with, names);
  for (const auto& [name, other] : package.workflows)
    each_effect(other, [&](const Effect& effect, StateIndex) { add_written(package, other, workflow, effect, names); });
  return names;
}

std::vector<std::string> names_of_record(const Register& in) {
  std::vector<std::string> names{"id", "standing", "standing_from", "standing_until", "holds"};
  for (const Field& field : in.fields) names.push_back(field.name);
  for (const Counter& counter : in.counters) names.push_back(counter.name);
  return names;
}

bool is_outcome(std::string_view event) { return !event.empty() && !is_verb_event(event) && !is_trigger(event); }

}  // namespace qianpi::checking
