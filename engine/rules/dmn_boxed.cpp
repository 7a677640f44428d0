// Boxed expressions of DMN.
#include <algorithm>

#include "engine/rules/dmn_run.h"

namespace qianpi::rules {
namespace {

Around with(const std::string& name, Value value, const Around& around) {
  return std::make_shared<Level>(Value::context({{name, std::move(value)}}), around);
}

Expression compiled(const char* text) { return std::get<Expression>(Expression::compile(text)); }

}  // namespace

Value DmnRun::kept(Result result) {
  std::move(result.problems.begin(), result.problems.end(), std::back_inserter(problems_));
  return std::move(result.value);
}

Value DmnRun::boxed(const Element& expression, const DmnModel& model, const Around& around) {
  using Evaluate = Value (DmnRun::*)(const Element&, const DmnModel&, const Around&);
  static const std::map<std::string_view, Evaluate> kinds{{"literalExpression", &DmnRun::literal},
                                                          {"context", &DmnRun::context},
                                                          {"decisionTable", &DmnRun::table},
                                                          {"relation", &DmnRun::relation},
                                                          {"list", &DmnRun::list},
                                                          {"invocation", &DmnRun::invocation},
                                                          {"functionDefinition", &DmnRun::definition},
                                                          {"conditional", &DmnRun::conditional},
                                                          {"for", &DmnRun::loop},
                                                          {"every", &DmnRun::quantified},
                                                          {"some", &DmnRun::quantified},
                                                          {"filter", &DmnRun::filter}};
  const auto kind = kinds.find(expression.name);
  if (kind == kinds.end()) return {};
  return (this->*kind->second)(expression, model, around);
}

Value DmnRun::literal(const Element& expression, const DmnModel& model, const Around& around) {
  const Compiled& compiled = library_.expressions.at(&expression);
  if (const auto* ready = std::get_if<Expression>(&compiled))
    return typed(kept(evaluate(*ready, *around, dmn_budget())), type_of(expression, model), ready->text());
  for (const Problem& problem : std::get<std::vector<Problem>>(compiled)) problems_.push_back(problem);
  return {};
}

/// Each entry sees the ones before; an entry without a name is the result.
Value DmnRun::context(const Element& expression, const DmnModel& model, const Around& around) {
  Around here = around;
  Value made = Value::context({});
  for (const Element* entry : expression.all("contextEntry")) {
    const Element* variable = entry->child("variable");
    Value value = boxed_in(*entry, model, here);
    if (variable == nullptr) return value;
    const std::string name = variable->attribute("name");
    value = typed(std::move(value), type_of(*variable, model), name);
    made = made.with(name, value);
    here = with(name, std::move(value), here);
  }
  return made;
}

Value DmnRun::table(const Element& expression, const DmnModel&, const Around& around) {
  const auto& made = library_.tables.at(&expression);
  if (const auto* wrong = std::get_if<std::vector<TableProblem>>(&made)) {
    for (const auto& problem : *wrong) problems_.push_back(problem.problem);
    return {};
  }
  const Table& table = std::get<Table>(made);
  TableResult result = rules::decide(table, *around, dmn_budget());
  std::move(result.problems.begin(), result.problems.end(), std::back_inserter(problems_));
  if (table.outputs.size() != 1) return result.outputs;
  const auto only = [](const Value& outputs) { return outputs.is(Kind::context) ? outputs.entries()[0].second : outputs; };
  if (!result.outputs.is(Kind::list)) return only(result.outputs);
  Items items;
  for (const Value& item : result.outputs.items()) items.push_back(only(item));
  return Value::list(std::move(items));
}

Value DmnRun::relation(const Element& expression, const DmnModel& model, const Around& around) {
  const auto columns = expression.all("column");
  Items rows;
  for (const Element* row : expression.all("row")) {
    Entries entries;
    for (std::size_t i = 0; i < row->children.size() && i < columns.size(); ++i)
      entries.emplace_back(columns[i]->attribute("name"), boxed(row->children[i], model, around));
    rows.push_back(Value::context(std::move(entries)));
  }
  return Value::list(std::move(rows));
}

Value DmnRun::list(const Element& expression, const DmnModel& model, const Around& around) {
  Items items;
  for (const Element& item : expression.children)
    if (item.name != "description") items.push_back(boxed(item, model, around));
  return Value::list(std::move(items));
}

Value DmnRun::invocation(const Element& expression, const DmnModel& model, const Around& around) {
  const Value called = boxed_in(expression, model, around);
  if (!called.is(Kind::function)) {
    refuse("被调用的不是函数", "what is invoked is not a function");
    return {};
  }
  Entries bound;
  for (const Element* binding : expression.all("binding")) {
    const Element* parameter = binding->child("parameter");
    if (parameter != nullptr) bound.emplace_back(parameter->attribute("name"), boxed_in(*binding, model, around));
  }
  const auto& names = called.function().parameters;
  const auto unknown = [&](const auto& entry) { return std::find(names.begin(), names.end(), entry.first) == names.end(); };
  if (!names.empty() && std::any_of(bound.begin(), bound.end(), unknown)) {
    refuse("参数名称与函数不符", "the function has no parameters of these names");
    return {};
  }
  // Arguments by name where the function tells its names, else in the order of the bindings.
  std::string call = "f(";
  Entries arguments{{"f", called}};
  for (std::size_t i = 0; i < (names.empty() ? bound.size() : names.size()); ++i) {
    const auto found = names.empty() ? bound.begin() + static_cast<std::ptrdiff_t>(i)
                                     : std::find_if(bound.begin(), bound.end(), [&](const auto& entry) { return entry.first == names[i]; });
    arguments.emplace_back("a" + std::to_string(i), found == bound.end() ? Value() : found->second);
    call += (i == 0 ? "a" : ", a") + std::to_string(i);
  }
  return kept(evaluate(compiled((call + ")").c_str()), ContextScope(Value::context(std::move(arguments)), around.get()), dmn_budget()));
}

Value DmnRun::definition(const Element& expression, const DmnModel& model, const Around& around) {
  const std::string kind = expression.attribute("kind");
  if (!kind.empty() && kind != "FEEL") {
    refuse("不支持外部函数", "external functions are not supported");
    return {};
  }
  std::vector<Slot> slots;
  for (const Element* parameter : expression.all("formalParameter")) slots.push_back({parameter->attribute("name"), type_of(*parameter, model)});
  return function("", std::move(slots), [this, &expression, &model, around](const Value& arguments) {
    return boxed_in(expression, model, std::make_shared<Level>(arguments, around));
  });
}

Value DmnRun::conditional(const Element& expression, const DmnModel& model, const Around& around) {
  const Element* condition = expression.child("if");
  const Value decides = condition ? boxed_in(*condition, model, around) : Value();
  if (!decides.is(Kind::boolean) && !decides.is_null()) return {};
  const Element* chosen = expression.child(decides.is_true() ? "then" : "else");
  return chosen ? boxed_in(*chosen, model, around) : Value();
}

/// The items of what `in` gives, ranges counted; nothing when it can't be gone through.
std::optional<Items> DmnRun::domain(const Element& owner, const DmnModel& model, const Around& around) {
  static const Expression each = compiled("for i in domain return i");
  const Element* in = owner.child("in");
  const Value given = in ? boxed_in(*in, model, around) : Value();
  const Value items = kept(evaluate(each, ContextScope(Value::context({{"domain", given}})), dmn_budget()));
  return items.is(Kind::list) ? std::optional(items.items()) : std::nullopt;
}

Value DmnRun::loop(const Element& expression, const DmnModel& model, const Around& around) {
  const auto items = domain(expression, model, around);
  const Element* body = expression.child("return");
  if (!items || body == nullptr) return {};
  Items results;
  for (const Value& item : *items) {
    const Around here = with(expression.attribute("iteratorVariable"), item, with("partial", Value::list(results), around));
    results.push_back(boxed_in(*body, model, here));
  }
  return Value::list(std::move(results));
}

Value DmnRun::quantified(const Element& expression, const DmnModel& model, const Around& around) {
  const bool every = expression.name == "every";
  const auto items = domain(expression, model, around);
  const Element* condition = expression.child("satisfies");
  if (!items || condition == nullptr) return {};
  bool unknown = false;
  for (const Value& item : *items) {
    const Value found = boxed_in(*condition, model, with(expression.attribute("iteratorVariable"), item, around));
    if (!found.is(Kind::boolean) && !found.is_null()) return {};
    if (found.is_null()) unknown = true;
    else if (found.boolean() != every) return !every;
  }
  return unknown ? Value() : Value(every);
}

Value DmnRun::filter(const Element& expression, const DmnModel& model, const Around& around) {
  const auto items = domain(expression, model, around);
  const Element* match = expression.child("match");
  if (!items || match == nullptr) return {};
  Items kept_items;
  for (const Value& item : *items) {
    Around here = with("item", item, around);
    if (item.is(Kind::context)) here = std::make_shared<Level>(item, here);
    const Value found = boxed_in(*match, model, here);
    if (!found.is(Kind::boolean) && !found.is_null()) return {};
    if (found.is_true()) kept_items.push_back(item);
  }
  return Value::list(std::move(kept_items));
}

}  // namespace qianpi::rules
