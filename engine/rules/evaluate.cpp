#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

std::string kind_text(const Value& value) { return std::string(name_of(value.kind())); }

std::string_view sign_of(Arithmetic operation) {
  switch (operation) {
    case Arithmetic::add: return "+";
    case Arithmetic::subtract: return "-";
    case Arithmetic::multiply: return "*";
    case Arithmetic::divide: return "/";
    case Arithmetic::power: return "**";
  }
  return "";
}

bool fits(Compare operation, std::strong_ordering found) {
  switch (operation) {
    case Compare::equal: return found == 0;
    case Compare::not_equal: return found != 0;
    case Compare::less: return found < 0;
    case Compare::less_equal: return found <= 0;
    case Compare::greater: return found > 0;
    case Compare::greater_equal: return found >= 0;
  }
  return false;
}

}  // namespace

Value Machine::eval(const Node& node, const Frame* frame) {
  spend(1);
  if (++depth_ > budget_.depth) throw OverBudget{"求值嵌套太深", "evaluation is nested too deeply"};
  const Place outer = here_;
  here_ = node.place;
  Value value = std::visit([&](const auto& what) { return on(what, frame); }, node.what);
  here_ = outer;
  --depth_;
  return value;
}

Value Machine::fail(const std::string& zh, const std::string& en) {
  constexpr std::size_t enough = 20;
  if (problems_.size() < enough) problems_.push_back({here_.offset, here_.length, zh, en});
  return {};
}

void Machine::spend(std::int64_t steps) {
  steps_ += steps;
  if (steps_ > budget_.steps)
    throw OverBudget{"求值超过 " + std::to_string(budget_.steps) + " 步", "evaluation takes more than " + std::to_string(budget_.steps) + " steps"};
}

void Machine::charge(const Value& value, int level) {
  constexpr int deepest = 62;  // JSON holds 64, of which a date takes one
  if (level > deepest) throw OverBudget{"值嵌套太深", "the value is nested too deeply"};
  constexpr std::int64_t elements_per_step = 10;
  constexpr std::size_t bytes_per_element = 5;
  if (value.is(Kind::text)) elements_ += static_cast<std::int64_t>(value.text().size() / bytes_per_element);
  ++elements_;
  if (elements_ >= elements_per_step) {
    spend(elements_ / elements_per_step);
    elements_ %= elements_per_step;
  }
  if (value.is(Kind::list))
    for (const Value& item : value.items()) charge(item, level + 1);
  if (value.is(Kind::context))
    for (const auto& [name, entry] : value.entries()) charge(entry, level + 1);
}

void Machine::check_list(std::size_t items) {
  if (items > static_cast<std::size_t>(budget_.list_length)) throw OverBudget{"列表太长", "the list is too long"};
}

void Machine::check_text(std::size_t bytes) {
  if (bytes > static_cast<std::size_t>(budget_.text_bytes)) throw OverBudget{"文本太长", "the text is too long"};
}

const Value* Machine::find(std::string_view name, const Frame* frame) const {
  for (; frame != nullptr; frame = frame->outer) {
    if (frame->outermost) return nullptr;
    if (frame->context != nullptr) {
      if (const Value* found = frame->context->get(name)) return found;
    } else if (frame->name == name) {
      return frame->value;
    }
  }
  return scope_.find(name);
}

Value Machine::on(const Literal& literal, const Frame*) {
  if (literal.value.is(Kind::text)) check_text(literal.value.text().size());
  return literal.value;
}

Value Machine::on(const Name& name, const Frame* frame) {
  if (const Value* found = find(name.name, frame)) return *found;
  // A name with a dot that is no entry by itself (DMN allows parameters named so) is a path.
  if (const auto dot = name.name.rfind('.'); dot != std::string::npos)
    return member(on(Name{name.name.substr(0, dot)}, frame), name.name.substr(dot + 1));
  if (const Builtin* builtin = find_builtin(name.name))
    return Function{std::string(builtin->name), builtin->most == builtin->least ? builtin->least : -1, nullptr, nullptr, {}};
  return fail("没有名为“" + name.name + "”的值", "there is no value named \"" + name.name + "\"");
}

Value Machine::on(const Negate& node, const Frame* frame) {
  const Value operand = eval(*node.operand, frame);
  Value value = negated(operand);
  return value.is_null() ? fail("不能对 " + kind_text(operand) + " 取负", "a " + kind_text(operand) + " has no negative") : value;
}

