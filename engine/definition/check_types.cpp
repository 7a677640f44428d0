// Types in expressions: a number compared with a text, an option that no list has, a guard that is no yes or no are told before any case runs.
#include "engine/definition/checking.h"
#include "engine/definition/typed_names.h"

namespace qianpi::checking {
namespace {

using rules::Kind;
using rules::Type;

/// Names of a book's entry and of a record may be anything here.
class AnyNames : public rules::TypeScope {
 public:
  std::optional<Type> find(std::string_view) const override { return std::nullopt; }
};

void refuse_unless_boolean(Checker& checker, const Expression& expression, const rules::TypeScope& names) {
  const Type type = rules::type_of(expression.code, names).type;
  if (type.base != Type::Base::kind || type.kind == Kind::boolean || type.kind == Kind::list || type.kind == Kind::null) return;
  checker.refuse(
      expression.where,
      {"条件应得出“是”或“否”，这里得出“" + rules::to_chinese(type) + "”", "a condition is true or false; this is a " + rules::to_text(type)},
      {"请写成比较，如 字段 = \"值\"", "write a comparison, e.g. field = \"value\""});
}

void check_conditions(Checker& checker, const Register& in) {
  const AnyNames names;
  for (const Counter& counter : in.counters)
    if (counter.where) refuse_unless_boolean(checker, *counter.where, names);
  for (const Quota& quota : in.quotas)
    if (quota.of) refuse_unless_boolean(checker, *quota.of, names);
}

class Types {
 public:
  Types(Checker& checker, const Workflow& workflow) : checker_(checker), workflow_(workflow), names_(checker.package, workflow) {}

  void check() {
    each_expression(workflow_, [this](const Seen& seen) {
      names_.locals = seen.locals;
      typed(seen.expression);
    });
    names_.locals.clear();
    for (const Transition& transition : workflow_.transitions) {
      if (transition.guard) must_be_boolean(*transition.guard);
      for (const Check& check : transition.require) must_be_boolean(check.must);
    }
    for (const Check& check : workflow_.require) must_be_boolean(check.must);
    for (const State& state : workflow_.states) check_conditions(state);
    each_effect(workflow_, [this](const Effect& effect, StateIndex) {
      names_.locals = effect.each ? std::vector<std::string>{effect.as} : std::vector<std::string>{};
      if (effect.when) must_be_boolean(*effect.when);
    });
    names_.locals.clear();
    for (const StartRule& start : workflow_.start) {
      if (start.when) must_be_boolean(*start.when);
      for (const Check& check : start.require) must_be_boolean(check.must);
    }
  }

 private:
  Type typed(const Expression& expression) {
    rules::Typing typing = rules::type_of(expression.code, names_);
    for (const rules::Problem& problem : typing.problems)
      checker_.refuse(expression.where,
                      {"表达式有误，" + rules::describe(problem, "zh"), "the expression is wrong, " + rules::describe(problem, "en")},
                      {"请改正表达式，或改正字段的类型", "correct the expression, or the field's type"});
    return typing.type;
  }

  /// Who is drawn, what becomes free again, and until when the case waits.
  void check_conditions(const State& state) {
    if (state.wait) must_be_condition_or_day(state.wait->until);
    if (!state.selection) return;
    names_.locals = {"place"};
    if (state.selection->vacate) must_be_boolean(*state.selection->vacate);
    if (const auto& draw = state.selection->draw; draw && draw->where) {
      names_.locals.push_back(draw->from);
      must_be_boolean(*draw->where);
    }
    names_.locals.clear();
  }

  void must_be_condition_or_day(const Expression& expression) {
    const Type type = rules::type_of(expression.code, names_).type;
    if (type.base != Type::Base::kind || type.kind == Kind::date || type.kind == Kind::date_time) return;
    must_be_boolean(expression);
  }

  void must_be_boolean(const Expression& expression) { refuse_unless_boolean(checker_, expression, names_); }

  Checker& checker_;
  const Workflow& workflow_;
  TypedNames names_;
};

}  // namespace

void check_types(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Types(checker, workflow).check();
  for (const auto& [name, in] : checker.package.registers) check_conditions(checker, in);
}

}  // namespace qianpi::checking
