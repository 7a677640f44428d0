// FEEL of DMN 1.5, compiled once and evaluated many times. Used for guards, requirements, defaults, computed fields
// and tables. It refuses to read a clock or to run without bounds: budgets are counted, so deciding stays pure.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/rules/value.h"

namespace qianpi::rules {

/// What is wrong with an expression, and where: bytes from 0 within its text.
struct Problem {
  int offset = 0;
  int length = 0;
  std::string zh, en;
};

/// Names that may contain spaces or signs (`Monthly Salary`, `a-b`); without them a name is one word.
using Names = std::vector<std::string>;

/// Counted limits of one evaluation.
struct Budget {
  int steps = 200'000;
  int list_length = 100'000;
  int depth = 1'500;  ///< nested evaluations, calls included
  int text_bytes = 1'000'000;
  int exponent = 10'000;      ///< largest |exponent| of `**`
  int regex_steps = 100'000;  ///< PCRE2's match limit
};

struct Node;  // the compiled tree: engine/rules/tree.h
struct Vocabulary;
enum class Reading;

/// Immutable; may be shared across threads; copying shares.
class Expression {
 public:
  /// Parses an expression, or gives every problem found with its place.
  static std::variant<Expression, std::vector<Problem>> compile(std::string_view text, const Names& known = {});
  /// Unary tests as in a table's cell: `-`, `< 5`, `[1..3], 7`, `not("a")`, or an expression over `?`.
  static std::variant<Expression, std::vector<Problem>> compile_unary_tests(std::string_view text, const Names& known = {});

  const std::string& text() const { return *text_; }
  const Node& root() const { return *root_; }

 private:
  friend std::variant<Expression, std::vector<Problem>> compile(std::string_view, const Vocabulary&, Reading);
  Expression(std::shared_ptr<const std::string> text, std::shared_ptr<const Node> root) : text_(std::move(text)), root_(std::move(root)) {}
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const Node> root_;
};

/// Where names come from. `find` gives nullptr for a name that is not there; the value lives until the evaluation ends.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual const Value* find(std::string_view name) const = 0;
};

/// The entries of a context, then an outer scope.
class ContextScope : public Scope {
 public:
  explicit ContextScope(Value context, const Scope* outer = nullptr) : context_(std::move(context)), outer_(outer) {}
  const Value* find(std::string_view name) const override;

 private:
  Value context_;
  const Scope* outer_;
};

/// `problems` says why a value is null; it may be filled although the value isn't null (`true or 1 + "a"`).
struct Result {
  Value value;
  std::vector<Problem> problems;
  bool over_budget = false;
};

Result evaluate(const Expression&, const Scope&, const Budget& = {});
/// For compile_unary_tests: does `input` (the `?`) satisfy the tests?  The value is boolean or null.
Result test(const Expression&, const Value& input, const Scope&, const Budget& = {});

/// The free names of an expression with the paths taken from them, sorted, each once: `expert.standing`, `today`.
/// Names of builtins, parameters and iteration variables are not free. Calls appear by their name: `in`, `visited`.
std::vector<std::string> names_used(const Expression&);

/// "第 3 字符: …" for people: the place, then the message in that language (`zh` or `en`).
std::string describe(const Problem&, std::string_view language);

}  // namespace qianpi::rules
