// Unary tests: what stands in a cell of a decision table, and after `in`.
#include <algorithm>

#include "engine/rules/parser.h"

namespace qianpi::rules {

NodePtr Parser::whole_tests() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  if (cursor_.take("-") && cursor_.done()) return make(from, Tests{});
  cursor_.back_to(from);
  if (cursor_.take_word("not") && cursor_.take("(")) {
    try {
      NodePtr made = tests_list(true, from);
      expect(")");
      finish();
      return made;
    } catch (const SyntaxError&) {
      // `not(a) and b` is an expression about `?`: read it as one, whose error then counts
    }
  }
  cursor_.back_to(from);
  NodePtr made = tests_list(false, from);
  finish();
  return made;
}

NodePtr Parser::tests_list(bool negated, std::size_t from) {
  Tests made{{test()}, negated};
  while (cursor_.take(",")) made.tests.push_back(test());
  return make(from, std::move(made));
}

bool Parser::sees_comparison() { return cursor_.sees("<") || cursor_.sees(">") || cursor_.sees("=") || cursor_.sees("!="); }

NodePtr Parser::test() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  if (sees_comparison()) return signed_range();
  NodePtr inner = expression();
  const auto names = free_names(*inner, true);
  const bool uses_input = std::find(names.begin(), names.end(), "?") != names.end();
  return make(from, Test{std::move(inner), uses_input});
}

}  // namespace qianpi::rules
