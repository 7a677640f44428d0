#include "engine/rules/dmn_run.h"

#include <algorithm>

namespace qianpi::rules {
namespace {

constexpr int deepest = 100;

const Element* expression_in(const Element& owner) {
  static const std::vector<std::string_view> kinds{"literalExpression",  "context",     "decisionTable", "relation", "list", "invocation",
                                                   "functionDefinition", "conditional", "for",           "every",    "some", "filter"};
  for (const Element& child : owner.children)
    if (std::find(kinds.begin(), kinds.end(), child.name) != kinds.end()) return &child;
  return nullptr;
}

std::string href_in(const Element& requirement, std::string_view what) {
  const Element* needed = requirement.child(what);
  return needed ? needed->attribute("href") : "";
}

Type variable_type(const Drawn& drawn) {
  const Element* variable = drawn.element->child("variable");
  return variable ? type_of(*variable, *drawn.model) : Type::any();
}

}  // namespace

Value DmnRun::boxed_in(const Element& owner, const DmnModel& model, const Around& around) {
  const Element* expression = expression_in(owner);
  return expression ? boxed(*expression, model, around) : Value();
}

Value DmnRun::typed(Value value, const Type& type, const std::string& name) {
  auto fitting = coerced(value, type);
  if (fitting) return std::move(*fitting);
  refuse("“" + name + "”的值与其类型不符", "the value of \"" + name + "\" does not conform to its type");
  return {};
}

Value DmnRun::input(const Drawn& data) {
  const auto given = known_.find(data.element);
  if (given != known_.end()) return given->second;
  const Value* value = inputs_.values.get(data.name());
  return value ? typed(*value, variable_type(data), data.name()) : Value();
}

Value DmnRun::decision(const Drawn& decision) {
  const auto known = known_.find(decision.element);
  if (known != known_.end()) return known->second;
  if (++depth_ > deepest) {
    --depth_;
    refuse("决策相互依赖太深", "decisions depend on each other too deeply");
    return {};
  }
  Value value = typed(boxed_in(*decision.element, *decision.model, requirements(decision)), variable_type(decision), decision.name());
  --depth_;
  known_[decision.element] = value;
  return value;
}

/// What is imported stands under the import's name.
void DmnRun::require(const Drawn& owner, const Drawn& needed, Value value, Value& names) const {
  const auto import = owner.model->imports.find(needed.model->space);
  if (needed.model == owner.model || import == owner.model->imports.end() || import->second.empty()) {
    names = names.with(needed.name(), std::move(value));
    return;
  }
  const Value* already = names.get(import->second);
  names = names.with(import->second, (already ? *already : Value::context({})).with(needed.name(), std::move(value)));
}

Around DmnRun::requirements(const Drawn& owner) {
  Value names = Value::context({});
  for (const Element& requirement : owner.element->children) {
    if (const Drawn data = library_.find(href_in(requirement, "requiredInput"), *owner.model)) require(owner, data, input(data), names);
    if (const Drawn made = library_.find(href_in(requirement, "requiredDecision"), *owner.model)) require(owner, made, decision(made), names);
    if (const Drawn knowledge = library_.find(href_in(requirement, "requiredKnowledge"), *owner.model))
      require(owner, knowledge, function_of(knowledge), names);
  }
  return std::make_shared<Level>(std::move(names), std::make_shared<Level>(inputs_.present, nullptr));
}

Value DmnRun::function(std::string name, std::vector<Slot> slots, Body body) {
  Function made{std::move(name), static_cast<int>(slots.size()), {}, {}, {}};
  for (const auto& slot : slots) made.parameters.push_back(slot.name);
  made.call = [this, slots = std::move(slots), body = std::move(body)](std::vector<Value> given) -> Value {
    Entries arguments;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      auto value = coerced(given[i], slots[i].type);
      if (!value) {
        refuse("参数“" + slots[i].name + "”的类型不符", "the argument \"" + slots[i].name + "\" has another type");
        return {};
      }
      arguments.emplace_back(slots[i].name, std::move(*value));
    }
    if (depth_ >= deepest) {
      refuse("函数相互调用太深", "functions call each other too deeply");
      return {};
    }
    ++depth_;
    Value result = body(Value::context(std::move(arguments)));
    --depth_;
    return result;
  };
  return made;
}

