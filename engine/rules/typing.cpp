#include "engine/rules/typing.h"

#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/tree.h"
#include "engine/rules/typing_kinds.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

class Typer {
 public:
  explicit Typer(const TypeScope& scope) : scope_(scope) {}
  std::vector<Problem> problems;

  Type of(const Node& node) {
    const Node* outer = std::exchange(here_, &node);
    Type type = std::visit([&](const auto& what) { return on(what); }, node.what);
    here_ = outer;
    return type;
  }
  void bind(std::string name, Type type) { bound_.emplace_back(std::move(name), std::move(type)); }

 private:
  void tell(const Node& at, std::string zh, std::string en) { problems.push_back({at.place.offset, at.place.length, std::move(zh), std::move(en)}); }

  Type named(const std::string& name) const {
    for (auto one = bound_.rbegin(); one != bound_.rend(); ++one)
      if (one->first == name) return one->second;
    if (auto type = scope_.find(name)) return *type;
    return Type::any();
  }

  Type on(const Literal& n) { return n.value.is_null() ? Type::of(Kind::null) : literal_type(n.value); }
  static Type literal_type(const Value& value) { return value.is(Kind::function) || value.is(Kind::context) ? Type::any() : Type::of(value.kind()); }
  Type on(const Name& n) { return named(n.name); }

  Type on(const Path& n) {
    const Type base = of(*n.base);
    if (!is(base, Kind::list)) return entry(base, n.name);
    const Type item = entry(item_of(base), n.name);
    return Type::list_of(item);
  }

  Type entry(const Type& base, const std::string& name) {
    if (base.base != Type::Base::kind || base.kind == Kind::null) return Type::any();
    if (base.kind == Kind::context) {
      const auto found = std::ranges::find(base.names, name);
      if (found != base.names.end()) return base.parts[static_cast<std::size_t>(found - base.names.begin())];
      return Type::any();  // an unknown entry is told by whoever knows what was meant: the checker of names
    }
    if (auto property = property_of(base.kind, name)) return *property;
    if (base.kind != Kind::list && base.kind != Kind::function)
      tell(*here_, "“" + to_chinese(base) + "”没有“" + name + "”这一部分", "a " + to_text(base) + " has no part \"" + name + "\"");
    return Type::any();
  }

  Type on(const Filter& n) {
    const Type base = of(*n.base);
    const Type item = item_of(base);
    const std::size_t outer = bound_.size();
    if (is(item, Kind::context))
      for (std::size_t i = 0; i < item.names.size(); ++i) bind(item.names[i], item.parts[i]);
    bind("item", item);
    const bool entries_known = is(item, Kind::context) && !item.names.empty();
    const bool looks = entries_known || std::holds_alternative<Literal>(n.predicate->what);
    const Type predicate = looks ? of(*n.predicate) : Type::any();
    bound_.resize(outer);
    return is(predicate, Kind::number) ? item : Type::list_of(item);
  }

  Type on(const Call& n) {
    std::vector<Type> arguments;
    for (const NodePtr& argument : n.arguments) arguments.push_back(of(*argument));
    const auto* name = std::get_if<Name>(&n.callee->what);
    if (!name) return of(*n.callee), Type::any();
    const Type callee = named(name->name);
    if (is(callee, Kind::function)) return callee.parts.empty() ? Type::any() : callee.parts.back();
    if (const Builtin* builtin = find_builtin(name->name)) {
      const int given = static_cast<int>(n.arguments.size());
      if (given < builtin->least || (builtin->most >= 0 && given > builtin->most))
        tell(*here_, "“" + name->name + "”的参数个数不对", "\"" + name->name + "\" does not take " + std::to_string(given) + " arguments");
      return result_of(name->name, arguments);
    }
    return Type::any();
  }

  Type on(const Negate& n) {
    const Type type = of(*n.operand);
    if (is_open(type) || result_of(Arithmetic::multiply, type, Type::of(Kind::number))) return type;
    return tell(*n.operand, "“" + to_chinese(type) + "”不能取负", "a " + to_text(type) + " cannot be negated"), Type::any();
  }

