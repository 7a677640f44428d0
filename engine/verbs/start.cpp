#include "engine/verbs/start.h"

#include <algorithm>

#include "engine/candidates.h"
#include "engine/checks.h"
#include "engine/deliveries.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/starting.h"

namespace qianpi::verb {

using rules::Value;

namespace {

const Form* form_of(const Course& course, const StartRule* rule) {
  if (!rule || rule->form.empty()) return nullptr;
  auto form = course.package().forms.find(rule->form);
  return form == course.package().forms.end() ? nullptr : &form->second;
}

/// A field with an initial value need not be given.
std::variant<Value, Refusal> typed(Course& course, const Form& form, const Value& given) {
  InputRule rule;
  rule.already = initial_values(Stage{course}, form);
  for (const Field& field : form.fields) rule.writable.insert(field.name);
  return read_given(course, {&form}, given, rule);
}

std::optional<RecordKey> subject_of(const Course& course, const Start& verb, const Value& data) {
  const auto& subject = course.workflow().subject;
  if (!subject) return std::nullopt;
  if (verb.subject) return verb.subject;
  const Value* key = data.get(subject->match);
  if (!key || !key->is(rules::Kind::text)) return std::nullopt;
  return RecordKey{course.package().name, subject->register_name, key->text()};
}

/// "专家入库 · 王伟": the workflow, and what the first field of the subject's register says, else who began it.
std::string title_of(const Course& course, const std::optional<RecordKey>& subject, const Value& data) {
  std::string whom;
  if (subject) {
    whom = name_in(course.package(), subject->register_name, data);
    auto known = course.situation().records.find(*subject);
    if (whom.empty() && known != course.situation().records.end()) whom = name_in(course.package(), subject->register_name, known->second.fields);
  }
  if (whom.empty()) whom = course.situation().actor.name;
  return course.workflow().title.zh + (whom.empty() ? "" : " · " + whom);
}

/// The unit may be an expression over the case itself or its parent (`= case.starter.unit`), so it is asked of the case as it would begin.
/// A case begun by another one is in that one's unit unless it says otherwise.
UnitId unit_of(Course trial, const fact::CaseStarted& started) {
  trial.add(started);
  UnitId unit{text_of(Stage{trial}, trial.workflow().unit)};
  if (unit.empty() && started.parent) return trial.other(started.parent).unit;
  return unit.empty() ? trial.situation().actor.unit : unit;
}

void begin(Course& course, const Start& verb, Value data) {
  const Workflow& workflow = course.workflow();
  fact::CaseStarted started{
      course.package().name, course.package().version, workflow.name, {}, {}, signature_of(course.situation().actor), std::move(data), {}, verb.about,
      verb.parent,           workflow.urgent,          verb.child};
  started.subject = subject_of(course, verb, started.data);
  if (started.subject) course.record(*started.subject);
  if (started.parent) course.other(started.parent);
  started.title = title_of(course, started.subject, started.data);
  started.unit = unit_of(course, started);
  course.add(std::move(started));
}

bool is_by_engine(const Course& course, const Start& verb) { return course.situation().actor.is_engine() || verb.parent; }

/// The rule that let it begin: the one it began by, else the first that fits the actor.
const StartRule* rule_of(const Course& course, const Start& verb) {
  const auto& rules = course.workflow().start;
  if (!verb.rule) return start_rule(course, verb.about);
  const auto index = static_cast<std::size_t>(*verb.rule);
  return index < rules.size() ? &rules[index] : nullptr;  // a version in between may have dropped the rule
}

/// What was filled in, over the form's initial values, and what the rule adds.
Value entered(Course& course, const Form& form, const StartRule& rule, const Value& given) {
  const Value initial = initial_values(Stage{course}, form);
  Value data = std::get<Value>(typed(course, form, given));
  for (const auto& [name, value] : initial.entries())
    if (const Value* filled = data.get(name); !filled || filled->is_null()) data = data.with(name, value);
  Stage stage{course};
  stage.locals = data;
  const Value more = values_of(stage, rule.with);
  for (const auto& [name, value] : more.entries()) data = data.with(name, value);
  return data;
}

/// `happened: field`: from here on everything happened then, and is recorded now.
bool happened_in_time(Course& course, const StartRule& rule, const Value& data) {
  const Value* field = rule.happened.empty() ? nullptr : data.get(rule.happened);
  const auto at = field ? field->instant() : std::nullopt;
  if (!at) return true;
  course.happened(at);
  if (*at <= course.situation().now) return true;
  course.refuse(
      {.reason = Reason::bad_input,
       .message = {"发生时间不能晚于现在", "It cannot have happened later than now"},
       .problems = {{{rule.happened, 0, 0}, {"不能晚于现在", "later than now"}, {"请填写实际发生的时间", "give the time when it happened"}}}});
  return false;
}

/// Of what was entered, that which other starts of this workflow give by themselves: the ground.
Value ground_of(const Workflow& workflow, const Value& data) {
  Value ground = Value::context({});
  for (const StartRule& rule : workflow.start)
    for (const auto& [name, words] : rule.with)
      if (const Value* value = data.get(name); value && !value->is_null()) ground = ground.with(name, *value);
  return ground;
}

Value with_ground(const Course& course, Value data, bool by_engine) {
  Value ground = by_engine ? data : ground_of(course.workflow(), data);
  if (ground.entries().empty()) return data;
  return data.with("grounds", Value::list({std::move(ground)}));
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Start& verb) {
  if (verb.rule && !course.situation().actor.is_engine())
    return Refusal{.reason = Reason::not_allowed, .message = {"这一发起由系统办理", "Only the engine begins this"}};
  const StartRule* rule = rule_of(course, verb);
  const bool by_engine = is_by_engine(course, verb);
  if (!rule && !by_engine) return Refusal{.reason = Reason::not_allowed, .message = {"您不能发起这一流程", "You may not begin this workflow"}};
  if (verb.about)
    if (auto late = refuse_about(course, *verb.about, rule)) return late;
  const Form* form = form_of(course, rule);
  if (!form || by_engine) return std::nullopt;
  auto read = typed(course, *form, verb.data);
  if (auto* no = std::get_if<Refusal>(&read)) return std::move(*no);
  return std::nullopt;
}

void facts_of(Course& course, const Start& verb) {
  const StartRule* rule = rule_of(course, verb);
  const Form* form = form_of(course, rule);
  Value data = verb.data.is_null() ? Value::context({}) : verb.data;
  if (form && !is_by_engine(course, verb)) data = entered(course, *form, *rule, verb.data);
  if (rule && !happened_in_time(course, *rule, data)) return;
  if (verb.happened_at) course.happened(verb.happened_at);
  if (course.workflow().unique) data = with_ground(course, std::move(data), is_by_engine(course, verb));
  begin(course, verb, std::move(data));
  const Stage stage{course};
  if (rule)
    if (auto no = failed_check(stage, rule->require)) return course.refuse(std::move(*no));
  if (auto no = failed_check(stage, course.workflow().require)) return course.refuse(std::move(*no));
  if (verb.about) {
    Value payload = Value::context({});
    if (verb.about->item) payload = payload.with("item", verb.about->item.value);
    send(course, verb.about->id, "started." + course.workflow().name, payload);
  }
  if (verb.child) send(course, verb.parent, trigger::child_started, Value::context({{"child", verb.child}}));
  Route(course).start();
}

}  // namespace qianpi::verb
