#include "engine/checks.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/roles.h"
#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Value;

namespace {

bool has_role_of(const Course& course, const Actor& actor, const Workflow& workflow) {
  for (const State& state : workflow.states) {
    if (state.selection && !state.selection->draw->by.empty() && holds_role(actor, role_in(course, state.selection->draw->by))) return true;
    if (!state.task) continue;
    for (const std::string& role : state.task->roles)
      if (holds_role(actor, role_in(course, role))) return true;
  }
  return false;
}

/// Whoever fills a place works on the case; whoever is only asked sees the invitation and nothing else of it.
bool is_in_team(const Case& now, const Actor& actor) {
  return std::ranges::any_of(now.invitations, [&](const Invitation& one) {
    const Place* place = find_place(now, one.place);
    return place && place->status == PlaceStatus::filled && place->key == one.key && is_invited(actor, one);
  });
}

bool is_involved(const Course& course, const Actor& actor) {
  const Case& now = course.now();
  if (now.starter.user == actor.user || is_in_team(now, actor)) return true;
  if (std::ranges::any_of(now.copies, [&](const Copy& one) { return one.to.user == actor.user; })) return true;
  for (const Task& task : now.tasks)
    if (is_called(course, task, actor)) return true;
  return std::ranges::any_of(now.decisions, [&](const DecisionMade& one) { return one.who.user == actor.user; });
}

/// Whoever sits on the collector that a case waits for reads the case it will decide on.
bool sits_on_collector(const Course& course, const Actor& actor) {
  for (const Waiting& waiting : course.now().waiting) {
    auto collector = course.package().workflows.find(waiting.workflow);
    if (collector != course.package().workflows.end() && has_role_of(course, actor, collector->second)) return true;
  }
  return false;
}

}  // namespace

bool may_see(Course& course) {
  const Actor& actor = course.situation().actor;
  if (actor.is_engine() || is_administrator(actor)) return true;
  if (actor.anonymous) return false;
  return is_involved(course, actor) || has_role_of(course, actor, course.workflow()) || sits_on_collector(course, actor);
}

std::optional<Refusal> unseen(Course& course) {
  if (course.now().revision > 0 && may_see(course)) return std::nullopt;
  return Refusal{.reason = Reason::unknown_case, .message = {"没有这个办件", "There is no such case"}};
}

std::optional<Refusal> refuse_task(Course& course, int no) {
  if (auto hidden = unseen(course)) return hidden;
  const Task* task = find_task(course.now(), no);
  if (!task) return Refusal{.reason = Reason::unknown_task, .message = {"没有这项待办", "There is no such task"}};
  return task_refusal(course, *task);
}

std::optional<Refusal> failed_check(const Stage& stage, const std::vector<Check>& checks) {
  for (const Check& check : checks) {
    std::string why;
    if (!check.hard || holds(stage, check.must, &why)) continue;
    std::string message = text_of(stage, check.message);
    if (message.empty()) message = check.title;
    Refusal no{.reason = Reason::check_failed, .message = {message, "Check failed: " + check.title}};
    no.check = check.title;
    no.basis = text_of(stage, check.basis);
    return no;
  }
  return std::nullopt;
}

namespace {

/// The rule by which a task writes: its own state's, or that of the step that is mended.
const TaskRule* written_rule(const Course& course, const Task& task) {
  if (!task.correction) return rule_of(course.workflow(), task);
  const State* step = find_state(course.workflow(), task.correction->step);
  return step && step->task ? &*step->task : nullptr;
}

bool mends_the_start(const Task& task) { return task.correction && task.correction->step.empty(); }

}  // namespace

std::vector<const Form*> written_forms(const Course& course, const Task& task, const Transition* outcome) {
  std::vector<const Form*> forms;
  auto add = [&](const std::string& id) {
    auto form = course.package().forms.find(id);
    if (form != course.package().forms.end() && !std::ranges::count(forms, &form->second)) forms.push_back(&form->second);
  };
  if (mends_the_start(task)) {
    add(task.correction->form);
    return forms;
  }
  if (const TaskRule* rule = written_rule(course, task))
    for (const FormUse& use : rule->forms)
      if (use.write_all || !use.write.empty() || (outcome && !outcome->write.empty())) add(use.form);
  return forms;
}

