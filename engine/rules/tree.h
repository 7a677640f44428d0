// The compiled form of an expression: a tree that the parser builds once and the evaluator only reads.
// Used inside the room by parser, evaluator and checkers. It refuses to know how anything is evaluated.
#pragma once
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/rules/type.h"
#include "engine/rules/value.h"

namespace qianpi::rules {

struct Node;
using NodePtr = std::shared_ptr<const Node>;
using Nodes = std::vector<NodePtr>;

struct Place {
  int offset = 0;
  int length = 0;
};

enum class Arithmetic { add, subtract, multiply, divide, power };
enum class Compare { equal, not_equal, less, less_equal, greater, greater_equal };

struct Literal {
  Value value;
};
struct Name {
  std::string name;
};
struct Path {
  NodePtr base;
  std::string name;
};
struct Filter {
  NodePtr base, predicate;
};
/// Positional when `names` is empty, else one name per argument.
struct Call {
  NodePtr callee;
  Nodes arguments;
  std::vector<std::string> names;
};
struct Negate {
  NodePtr operand;
};
struct Binary {
  Arithmetic operation;
  NodePtr left, right;
};
struct Comparison {
  Compare operation;
  NodePtr left, right;
};
struct Conjunction {
  Nodes operands;
};
struct Disjunction {
  Nodes operands;
};
struct Between {
  NodePtr value, low, high;
};
/// `value in tests`; within a test `?` is the value.
struct In {
  NodePtr value;
  Nodes tests;
};
struct InstanceOf {
  NodePtr value;
  Type type;
};
struct Choice {
  NodePtr condition, yes, no;
};
/// `domain`, or `domain .. until`.
struct Iterator {
  std::string name;
  NodePtr domain, until;
};
struct For {
  std::vector<Iterator> iterators;
  NodePtr body;
  bool uses_partial;
};
struct Quantified {
  bool every;
  std::vector<Iterator> iterators;
  NodePtr condition;
};
struct ListOf {
  Nodes items;
};
struct ContextOf {
  std::vector<std::pair<std::string, NodePtr>> entries;
};
/// A one-sided range has a null literal at its other end.
struct RangeOf {
  NodePtr low, high;
  bool low_closed, high_closed;
  RangeForm form;
};
struct Parameter {
  std::string name;
  Type type;
};
/// `free` are the names that the body takes from where the function stands; their values are kept with it.
struct FunctionOf {
  std::vector<Parameter> parameters;
  NodePtr body;
  std::vector<std::string> free;
  bool external;
};
/// One cell of tests over `?`; no tests is `-`.
struct Tests {
  Nodes tests;
  bool negated;
};
/// One test that is an expression: true itself when it speaks of `?`, else compared with `?`.
struct Test {
  NodePtr expression;
  bool uses_input;
};

struct Node {
  Place place;
  int depth = 1;  ///< levels of the tree from here down
  std::variant<Literal, Name, Path, Filter, Call, Negate, Binary, Comparison, Conjunction, Disjunction, Between, In, InstanceOf, Choice, For,
               Quantified, ListOf, ContextOf, RangeOf, FunctionOf, Tests, Test>
      what;
};

/// A function of FEEL's own with the values that its body needs.
struct Closure {
  std::vector<Parameter> parameters;
  NodePtr body;
  Value captured;
  Type result;
};

/// The free names with the paths taken from them, sorted, each once; with `names_only` without the paths.
std::vector<std::string> free_names(const Node&, bool names_only);

}  // namespace qianpi::rules
