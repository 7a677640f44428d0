// FEEL's grammar (DMN 1.5, chapter 10.3.1.2) as a recursive descent over a Cursor.
// Used by Expression and by the readers of tables and DMN. It refuses nesting without end: depth is counted.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/cursor.h"
#include "engine/rules/tree.h"

namespace qianpi::rules {

/// What an expression may know beforehand: names that aren't one word, and declared types.
struct Vocabulary {
  Names names;
  std::map<std::string, Type, std::less<>> types;
};

class Parser {
 public:
  Parser(std::string_view text, const Vocabulary& vocabulary);
  NodePtr whole_expression();
  NodePtr whole_tests();
  Type whole_type();

 private:
  class Depth;

  // parser.cpp: operators, from the loosest to the tightest
  NodePtr expression();
  NodePtr disjunction();
  NodePtr conjunction();
  NodePtr comparison();
  bool comparison_step(NodePtr& left, std::size_t from);
  NodePtr membership(NodePtr value, std::size_t from);
  NodePtr sum();
  NodePtr product();
  NodePtr exponentiation();
  NodePtr negation();
  NodePtr postfix();
  bool postfix_step(NodePtr& base, std::size_t from);
  NodePtr call(NodePtr callee, std::size_t from);

  // parser_primary.cpp: what an expression is made of
  NodePtr primary();
  NodePtr at_literal();
  NodePtr parenthesis();
  NodePtr bracket();
  NodePtr range_from(NodePtr low, bool low_closed, std::size_t from);
  NodePtr signed_range();
  NodePtr range_end();
  bool range_closes();
  NodePtr list_rest(Nodes items, std::size_t from);
  NodePtr context();
  NodePtr function();
  void parameters(FunctionOf& function);

  // parser_control.cpp: if, for, some, every
  NodePtr choice();
  NodePtr loop();
  NodePtr quantified();
  std::vector<Iterator> iterators(std::string_view stop);

  // parser_names.cpp: names, types
  std::string take_name();
  std::string member_name();
  std::string raw_name(std::string_view stops);
  bool sees_named_argument(std::string& name);
  void learn(const std::string& name);
  Type type();
  Type type_arguments(const std::string& name);
  Type function_type();
  Type context_type();

  // parser_tests.cpp: unary tests
  NodePtr tests_list(bool negated, std::size_t from);
  NodePtr test();
  bool sees_comparison();

  void expect(std::string_view sign);
  void expect_word(std::string_view word);
  void finish();
  NodePtr make(std::size_t from, decltype(Node::what) what);

  Cursor cursor_;
  const Vocabulary& vocabulary_;
  std::vector<std::string> special_;  ///< names that aren't one word, longest first
  int depth_ = 0;
};

/// Is it a word that no name may be?
bool is_reserved(std::string_view word);

}  // namespace qianpi::rules