std::set<std::string> writable_fields(const Course& course, const Task& task, const Transition* outcome) {
  std::set<std::string> names;
  auto add_all = [&](const std::string& id) {
    auto form = course.package().forms.find(id);
    if (form != course.package().forms.end())
      for (const Field& field : form->second.fields) names.insert(field.name);
  };
  if (mends_the_start(task)) {
    add_all(task.correction->form);
    return names;
  }
  if (const TaskRule* rule = written_rule(course, task))
    for (const FormUse& use : rule->forms) {
      if (use.write_all) add_all(use.form);
      names.insert(use.write.begin(), use.write.end());
    }
  if (outcome) names.insert(outcome->write.begin(), outcome->write.end());
  return names;
}

std::variant<Value, Refusal> read_given(const Course& course, const std::vector<const Form*>& forms, const Value& given, const InputRule& rule) {
  Problems problems;
  Value values = Value::context({});
  for (const Form* form : forms) {
    auto read = read_input(course.package(), *form, given, rule);
    if (auto* found = std::get_if<Problems>(&read)) problems.insert(problems.end(), found->begin(), found->end());
    else
      for (const auto& [name, value] : std::get<Value>(read).entries()) values = values.with(name, value);
  }
  const rules::Entries none;
  for (const auto& [name, value] : given.is(rules::Kind::context) ? given.entries() : none) {
    const std::string& field = name;
    if (std::ranges::none_of(forms, [&](const Form* form) { return find_field(form->fields, field) != nullptr; }))
      problems.push_back(
          {Source{field, 0, 0}, {"没有“" + field + "”这一项", "There is no field “" + field + "” here"}, {"请去掉该项", "Leave it out"}});
  }
  if (problems.empty()) return values;
  Refusal no{.reason = Reason::bad_input, .message = {"填写有误，请按提示修改", "Some fields need attention"}};
  no.problems = std::move(problems);
  return no;
}

Value initial_values(const Stage& stage, const Form& form) {
  Value values = Value::context({});
  for (const Field& field : form.fields)
    if (field.initial) values = values.with(field.name, evaluate(stage, *field.initial).value);
  return values;
}

Value seen_now(const Case& now) {
  std::string attachments;
  rules::Items papers;
  for (const Paper& paper : now.papers)
    if (!paper.sha256.empty()) papers.emplace_back(paper.sha256);
  for (const auto& [name, value] : now.data.is(rules::Kind::context) ? now.data.entries() : rules::Entries{})
    if (value.is(rules::Kind::list) || value.is(rules::Kind::context)) attachments += rules::to_json(value);
  return Value::context({{"data", sha256_hex(rules::to_json(now.data))},
                         {"attachments", sha256_hex(attachments)},
                         {"papers", Value::list(std::move(papers))},
                         {"version", now.version.value}});
}

namespace {

/// Papers are never rendered twice: what was seen must still be there; one rendered since then was bound as none.
bool still_there(const Value& seen, const Value& is) {
  if (!seen.is(rules::Kind::list) || !is.is(rules::Kind::list)) return seen == is;
  return std::ranges::all_of(seen.items(), [&](const Value& one) { return std::ranges::count(is.items(), one) > 0; });
}

}  // namespace

std::optional<Refusal> changed_since(const Case& now, const Value& seen) {
  if (!seen.is(rules::Kind::context)) return std::nullopt;
  const Value current = seen_now(now);
  for (const auto& [part, hash] : seen.entries()) {
    const Value* is = current.get(part);
    if (is && still_there(hash, *is)) continue;
    Refusal changed{.reason = Reason::changed_since_read,
                    .message = {"您阅读之后内容已有变化，请重新查看后再办理", "It has changed since you read it; look again before you decide"}};
    if (!now.decisions.empty()) {
      changed.who = now.decisions.back().who;
      changed.when = now.decisions.back().at;
    }
    return changed;
  }
  return std::nullopt;
}

}  // namespace qianpi
