// One evaluation: walks a compiled tree, counts its budget and collects the reasons for nulls.
// Used by evaluate(), the builtins and the tables. It refuses to outlive the scope and to go on beyond the budget.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/rules/expression.h"
#include "engine/rules/tree.h"

namespace qianpi::rules {

struct Builtin;

/// Thrown when a budget is used up; caught by evaluate().
struct OverBudget {
  std::string zh, en;
};

/// A level of local names: one name with its value, or the entries of a context. A closure's own names hide what is
/// outside of it: `outermost`.
struct Frame {
  const Frame* outer = nullptr;
  std::string_view name{};
  const Value* value = nullptr;
  const Value* context = nullptr;
  bool outermost = false;
};

class Machine {
 public:
  Machine(const Scope& scope, const Budget& budget) : scope_(scope), budget_(budget) {}

  Value eval(const Node& node, const Frame* frame = nullptr);
  /// Calls a function value; null with a problem when it is none or the arguments don't fit.
  Value call(const Value& function, std::span<const Value> arguments);

  /// Notes why the value is null, at the place being evaluated; gives that null.
  Value fail(const std::string& zh, const std::string& en);
  void spend(std::int64_t steps);
  /// Spends for the whole size of a value, shared parts as often as they appear: small texts can name enormous values.
  /// Refuses values nested deeper than JSON may be.
  void charge(const Value&, int level = 0);
  /// Refuse before building something too large.
  void check_list(std::size_t items);
  void check_text(std::size_t bytes);
  const Budget& budget() const { return budget_; }
  /// A name of the outer scope: `now`, `today`.
  const Value* from_scope(std::string_view name) const { return scope_.find(name); }
  std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  const Value* find(std::string_view name, const Frame* frame) const;

  // evaluate.cpp
  Value on(const Literal&, const Frame*);
  Value on(const Name&, const Frame*);
  Value on(const Negate&, const Frame*);
  Value on(const Binary&, const Frame*);
  Value on(const Comparison&, const Frame*);
  Value on(const Conjunction&, const Frame*);
  Value on(const Disjunction&, const Frame*);
  Value on(const Between&, const Frame*);
  Value on(const InstanceOf&, const Frame*);
  Value on(const Choice&, const Frame*);
  Value on(const ListOf&, const Frame*);
  Value on(const ContextOf&, const Frame*);
  Value on(const RangeOf&, const Frame*);
  Value on(const FunctionOf&, const Frame*);
  Value logical(const Nodes&, bool decisive, const Frame*);
  // evaluate_tests.cpp
  Value on(const In&, const Frame*);
  Value on(const Tests&, const Frame*);
  Value on(const Test&, const Frame*);
  Value tested(const Value& input, const Node& test, const Frame*);
  Value within_or_fail(const Value& input, const Value& candidate);
  // evaluate_paths.cpp
  Value on(const Path&, const Frame*);
  Value on(const Filter&, const Frame*);
  Value member(const Value& base, const std::string& name);
  Value nth(const Items& items, const Number& position);
  Value chosen(const Items& items, const Node& predicate, const Frame*);
  bool is_position(const Node& predicate, const Items& items, const Frame*);
  // evaluate_calls.cpp
  Value on(const Call&, const Frame*);
  Value call_builtin(const Builtin&, std::span<const Value> arguments);
  Value call_named(const Call&, const Value* function, const Builtin*, Items arguments);
  Value call_closure(const Closure&, std::span<const Value> arguments);
  // evaluate_loops.cpp
  Value on(const For&, const Frame*);
  Value on(const Quantified&, const Frame*);
  struct Rounds;
  enum class Going { on, stop, nowhere };  ///< nowhere: what should be gone through is no list
  Going each_round(const Rounds&, std::size_t level, const Frame*);
  std::optional<Items> domain(const Iterator&, const Frame*);
  std::optional<Items> counted(const Value& from, const Value& until);

  const Scope& scope_;
  const Budget& budget_;
  std::vector<Problem> problems_;
  Place here_;
  std::int64_t steps_ = 0;
  std::int64_t elements_ = 0;  ///< charged, not yet a whole step
  int depth_ = 0;
};

}  // namespace qianpi::rules