  Type on(const Binary& n) {
    const Type left = of(*n.left), right = of(*n.right);
    if (is_open(left) || is_open(right)) return Type::any();
    if (const auto type = result_of(n.operation, left, right)) return *type;
    tell(*here_, "“" + to_chinese(left) + "”和“" + to_chinese(right) + "”不能这样运算",
         "a " + to_text(left) + " and a " + to_text(right) + " don't combine so");
    return Type::any();
  }

  void compare(const Node& at, const Type& left, const Type& right, bool ordered) {
    if (!comparable(left, right)) {
      tell(at, "“" + to_chinese(left) + "”不能与“" + to_chinese(right) + "”比较",
           "a " + to_text(left) + " cannot be compared with a " + to_text(right));
    } else if (ordered && !(has_order(left) && has_order(right))) {
      tell(at, "“" + to_chinese(left) + "”没有大小", "a " + to_text(left) + " has no order");
    }
  }

  /// A text that the other side can never be is a slip of the pen.
  void check_option(const Type& type, const Node& literal) {
    const auto* text = std::get_if<Literal>(&literal.what);
    const std::vector<std::string> options = options_of(type);
    if (!text || options.empty() || !text->value.is(Kind::text) || std::ranges::count(options, text->value.text())) return;
    std::string all;
    for (const std::string& option : options) all += (all.empty() ? "" : "、") + option;
    tell(literal, "没有“" + text->value.text() + "”这个选项；可选：" + all, "there is no option \"" + text->value.text() + "\"; there are: " + all);
  }

  Type on(const Comparison& n) {
    const Type left = of(*n.left), right = of(*n.right);
    compare(*here_, left, right, n.operation != Compare::equal && n.operation != Compare::not_equal);
    check_option(left, *n.right);
    check_option(right, *n.left);
    return Type::of(Kind::boolean);
  }

  void want_boolean(const Node& node, const Type& type) {
    if (is_open(type) || is(type, Kind::boolean)) return;
    tell(node, "此处应是“是”或“否”，而不是“" + to_chinese(type) + "”", "this should be true or false, not a " + to_text(type));
  }
  Type logical(const Nodes& operands) {
    for (const NodePtr& operand : operands) want_boolean(*operand, of(*operand));
    return Type::of(Kind::boolean);
  }
  Type on(const Conjunction& n) { return logical(n.operands); }
  Type on(const Disjunction& n) { return logical(n.operands); }

  Type on(const Between& n) {
    const Type value = of(*n.value);
    compare(*n.low, value, of(*n.low), true);
    compare(*n.high, value, of(*n.high), true);
    return Type::of(Kind::boolean);
  }

  Type on(const In& n) {
    const Type value = of(*n.value);
    bind("?", value);
    for (const NodePtr& test : n.tests) of(*test);
    bound_.pop_back();
    return Type::of(Kind::boolean);
  }
  Type on(const Tests& n) {
    for (const NodePtr& test : n.tests) of(*test);
    return Type::of(Kind::boolean);
  }
  Type on(const Test& n) {
    const Type input = named("?"), type = of(*n.expression);
    if (n.uses_input) return want_boolean(*n.expression, type), Type::of(Kind::boolean);
    check_option(item_of(input), *n.expression);
    if (!is(type, Kind::range)) compare(*n.expression, input, type, false);
    else if (!type.parts.empty()) compare(*n.expression, input, type.parts.front(), true);
    return Type::of(Kind::boolean);
  }

  Type on(const InstanceOf& n) { return of(*n.value), Type::of(Kind::boolean); }

  Type on(const Choice& n) {
    want_boolean(*n.condition, of(*n.condition));
    const Type yes = of(*n.yes);
    return common(yes, of(*n.no));
  }

