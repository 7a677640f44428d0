// Short forms for tests of expressions.
#pragma once
#include <string>

#include "engine/rules/expression.h"
#include "engine/rules/value_text.h"

inline qianpi::rules::Value value_of(const std::string& text, const qianpi::rules::Value& data = qianpi::rules::Value::context({}),
                                     const qianpi::rules::Names& names = {}) {
  using namespace qianpi::rules;
  const auto compiled = Expression::compile(text, names);
  if (const auto* problems = std::get_if<std::vector<Problem>>(&compiled)) return "syntax: " + describe(problems->front(), "en");
  return evaluate(std::get<Expression>(compiled), ContextScope(data)).value;
}

inline std::string text_of(const std::string& text, const qianpi::rules::Value& data = qianpi::rules::Value::context({}),
                           const qianpi::rules::Names& names = {}) {
  return qianpi::rules::to_text(value_of(text, data, names));
}

inline bool fits(const std::string& tests, const qianpi::rules::Value& input) {
  using namespace qianpi::rules;
  const auto compiled = Expression::compile_unary_tests(tests);
  return test(std::get<Expression>(compiled), input, ContextScope(Value::context({}))).value.is_true();
}
