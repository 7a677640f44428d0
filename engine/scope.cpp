#include "engine/scope.h"

#include "engine/counters.h"
#include "engine/evaluate_tables.h"
#include "engine/functions.h"
#include "engine/places.h"
#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Value;

namespace {

Value parameters_value(const Package& package) {
  rules::Entries entries;
  for (const auto& [name, parameter] : package.parameters) entries.emplace_back(name, parameter.value);
  return Value::context(std::move(entries));
}

Value state_value(const Stage& stage) {
  const std::string& path = stage.course.workflow().states[static_cast<std::size_t>(stage.state)].path;
  if (const EnteredState* entered = find_entered(stage.course.now(), path))
    return Value::context({{"id", path}, {"entered_at", Value::at(entered->at)}});
  return Value::context({{"id", path}});
}

/// Another case as it stands now: its fields, and what every case has.
Value parent_value(const Case& parent) {
  Value value = parent.data.is_null() ? Value::context({}) : parent.data;
  const Value own = case_value(parent);
  for (const auto& [name, one] : own.entries()) value = value.with(name, one);
  return value;
}

/// Names are resolved when asked for, and kept: a value must live as long as the evaluation.
class CaseScope : public rules::Scope {
 public:
  explicit CaseScope(const Stage& stage, Value tables = {}) : stage_(stage), tables_(std::move(tables)) {}

  const Value* find(std::string_view name) const override {
    if (const Value* local = stage_.locals.get(name)) return local;
    if (const Value* field = stage_.of_case ? stage_.course.now().data.get(name) : nullptr) return field;
    auto known = kept_.find(name);
    if (known != kept_.end()) return &known->second;
    std::optional<Value> value = resolve(name);
    if (!value) return nullptr;
    return &kept_.emplace(std::string(name), std::move(*value)).first->second;
  }

 private:
  std::optional<Value> resolve(std::string_view name) const {
    Course& course = stage_.course;
    const Case& now = course.now();
    if (now.subject && name == now.subject->register_name) return record_value(course, *now.subject);
    if (name == "case") return case_value(now);
    if (name == "parent") return now.parent ? parent_value(course.other(now.parent)) : Value();
    if (name == "param") return parameters_value(course.package());
    if (name == "rules") return tables_;
    if (name == "now") return Value::at(course.situation().now);
    if (name == "today") return Value(course.today());
    if (name == "agenda") return agenda_value(now);
    if (name == "team") return team_value(course);
    if (name == "invited") return invited_value(now);
    if (name == "draws") return draws_value(now);
    if (name == "state") return state_value(stage_);
    if (auto function = engine_function(stage_, name)) return function;
    if (is_declared(name)) return Value();
    return std::nullopt;
  }

  /// A declared field that nobody has filled yet is null, not unknown.
  bool is_declared(std::string_view name) const {
    for (const auto& [id, form] : stage_.course.package().forms)
      if (find_field(form.fields, name)) return true;
    return false;
  }

  const Stage& stage_;
  Value tables_;
  mutable std::map<std::string, Value, std::less<>> kept_;
};

std::string reasons(const std::vector<rules::Problem>& problems) {
  std::string why;
  for (const rules::Problem& problem : problems) why += (why.empty() ? "" : "；") + problem.zh;
  return why;
}

}  // namespace

Stage with_local(const Stage& stage, const std::string& name, Value value) {
  Stage with = stage;
  with.locals = stage.locals.with(name, std::move(value));
  return with;
}

Evaluated evaluate(const Stage& stage, const Expression& expression) {
  CaseScope bare(stage);
  const auto note = [&](fact::TableDecided ruling) {
    if (stage.of_case) stage.course.note(std::move(ruling));
  };
  CaseScope scope(stage, tables_value(stage.course.package(), expression.code, bare, note));
  rules::Result result = rules::evaluate(expression.code, scope);
  return {std::move(result.value), result.over_budget ? "表达式超出计算限额" : reasons(result.problems)};
}

bool holds(const Stage& stage, const Expression& expression, std::string* why) {
  Evaluated result = evaluate(stage, expression);
  if (result.value.is_true()) return true;
  if (why) *why = result.value.is_null() ? (result.why.empty() ? "条件无法判断（缺少数据）" : result.why) : expression.text;
  return false;
}

Value value_at(const Stage& stage, std::string_view path) {
  const auto dot = path.find('.');
  const CaseScope scope(stage);
  const Value* root = scope.find(path.substr(0, dot));
  const Value* found = root && dot != std::string_view::npos ? root->at_path(path.substr(dot + 1)) : root;
  return found ? *found : Value();
}

Value value_of(const Stage& stage, const Words& words) {
  if (const auto* literal = std::get_if<std::string>(&words)) return Value(*literal);
  return evaluate(stage, std::get<Expression>(words)).value;
}

std::string text_of(const Stage& stage, const Words& words) {
  Value value = value_of(stage, words);
  return value.is_null() ? std::string() : rules::to_text(value);
}

Value values_of(const Stage& stage, const Assignments& assignments) {
  Value values = Value::context({});
  Stage seen = stage;
  for (const auto& [name, words] : assignments) {
    Value value = value_of(seen, words);
    values = values.with(name, value);
    if (name.find('.') == std::string::npos) seen.locals = seen.locals.with(name, value);
  }
  return values;
}

Value item_value(const Item& item) {
  Value value = item.fields.is_null() ? Value::context({}) : item.fields;
  value = value.with("case", item.id.value).with("title", item.title).with("subject", item.subject);
  value = value.with("outcome", item.outcome.empty() ? Value() : Value(item.outcome)).with("opinion", item.opinion);
  return value.with("delivered", item.delivered).with("open_cases", static_cast<int>(item.open_cases.size()));
}

Value agenda_value(const Case& of) {
  rules::Items rows;
  for (const Item& item : of.items)
    if (item.status == ItemStatus::confirmed) rows.push_back(item_value(item));
  return Value::list(std::move(rows));
}

Value record_value(const Register& in, const Record& record, Date today) {
  Value value = record.fields.is_null() ? Value::context({}) : record.fields;
  value = value.with("id", record.key.key);
  const Span* standing = standing_on(record, today);
  value = value.with("standing", standing ? Value(standing->name) : Value("none"));
  value = value.with("standing_from", standing ? Value(standing->from) : Value());
  value = value.with("standing_until", standing && standing->until ? Value(*standing->until) : Value());
  rules::Items holds;
  for (const Span* hold : holds_on(record, today)) holds.emplace_back(hold->name);
  value = value.with("holds", Value::list(std::move(holds)));
  for (const Counter& counter : in.counters) value = value.with(counter.name, count(in, counter, record, today).value);
  return value;
}

Value record_value(Course& course, const RecordKey& key) {
  static const Register unknown;  // a version that no longer declares the register still shows the record's fields
  const auto in = course.package().registers.find(key.register_name);
  return record_value(in == course.package().registers.end() ? unknown : in->second, course.record(key), course.today());
}

Value case_value(const Case& of) {
  Value starter = Value::context({{"user", of.starter.user.value}, {"name", of.starter.name}, {"unit", of.starter.unit.value}});
  Value value = Value::context({{"id", of.id.value}, {"title", of.title}, {"workflow", of.workflow}, {"unit", of.unit.value}});
  value = value.with("starter", starter).with("started_at", Value::at(of.started_at));
  return value.with("outcome", of.outcome.empty() ? Value() : Value(of.outcome));
}

}  // namespace qianpi
