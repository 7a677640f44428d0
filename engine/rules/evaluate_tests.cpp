// `in` and unary tests.
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {

/// One test against the input. An expression that speaks of `?` must itself be true; any other gives a value, a list or
/// a range to compare with, or `true` (DMN 1.5, 7.3.17 and 10.3.2.7).
Value Machine::tested(const Value& input, const Node& test, const Frame* frame) {
  const Frame inner{frame, "?", &input, nullptr, false};
  const auto* expression = std::get_if<Test>(&test.what);
  const Value candidate = eval(expression ? *expression->expression : test, &inner);
  const bool decides = expression != nullptr && (expression->uses_input || !(input.is(Kind::boolean) || input.is_null()));
  if (decides && candidate.is(Kind::boolean)) return candidate;
  return within_or_fail(input, candidate);
}

Value Machine::within_or_fail(const Value& input, const Value& candidate) {
  charge(input), charge(candidate);
  if (const auto found = within(input, candidate)) return *found;
  return fail("值与条件不能比较", "the value can't be compared with the test");
}

Value Machine::on(const In& node, const Frame* frame) {
  const Value input = eval(*node.value, frame);
  bool unknown = false;
  for (const auto& test : node.tests) {
    const Value found = tested(input, *test, frame);
    if (found.is_true()) return true;
    if (found.is_null()) unknown = true;
  }
  return unknown ? Value() : Value(false);
}

Value Machine::on(const Tests& node, const Frame* frame) {
  if (node.tests.empty()) return true;
  const Value* input = find("?", frame);
  bool hit = false;
  for (const auto& test : node.tests) hit = hit || tested(input ? *input : Value(), *test, frame).is_true();
  return hit != node.negated;
}

Value Machine::on(const Test& node, const Frame* frame) { return eval(*node.expression, frame); }

}  // namespace qianpi::rules