std::vector<DmnRun::Slot> DmnRun::slots_of(const Drawn& invocable) const {
  std::vector<Slot> slots;
  if (const Element* logic = invocable.element->child("encapsulatedLogic"))
    for (const Element* parameter : logic->all("formalParameter"))
      slots.push_back({parameter->attribute("name"), type_of(*parameter, *invocable.model)});
  for (const char* kind : {"inputData", "inputDecision"})
    for (const Element* needed : invocable.element->all(kind))
      if (const Drawn drawn = library_.find(needed->attribute("href"), *invocable.model)) slots.push_back({drawn.name(), variable_type(drawn)});
  return slots;
}

Value DmnRun::function_of(const Drawn& knowledge) {
  const std::string name = knowledge.name();
  if (knowledge.element->name == "decisionService")
    return function(name, slots_of(knowledge), [this, knowledge](const Value& arguments) { return service(knowledge, arguments); });
  return function(name, slots_of(knowledge), [this, knowledge](const Value& arguments) -> Value {
    const Element* logic = knowledge.element->child("encapsulatedLogic");
    if (logic == nullptr) return {};
    const std::string kind = logic->attribute("kind");
    if (!kind.empty() && kind != "FEEL") {
      refuse("不支持外部函数", "external functions are not supported");
      return {};
    }
    // Its own name too, so that it may call itself.
    Around beyond = requirements(knowledge);
    beyond = std::make_shared<Level>(Value::context({{knowledge.name(), function_of(knowledge)}}), std::move(beyond));
    const Around own = std::make_shared<Level>(arguments, std::move(beyond));
    return typed(boxed_in(*logic, *knowledge.model, own), variable_type(knowledge), knowledge.name());
  });
}

/// The service's decisions are made anew from its parameters: input decisions are given, not made.
Value DmnRun::service(const Drawn& service, const Value& arguments) {
  inner_.push_back(std::make_unique<DmnRun>(library_, DmnModels::Inputs{arguments, inputs_.present}));
  DmnRun& run = *inner_.back();
  for (const char* kind : {"inputData", "inputDecision"})
    for (const Element* needed : service.element->all(kind))
      if (const Drawn drawn = library_.find(needed->attribute("href"), *service.model)) {
        const Value* given = arguments.get(drawn.name());
        run.known_[drawn.element] = given ? *given : Value();
      }
  run.depth_ = depth_ + 1;
  Entries results;
  for (const Element* output : service.element->all("outputDecision"))
    if (const Drawn drawn = library_.find(output->attribute("href"), *service.model)) results.emplace_back(drawn.name(), run.decision(drawn));
  auto told = run.take_problems();
  std::move(told.begin(), told.end(), std::back_inserter(problems_));
  Value result = results.size() == 1 ? results[0].second : Value::context(std::move(results));
  return typed(std::move(result), variable_type(service), service.name());
}

Value DmnRun::invoke(const Drawn& invocable) {
  const Value called = function_of(invocable);
  std::vector<Value> arguments;
  for (const auto& name : called.function().parameters) {
    const Value* given = inputs_.values.get(name);
    arguments.push_back(given ? *given : Value());
  }
  return called.function().call(std::move(arguments));
}

const Budget& dmn_budget() {
  static const Budget budget{.depth = 400};
  return budget;
}

Result DmnModels::decide(std::string_view name, const Inputs& inputs) const {
  DmnRun run(*library_, inputs);
  Result result;
  const Drawn drawn = library_->named("decision", name);
  if (drawn) result.value = run.decision(drawn);
  else run.refuse("没有这个决策", "there is no such decision");
  result.problems = run.take_problems();
  return result;
}

Result DmnModels::invoke(std::string_view name, const Inputs& inputs) const {
  DmnRun run(*library_, inputs);
  Result result;
  Drawn drawn = library_->named("decisionService", name);
  if (!drawn) drawn = library_->named("businessKnowledgeModel", name);
  if (drawn) result.value = run.invoke(drawn);
  else run.refuse("没有这个决策服务", "there is no such service");
  result.problems = run.take_problems();
  return result;
}

}  // namespace qianpi::rules