  template <class Body>
  Type loop(const std::vector<Iterator>& iterators, Body body) {
    const std::size_t outer = bound_.size();
    for (const Iterator& one : iterators) {
      Type domain = of(*one.domain);
      if (one.until) domain = Type::list_of((of(*one.until), domain));
      bind(one.name, is(domain, Kind::range) ? Type::any() : item_of(domain));
    }
    Type type = body();
    bound_.resize(outer);
    return type;
  }
  Type on(const For& n) {
    return loop(n.iterators, [&] { return Type::list_of(of(*n.body)); });
  }
  Type on(const Quantified& n) {
    return loop(n.iterators, [&] { return want_boolean(*n.condition, of(*n.condition)), Type::of(Kind::boolean); });
  }

  Type on(const ListOf& n) {
    std::optional<Type> item;
    for (const NodePtr& one : n.items) {
      Type type = of(*one);
      item = item ? common(*item, type) : std::move(type);
    }
    return Type::list_of(item.value_or(Type::any()));
  }

  Type on(const ContextOf& n) {
    Type type = Type::of(Kind::context);
    const std::size_t outer = bound_.size();
    for (const auto& [name, value] : n.entries) {
      type.names.push_back(name);
      type.parts.push_back(of(*value));
      bind(name, type.parts.back());
    }
    bound_.resize(outer);
    return type;
  }

  Type on(const RangeOf& n) {
    const Type low = of(*n.low), high = of(*n.high);
    compare(*here_, low, high, true);
    Type type = Type::of(Kind::range);
    type.parts.push_back(common(low, high));
    return type;
  }

  Type on(const FunctionOf&) { return Type::of(Kind::function); }  // its parameters are known only when it is called

  const TypeScope& scope_;
  std::vector<std::pair<std::string, Type>> bound_;
  const Node* here_ = nullptr;
};

}  // namespace

Typing type_of(const Expression& expression, const TypeScope& scope) {
  Typer typer(scope);
  Type type = typer.of(expression.root());
  return {std::move(type), std::move(typer.problems)};
}

Typing type_of_tests(const Expression& cell, const Type& input, const TypeScope& scope) {
  Typer typer(scope);
  typer.bind("?", input);
  Type type = typer.of(cell.root());
  return {std::move(type), std::move(typer.problems)};
}

Type choice_of(const std::vector<std::string>& options) {
  std::string tests;
  for (const std::string& option : options) tests += (tests.empty() ? "" : ", ") + to_feel(Value(option));
  Type type = Type::of(Kind::text);
  auto compiled = Expression::compile_unary_tests(tests);
  if (auto* allowed = std::get_if<Expression>(&compiled); allowed && !options.empty())
    type.allowed = std::make_shared<Expression>(std::move(*allowed));
  return type;
}

std::vector<std::string> options_of(const Type& type) {
  std::vector<std::string> options;
  const auto* tests = type.allowed ? std::get_if<Tests>(&type.allowed->root().what) : nullptr;
  if (!tests || type.kind != Kind::text) return options;
  for (const NodePtr& one : tests->tests) {
    const auto* test = std::get_if<Test>(&one->what);
    const auto* literal = test ? std::get_if<Literal>(&test->expression->what) : nullptr;
    if (!literal || !literal->value.is(Kind::text)) return {};
    options.push_back(literal->value.text());
  }
  return options;
}

std::string to_text(const Type& type) {
  if (type.base != Type::Base::kind) return {};
  const bool of_known = type.kind == Kind::list && !type.parts.empty() && type.parts.front().base == Type::Base::kind;
  return std::string(name_of(type.kind)) + (of_known ? " of " + to_text(type.parts.front()) : "");
}

std::string to_chinese(const Type& type) {
  switch (type.kind) {
    case Kind::null: return "空";
    case Kind::boolean: return "是否";
    case Kind::number: return "数字";
    case Kind::text: return "文字";
    case Kind::date: return "日期";
    case Kind::time: return "时刻";
    case Kind::date_time: return "日期时刻";
    case Kind::days_duration:
    case Kind::months_duration: return "时长";
    case Kind::list: return "列表";
    case Kind::context: return "组";
    case Kind::range: return "区间";
    case Kind::function: return "函数";
  }
  return {};
}

}  // namespace qianpi::rules
