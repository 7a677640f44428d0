// Calls: of FEEL's own functions, of builtins and of the host's, by position or by name.
#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"

namespace qianpi::rules {
namespace {

struct Signature {
  std::vector<std::string_view> names, kinds;  ///< kinds: empty where any will do
};

Signature read_signature(std::string_view text) {
  Signature signature;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const std::string_view parameter = text.substr(0, comma);
    const auto colon = parameter.find(':');
    signature.names.push_back(parameter.substr(0, colon));
    signature.kinds.push_back(colon == std::string_view::npos ? std::string_view{} : parameter.substr(colon + 1));
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return signature;
}

bool fits(const Signature& signature, const Items& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (!signature.kinds[i].empty() && signature.kinds[i] != name_of(arguments[i].kind())) return false;
  return true;
}

/// Named arguments in the order of the parameters; null where one is left out before another. Nothing when a name is
/// unknown.
template <class ParameterNames>
std::optional<Items> arranged(const ParameterNames& parameters, const std::vector<std::string>& names, const Items& arguments) {
  Items placed;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(parameters.begin(), parameters.end(), names[i]);
    if (found == parameters.end()) return std::nullopt;
    const auto place = static_cast<std::size_t>(found - parameters.begin());
    if (placed.size() <= place) placed.resize(place + 1);
    placed[place] = arguments[i];
  }
  return placed;
}

}  // namespace

Value Machine::on(const Call& node, const Frame* frame) {
  const Builtin* builtin = nullptr;
  Value callee;
  if (const auto* name = std::get_if<Name>(&node.callee->what)) {
    const Value* found = find(name->name, frame);
    builtin = found != nullptr && found->is(Kind::function) ? nullptr : find_builtin(name->name);
    if (found != nullptr && builtin == nullptr) callee = *found;
    if (found == nullptr && builtin == nullptr)
      return fail("没有名为“" + name->name + "”的函数", "there is no function named \"" + name->name + "\"");
  } else {
    callee = eval(*node.callee, frame);
  }
  Items arguments;
  arguments.reserve(node.arguments.size());
  for (const auto& argument : node.arguments) arguments.push_back(eval(*argument, frame));
  if (!node.names.empty()) return call_named(node, builtin ? nullptr : &callee, builtin, std::move(arguments));
  return builtin != nullptr ? call_builtin(*builtin, arguments) : call(callee, arguments);
}

Value Machine::call_named(const Call& node, const Value* function, const Builtin* builtin, Items arguments) {
  if (function != nullptr && !function->is(Kind::function)) return call(*function, arguments);
  if (builtin == nullptr && !function->function().closure && !function->function().call) builtin = find_builtin(function->function().name);
  if (builtin != nullptr) {
    for (const auto text : builtin->signatures) {
      const Signature signature = read_signature(text);
      auto placed = arranged(signature.names, node.names, arguments);
      if (!placed || !fits(signature, *placed)) continue;
      placed->resize(std::max(placed->size(), static_cast<std::size_t>(builtin->least)));
      return call_builtin(*builtin, *placed);
    }
    return fail("参数名称与函数不符", "the function has no parameters of these names");
  }
  const auto& parameters = function->function().parameters;
  auto placed = arranged(parameters, node.names, arguments);
  if (!placed) return fail("参数名称与函数不符", "the function has no parameters of these names");
  placed->resize(std::max(placed->size(), parameters.size()));
  return call(*function, *placed);
}

Value Machine::call(const Value& function, std::span<const Value> arguments) {
  if (!function.is(Kind::function)) return fail("这不是函数，不能调用", "this is not a function and can't be called");
  const Function& called = function.function();
  if (called.closure) return call_closure(*called.closure, arguments);
  if (!called.call) {
    const Builtin* builtin = find_builtin(called.name);
    return builtin ? call_builtin(*builtin, arguments) : fail("没有这个函数", "there is no such function");
  }
  if (called.arity >= 0 && arguments.size() != static_cast<std::size_t>(called.arity))
    return fail("“" + called.name + "”需要 " + std::to_string(called.arity) + " 个参数",
                "\"" + called.name + "\" takes " + std::to_string(called.arity) + " arguments");
  spend(1);
  return called.call(Items(arguments.begin(), arguments.end()));
}

Value Machine::call_builtin(const Builtin& builtin, std::span<const Value> arguments) {
  const auto count = static_cast<int>(arguments.size());
  const std::string name(builtin.name);
  if (count < builtin.least || (builtin.most >= 0 && count > builtin.most))
    return fail("“" + name + "”的参数个数不对", "\"" + name + "\" does not take " + std::to_string(count) + " arguments");
  constexpr std::int64_t costly = 3;  // steps: as long as a call takes at least
  spend(costly);
  for (const Value& argument : arguments) charge(argument);
  const std::size_t told = problems_.size();
  Value value = builtin.call(*this, arguments);
  charge(value);
  // DMN 10.3.2.9.4: a list of one stands for its item where the function takes no list.
  const auto is_single = [](const Value& argument) { return argument.is(Kind::list) && argument.items().size() == 1; };
  if (value.is_null() && std::any_of(arguments.begin(), arguments.end(), is_single)) {
    Items unwrapped(arguments.begin(), arguments.end());
    for (Value& argument : unwrapped)
      if (is_single(argument)) argument = Value(argument.items()[0]);
    problems_.resize(told);
    value = builtin.call(*this, unwrapped);
  }
  if (value.is_null() && problems_.size() == told) fail("“" + name + "”对这些参数没有结果", "\"" + name + "\" has no result for these arguments");
  return value;
}

Value Machine::call_closure(const Closure& closure, std::span<const Value> arguments) {
  if (arguments.size() != closure.parameters.size())
    return fail("函数需要 " + std::to_string(closure.parameters.size()) + " 个参数",
                "the function takes " + std::to_string(closure.parameters.size()) + " arguments");
  Entries bound;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& parameter = closure.parameters[i];
    if (parameter.type.base != Type::Base::any) charge(arguments[i]);
    auto value = coerced(arguments[i], parameter.type);
    if (!value) return fail("参数“" + parameter.name + "”的类型不符", "the argument \"" + parameter.name + "\" has another type");
    bound.emplace_back(parameter.name, std::move(*value));
  }
  const Value parameters = Value::context(std::move(bound));
  const Frame wall{nullptr, {}, nullptr, nullptr, true};
  const Frame captured{&wall, {}, nullptr, &closure.captured, false};
  const Frame own{&captured, {}, nullptr, &parameters, false};
  return coerced(eval(*closure.body, &own), closure.result).value_or(Value());
}

}  // namespace qianpi::rules
