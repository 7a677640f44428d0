#include "engine/rules/tree.h"

#include <algorithm>
#include <set>

#include "engine/rules/builtins.h"
#include "engine/rules/parser.h"

namespace qianpi::rules {
namespace {

template <class... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Cases(Fs...) -> Cases<Fs...>;  // clang 14 makes none by itself

/// Calls `visit` for each node right below.
template <class F>
void for_each_child(const Node& node, F visit) {
  const auto all = [&](const Nodes& nodes) {
    for (const auto& child : nodes) visit(child);
  };
  const auto domains = [&](const std::vector<Iterator>& iterators) {
    for (const auto& iterator : iterators) {
      visit(iterator.domain);
      if (iterator.until) visit(iterator.until);
    }
  };
  std::visit(Cases{[](const Literal&) {},
                   [](const Name&) {},
                   [&](const Path& n) { visit(n.base); },
                   [&](const Filter& n) { visit(n.base), visit(n.predicate); },
                   [&](const Call& n) { visit(n.callee), all(n.arguments); },
                   [&](const Negate& n) { visit(n.operand); },
                   [&](const Binary& n) { visit(n.left), visit(n.right); },
                   [&](const Comparison& n) { visit(n.left), visit(n.right); },
                   [&](const Conjunction& n) { all(n.operands); },
                   [&](const Disjunction& n) { all(n.operands); },
                   [&](const Between& n) { visit(n.value), visit(n.low), visit(n.high); },
                   [&](const In& n) { visit(n.value), all(n.tests); },
                   [&](const InstanceOf& n) { visit(n.value); },
                   [&](const Choice& n) { visit(n.condition), visit(n.yes), visit(n.no); },
                   [&](const For& n) { domains(n.iterators), visit(n.body); },
                   [&](const Quantified& n) { domains(n.iterators), visit(n.condition); },
                   [&](const ListOf& n) { all(n.items); },
                   [&](const ContextOf& n) {
                     for (const auto& entry : n.entries) visit(entry.second);
                   },
                   [&](const RangeOf& n) { visit(n.low), visit(n.high); },
                   [&](const FunctionOf& n) { visit(n.body); },
                   [&](const Tests& n) { all(n.tests); },
                   [&](const Test& n) { visit(n.expression); }},
             node.what);
}

/// Walks a tree with the names that are bound on the way.
class FreeNames {
 public:
  explicit FreeNames(bool names_only) : names_only_(names_only) {}
  std::set<std::string> found;

  void walk(const Node& node) {
    if (const auto* name = std::get_if<Name>(&node.what)) return note(name->name, name->name);
    if (std::holds_alternative<Path>(node.what)) return walk_path(node);
    if (const auto* filter = std::get_if<Filter>(&node.what)) return walk_filter(*filter);
    if (const auto* loop = std::get_if<For>(&node.what)) return walk_loop(loop->iterators, *loop->body);
    if (const auto* each = std::get_if<Quantified>(&node.what)) return walk_loop(each->iterators, *each->condition);
    if (const auto* context = std::get_if<ContextOf>(&node.what)) return walk_context(*context);
    if (const auto* function = std::get_if<FunctionOf>(&node.what)) return walk_function(*function);
    for_each_child(node, [&](const NodePtr& child) { walk(*child); });
  }

 private:
  void note(const std::string& name, const std::string& path) {
    if (std::find(bound_.begin(), bound_.end(), name) != bound_.end()) return;
    if (!names_only_ && (in_filter_ > 0 || name == "?" || is_builtin(name))) return;
    found.insert(names_only_ ? name : path);
  }
  void walk_path(const Node& node) {
    std::string path;
    const Node* here = &node;
    while (const auto* step = std::get_if<Path>(&here->what)) {
      path = "." + step->name + path;
      here = step->base.get();
    }
    if (const auto* name = std::get_if<Name>(&here->what)) note(name->name, name->name + path);
    else walk(*here);
  }
  // Within a filter a name may be an entry of the item, which only the data tells: no complaint can be based on it.
  void walk_filter(const Filter& filter) {
    walk(*filter.base);
    ++in_filter_;
    bound_.push_back("item");
    walk(*filter.predicate);
    bound_.pop_back();
    --in_filter_;
  }
  void walk_loop(const std::vector<Iterator>& iterators, const Node& body) {
    const std::size_t outer = bound_.size();
    for (const auto& iterator : iterators) {
      walk(*iterator.domain);
      if (iterator.until) walk(*iterator.until);
      bound_.push_back(iterator.name);
    }
    if (!names_only_) bound_.push_back("partial");
    walk(body);
    bound_.resize(outer);
  }
  void walk_context(const ContextOf& context) {
    const std::size_t outer = bound_.size();
    for (const auto& [name, value] : context.entries) {
      walk(*value);
      bound_.push_back(name);
    }
    bound_.resize(outer);
  }
  void walk_function(const FunctionOf& function) {
    const std::size_t outer = bound_.size();
    for (const auto& parameter : function.parameters) bound_.push_back(parameter.name);
    walk(*function.body);
    bound_.resize(outer);
  }
  bool names_only_;
  int in_filter_ = 0;
  std::vector<std::string> bound_;
};

}  // namespace

std::vector<std::string> free_names(const Node& node, bool names_only) {
  FreeNames names(names_only);
  names.walk(node);
  return {names.found.begin(), names.found.end()};
}

NodePtr Parser::make(std::size_t from, decltype(Node::what) what) {
  constexpr int deepest = 600;
  auto node = std::make_shared<Node>();
  node->place = {static_cast<int>(from), static_cast<int>(cursor_.at() - from)};
  node->what = std::move(what);
  for_each_child(*node, [&](const NodePtr& child) { node->depth = std::max(node->depth, child->depth + 1); });
  if (node->depth > deepest) cursor_.fail("表达式太长或嵌套太深", "the expression is too long or nested too deeply");
  return node;
}

}  // namespace qianpi::rules
