#include "engine/rules/expression.h"

#include "engine/rules/compile.h"
#include "engine/rules/machine.h"
#include "engine/rules/parser.h"

namespace qianpi::rules {
namespace {

constexpr std::size_t longest_text = 65'536;

/// Only for `?`, which stands before everything else.
class InputScope : public Scope {
 public:
  InputScope(const Value& input, const Scope& outer) : input_(input), outer_(outer) {}
  const Value* find(std::string_view name) const override { return name == "?" ? &input_ : outer_.find(name); }

 private:
  const Value& input_;
  const Scope& outer_;
};

}  // namespace

Compiled compile(std::string_view text, const Vocabulary& vocabulary, Reading reading) {
  if (text.size() > longest_text) return std::vector<Problem>{{0, 0, "表达式超过 64 KiB", "the expression is longer than 64 KiB"}};
  auto own = std::make_shared<const std::string>(text);
  try {
    Parser parser(*own, vocabulary);
    auto root = reading == Reading::unary_tests ? parser.whole_tests() : parser.whole_expression();
    return Expression(std::move(own), std::move(root));
  } catch (const SyntaxError& error) {
    return std::vector<Problem>{error.problem};
  }
}

std::variant<Expression, std::vector<Problem>> Expression::compile(std::string_view text, const Names& known) {
  return rules::compile(text, {known, {}}, Reading::expression);
}

std::variant<Expression, std::vector<Problem>> Expression::compile_unary_tests(std::string_view text, const Names& known) {
  return rules::compile(text, {known, {}}, Reading::unary_tests);
}

const Value* ContextScope::find(std::string_view name) const {
  if (const Value* found = context_.get(name)) return found;
  return outer_ == nullptr ? nullptr : outer_->find(name);
}

Result evaluate(const Expression& expression, const Scope& scope, const Budget& budget) {
  Machine machine(scope, budget);
  Result result;
  try {
    Value value = machine.eval(expression.root());
    machine.charge(value);  // whoever receives it will walk through all of it
    result.value = std::move(value);
  } catch (const OverBudget& over) {
    machine.fail(over.zh, over.en);
    result.over_budget = true;
  }
  result.problems = machine.take_problems();
  return result;
}

Result test(const Expression& tests, const Value& input, const Scope& scope, const Budget& budget) {
  return evaluate(tests, InputScope(input, scope), budget);
}

std::vector<std::string> names_used(const Expression& expression) { return free_names(expression.root(), false); }

std::string describe(const Problem& problem, std::string_view language) {
  const std::string place = std::to_string(problem.offset + 1);
  return language == "en" ? "at byte " + place + ": " + problem.en : "第 " + place + " 字节：" + problem.zh;
}

NodePtr Parser::whole_expression() {
  NodePtr root = expression();
  finish();
  return root;
}

}  // namespace qianpi::rules
