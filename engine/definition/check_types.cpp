// Types in expressions: a number compared with a text, an option that no list has, a guard that is no yes or no are told before any case runs.
#include "engine/definition/checking.h"
#include "engine/definition/typed_names.h"

namespace qianpi::checking {
namespace {

using rules::Kind;
using rules::Type;

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

  void must_be_boolean(const Expression& expression) {
    const Type type = rules::type_of(expression.code, names_).type;
    if (type.base != Type::Base::kind || type.kind == Kind::boolean || type.kind == Kind::list || type.kind == Kind::null) return;
    checker_.refuse(
        expression.where,
        {"条件应得出“是”或“否”，这里得出“" + rules::to_chinese(type) + "”", "a condition is true or false; this is a " + rules::to_text(type)},
        {"请写成比较，如 字段 = \"值\"", "write a comparison, e.g. field = \"value\""});
  }

  Checker& checker_;
  const Workflow& workflow_;
  TypedNames names_;
};

}  // namespace

void check_types(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Types(checker, workflow).check();
}

}  // namespace qianpi::checking
