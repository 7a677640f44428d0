// What an expression is made of: literals, names, parentheses, ranges, lists, contexts and functions.
#include <algorithm>

#include "engine/rules/parser.h"
#include "engine/rules/parser_depth.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {

NodePtr Parser::primary() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  if (cursor_.sees_number()) {
    const Number number = cursor_.take_number();
    return make(from, Literal{number});
  }
  if (cursor_.sees("\"")) {
    std::string text = cursor_.take_string();
    return make(from, Literal{std::move(text)});
  }
  if (cursor_.sees("@")) return at_literal();
  if (cursor_.sees("(")) return parenthesis();
  if (cursor_.sees("[") || cursor_.sees("]")) return bracket();
  if (cursor_.sees("{")) return context();
  const std::string found = take_name();
  if (!found.empty()) return make(from, Name{found});
  if (cursor_.take_word("true")) return make(from, Literal{true});
  if (cursor_.take_word("false")) return make(from, Literal{false});
  if (cursor_.take_word("null")) return make(from, Literal{});
  if (cursor_.sees_word("if")) return choice();
  if (cursor_.sees_word("for")) return loop();
  if (cursor_.sees_word("some") || cursor_.sees_word("every")) return quantified();
  if (cursor_.sees_word("function")) return function();
  if (cursor_.done()) cursor_.fail("表达式在这里中断，还缺内容", "the expression ends here, but something is still missing");
  cursor_.fail("这里应为一个值、名称或括号", "a value, a name or a bracket is expected here");
}

NodePtr Parser::at_literal() {
  const std::size_t from = cursor_.at();
  cursor_.take("@");
  if (!cursor_.sees("\"")) cursor_.fail("@ 之后应为带引号的日期、时间或时长", "after @ comes a date, time or duration in quotes");
  Value value = read_temporal(cursor_.take_string());
  return make(from, Literal{std::move(value)});
}

/// `(a)`, `(1..5)`, `(< 5)`.
NodePtr Parser::parenthesis() {
  const std::size_t from = cursor_.at();
  cursor_.take("(");
  if (sees_comparison()) {
    NodePtr range = signed_range();
    expect(")");
    return range;
  }
  NodePtr inner = expression();
  if (cursor_.take("..")) return range_from(std::move(inner), false, from);
  expect(")");
  return inner;
}

/// `[1, 2]`, `[1..5]`, `]1..5]`.
NodePtr Parser::bracket() {
  const std::size_t from = cursor_.at();
  if (cursor_.take("]")) {
    NodePtr low = expression();
    expect("..");
    return range_from(std::move(low), false, from);
  }
  cursor_.take("[");
  if (cursor_.take("]")) return make(from, ListOf{});
  NodePtr first = expression();
  if (cursor_.take("..")) return range_from(std::move(first), true, from);
  return list_rest({std::move(first)}, from);
}

NodePtr Parser::list_rest(Nodes items, std::size_t from) {
  while (cursor_.take(",")) items.push_back(expression());
  expect("]");
  return make(from, ListOf{std::move(items)});
}

bool Parser::range_closes() { return cursor_.sees("]") || cursor_.sees(")") || cursor_.sees("["); }

/// In `]1..a[` the last sign closes the range, in `[1..a[1]]` it opens a filter: the reading that closes wins.
NodePtr Parser::range_end() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  try {
    NodePtr end = expression();
    if (range_closes()) return end;
  } catch (const SyntaxError&) {
    // the other reading is tried below, and its error counts
  }
  cursor_.back_to(from);
  NodePtr end = primary();
  while ((cursor_.sees(".") || cursor_.sees("(")) && postfix_step(end, from)) {
  }
  return end;
}

NodePtr Parser::range_from(NodePtr low, bool low_closed, std::size_t from) {
  NodePtr high = range_end();
  const bool closed = cursor_.take("]");
  if (!closed && !cursor_.take(")") && !cursor_.take("["))
    cursor_.fail("区间没有结束，应以 ]、) 或 [ 结尾", "the range does not end; close it with ], ) or [");
  return make(from, RangeOf{std::move(low), std::move(high), low_closed, closed, RangeForm::interval});
}

/// `< 5`, `>= a`, `= 3`, `!= 3`: a range with one end.
NodePtr Parser::signed_range() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  const NodePtr none = make(from, Literal{});
  if (cursor_.take("<=")) return make(from, RangeOf{none, sum(), false, true, RangeForm::one_sided});
  if (cursor_.take("<")) return make(from, RangeOf{none, sum(), false, false, RangeForm::one_sided});
  if (cursor_.take(">=")) return make(from, RangeOf{sum(), none, true, false, RangeForm::one_sided});
  if (cursor_.take(">")) return make(from, RangeOf{sum(), none, false, false, RangeForm::one_sided});
  if (cursor_.take("!=")) {
    NodePtr value = sum();
    return make(from, RangeOf{value, value, true, true, RangeForm::not_equal});
  }
  expect("=");
  NodePtr value = sum();
  return make(from, RangeOf{value, value, true, true, RangeForm::equal});
}

NodePtr Parser::context() {
  const std::size_t from = cursor_.at();
  const Depth depth(*this);
  expect("{");
  ContextOf made;
  if (cursor_.take("}")) return make(from, std::move(made));
  do {
    std::string key = cursor_.sees("\"") ? cursor_.take_string() : raw_name(":");
    expect(":");
    NodePtr value = expression();
    learn(key);
    for (const auto& entry : made.entries)
      if (entry.first == key) cursor_.fail_at(from, "名称“" + key + "”在此重复", "the name \"" + key + "\" stands here twice");
    made.entries.emplace_back(std::move(key), std::move(value));
  } while (cursor_.take(","));
  expect("}");
  return make(from, std::move(made));
}

NodePtr Parser::function() {
  const std::size_t from = cursor_.at();
  cursor_.take_word("function");
  FunctionOf made{{}, nullptr, {}, false};
  expect("(");
  const std::size_t known = special_.size();
  if (!cursor_.take(")")) parameters(made);
  made.external = cursor_.take_word("external");
  made.body = expression();
  special_.resize(known);
  for (auto& name : free_names(*made.body, true)) {
    const auto same = [&](const Parameter& parameter) { return parameter.name == name; };
    if (std::none_of(made.parameters.begin(), made.parameters.end(), same)) made.free.push_back(std::move(name));
  }
  return make(from, std::move(made));
}

void Parser::parameters(FunctionOf& function) {
  do {
    Parameter parameter{raw_name(":,)"), Type::any()};
    if (cursor_.take(":")) parameter.type = type();
    learn(parameter.name);
    function.parameters.push_back(std::move(parameter));
  } while (cursor_.take(","));
  expect(")");
}

}  // namespace qianpi::rules
