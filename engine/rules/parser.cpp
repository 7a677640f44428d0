#include "engine/rules/parser.h"

#include <algorithm>
#include <array>

#include "engine/rules/parser_depth.h"

namespace qianpi::rules {
namespace {

constexpr std::array<std::pair<std::string_view, Compare>, 7> comparisons{{{"<=", Compare::less_equal},
                                                                           {">=", Compare::greater_equal},
                                                                           {"!=", Compare::not_equal},
                                                                           {"==", Compare::equal},
                                                                           {"<", Compare::less},
                                                                           {">", Compare::greater},
                                                                           {"=", Compare::equal}}};

}  // namespace

NodePtr Parser::expression() {
  const Depth depth(*this);
  return disjunction();
}

NodePtr Parser::disjunction() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  Nodes operands{conjunction()};
  while (cursor_.take_word("or")) operands.push_back(conjunction());
  return operands.size() == 1 ? operands[0] : make(from, Disjunction{std::move(operands)});
}

NodePtr Parser::conjunction() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  Nodes operands{comparison()};
  while (cursor_.take_word("and")) operands.push_back(comparison());
  return operands.size() == 1 ? operands[0] : make(from, Conjunction{std::move(operands)});
}

NodePtr Parser::comparison() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  NodePtr left = sum();
  while (comparison_step(left, from)) {
  }
  return left;
}

bool Parser::comparison_step(NodePtr& left, std::size_t from) {
  for (const auto& [sign, operation] : comparisons) {
    if (!cursor_.take(sign)) continue;
    if (sign == "==") cursor_.fail_at(cursor_.at() - 2, "相等写作 =，不是 ==", "equality is written =, not ==");
    NodePtr right = sum();
    left = make(from, Comparison{operation, left, std::move(right)});
    return true;
  }
  if (cursor_.take_word("between")) {
    NodePtr low = sum();
    expect_word("and");
    NodePtr high = sum();
    left = make(from, Between{left, std::move(low), std::move(high)});
    return true;
  }
  if (cursor_.take_word("in")) {
    left = membership(left, from);
    return true;
  }
  return false;
}

/// `x in (1, < 5, [7..9])` is a list of tests; `x in (1..5)` and `x in (a + b) * 2` are one expression.
NodePtr Parser::membership(NodePtr value, std::size_t from) {
  cursor_.skip_space();
  const std::size_t start = cursor_.at();
  if (cursor_.take("(")) {
    try {
      Nodes tests{test()};
      while (cursor_.take(",")) tests.push_back(test());
      expect(")");
      return make(from, In{std::move(value), std::move(tests)});
    } catch (const SyntaxError&) {
      cursor_.back_to(start);  // no list of tests: read it as one expression, whose own error then counts
    }
  }
  NodePtr range_or_list = sees_comparison() ? signed_range() : sum();
  return make(from, In{std::move(value), {std::move(range_or_list)}});
}

NodePtr Parser::sum() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  NodePtr left = product();
  for (;;) {
    const bool plus = cursor_.take("+");
    if (!plus && !cursor_.take("-")) return left;
    NodePtr right = product();
    left = make(from, Binary{plus ? Arithmetic::add : Arithmetic::subtract, left, std::move(right)});
  }
}

NodePtr Parser::product() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  NodePtr left = exponentiation();
  for (;;) {
    if (cursor_.sees("**")) return left;
    const bool times = cursor_.take("*");
    if (!times && !cursor_.take("/")) return left;
    NodePtr right = exponentiation();
    left = make(from, Binary{times ? Arithmetic::multiply : Arithmetic::divide, left, std::move(right)});
  }
}

NodePtr Parser::exponentiation() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  NodePtr left = negation();
  while (cursor_.take("**")) {
    NodePtr right = negation();
    left = make(from, Binary{Arithmetic::power, left, std::move(right)});
  }
  return left;
}

NodePtr Parser::negation() {
  const Depth depth(*this);
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  if (cursor_.take("-")) return make(from, Negate{negation()});
  return postfix();
}

NodePtr Parser::postfix() {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  NodePtr base = primary();
  while (postfix_step(base, from)) {
  }
  return base;
}

bool Parser::postfix_step(NodePtr& base, std::size_t from) {
  if (cursor_.sees(".") && !cursor_.sees("..")) {
    cursor_.take(".");
    base = make(from, Path{base, member_name()});
    return true;
  }
  if (cursor_.take("[")) {
    NodePtr predicate = expression();
    expect("]");
    base = make(from, Filter{base, std::move(predicate)});
    return true;
  }
  if (cursor_.sees("(") && !std::holds_alternative<Literal>(base->what)) {
    base = call(base, from);
    return true;
  }
  if (cursor_.sees_word("instance")) {
    cursor_.take_word("instance");
    expect_word("of");
    base = make(from, InstanceOf{base, type()});
    return true;
  }
  return false;
}

NodePtr Parser::call(NodePtr callee, std::size_t from) {
  expect("(");
  Call made{std::move(callee), {}, {}};
  if (cursor_.take(")")) return make(from, std::move(made));
  do {
    std::string name;
    const bool named = sees_named_argument(name);
    if (!made.arguments.empty() && named != !made.names.empty())
      cursor_.fail("带名称和不带名称的参数不能混用", "arguments are either all named or all positional");
    if (named) made.names.push_back(name);
    made.arguments.push_back(expression());
  } while (cursor_.take(","));
  expect(")");
  return make(from, std::move(made));
}

}  // namespace qianpi::rules