Value Machine::on(const Binary& node, const Frame* frame) {
  const Value left = eval(*node.left, frame), right = eval(*node.right, frame);
  if (left.is(Kind::text) && right.is(Kind::text)) {
    check_text(left.text().size() + right.text().size());
    charge(left), charge(right);
  }
  if (node.operation == Arithmetic::power && right.is(Kind::number)) {
    const auto most = Number(budget_.exponent);
    if (right.number() > most || right.number() < -most) throw OverBudget{"指数太大", "the exponent is too large"};
    constexpr std::int64_t costly = 25;  // steps: as long as that takes
    spend(costly);
  }
  Value value = computed(node.operation, left, right);
  if (!value.is_null()) return value;
  const std::string sign(sign_of(node.operation));
  return fail("“" + sign + "”不能用于 " + kind_text(left) + " 和 " + kind_text(right) + "，或结果超出范围",
              "\"" + sign + "\" has no result for " + kind_text(left) + " and " + kind_text(right));
}

Value Machine::on(const Comparison& node, const Frame* frame) {
  const Value left = eval(*node.left, frame), right = eval(*node.right, frame);
  charge(left), charge(right);
  if (node.operation == Compare::equal || node.operation == Compare::not_equal) {
    if (const auto same = equal(left, right)) return *same == (node.operation == Compare::equal);
  } else if (const auto found = order(left, right)) {
    return fits(node.operation, *found);
  }
  return fail(kind_text(left) + " 与 " + kind_text(right) + " 不能比较", "a " + kind_text(left) + " can't be compared with a " + kind_text(right));
}

/// Kleene's logic: one decisive operand decides; else what isn't boolean makes the result null.
Value Machine::logical(const Nodes& operands, bool decisive, const Frame* frame) {
  bool unknown = false;
  for (const auto& operand : operands) {
    const Value value = eval(*operand, frame);
    if (!value.is(Kind::boolean)) unknown = true;
    else if (value.boolean() == decisive) return decisive;
  }
  if (unknown) return fail("条件的一部分不是“是”或“否”", "a part of the condition is neither true nor false");
  return !decisive;
}

Value Machine::on(const Conjunction& node, const Frame* frame) { return logical(node.operands, false, frame); }
Value Machine::on(const Disjunction& node, const Frame* frame) { return logical(node.operands, true, frame); }

Value Machine::on(const Between& node, const Frame* frame) {
  const Value value = eval(*node.value, frame);
  const Range range{eval(*node.low, frame), eval(*node.high, frame), true, true, RangeForm::interval};
  if (const auto found = holds(range, value)) return *found;
  return fail("between 的两端与值不能比较", "the ends of between can't be compared with the value");
}

Value Machine::on(const InstanceOf& node, const Frame* frame) {
  const Value value = eval(*node.value, frame);
  charge(value);
  if (node.type.base == Type::Base::unknown) return fail("没有这个类型", "there is no such type");
  if (value.is_null()) return node.type.base == Type::Base::kind && node.type.kind == Kind::null;
  return conforms(value, node.type, AllowedValues::ignored);
}

Value Machine::on(const Choice& node, const Frame* frame) { return eval(eval(*node.condition, frame).is_true() ? *node.yes : *node.no, frame); }

Value Machine::on(const ListOf& node, const Frame* frame) {
  spend(1);  // for the memory that it holds
  Items items;
  items.reserve(node.items.size());
  for (const auto& item : node.items) items.push_back(eval(*item, frame));
  return Value::list(std::move(items));
}

Value Machine::on(const ContextOf& node, const Frame* frame) {
  Value made = Value::context({});
  Entries entries;
  for (const auto& [name, value] : node.entries) {
    const Frame inner{frame, {}, nullptr, &made, false};
    entries.emplace_back(name, eval(*value, &inner));
    spend(static_cast<std::int64_t>(entries.size()));  // each entry sees a copy of those before it
    made = Value::context(entries);
  }
  return made;
}

Value Machine::on(const RangeOf& node, const Frame* frame) {
  Range range{eval(*node.low, frame), eval(*node.high, frame), node.low_closed, node.high_closed, node.form};
  if (node.form != RangeForm::interval) return range;
  if (!range.low.is_null() && !range.high.is_null() && !order(range.low, range.high))
    return fail("区间的两端类型不同或不能排序", "the ends of the range can't be put in order");
  return range;
}

Value Machine::on(const FunctionOf& node, const Frame* frame) {
  if (node.external) return fail("不支持外部函数", "external functions are not supported");
  Entries captured;
  for (const auto& name : node.free)
    if (const Value* found = find(name, frame)) captured.emplace_back(name, *found);
  constexpr std::int64_t costly = 15;  // steps, for the memory that a function holds
  spend(costly + 2 * static_cast<std::int64_t>(captured.size()));
  auto closure = std::make_shared<Closure>(Closure{node.parameters, node.body, Value::context(std::move(captured)), Type::any()});
  std::vector<std::string> names;
  for (const auto& parameter : node.parameters) names.push_back(parameter.name);
  return Function{"", static_cast<int>(names.size()), nullptr, std::move(closure), names};
}

}  // namespace qianpi::rules
