// Types in expressions: a number compared with a text, an option that no list has, a guard that is no yes or no are told before any case runs.
#include <algorithm>
#include <map>

#include "engine/definition/checking.h"
#include "engine/rules/typing.h"

namespace qianpi::checking {
namespace {

using rules::Kind;
using rules::Type;

void add_codes(const std::vector<CodeEntry>& entries, std::vector<std::string>& codes) {
  for (const CodeEntry& entry : entries) {
    codes.push_back(entry.code);
    add_codes(entry.entries, codes);
  }
}

Type type_of_choice(const Package& package, const Field& field) {
  std::vector<std::string> values;
  for (const Option& option : field.options) values.push_back(option.value);
  if (const auto list = package.lists.find(field.list); list != package.lists.end()) add_codes(list->second.entries, values);
  return rules::choice_of(values);
}

Type type_of_field(const Package& package, const Field& field);

Type type_of_fields(const Package& package, const std::vector<Field>& fields) {
  Type type = Type::of(Kind::context);
  for (const Field& field : fields) {
    type.names.push_back(field.name);
    type.parts.push_back(type_of_field(package, field));
  }
  return type;
}

Type type_of_field(const Package& package, const Field& field) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::id_number:
    case FieldType::phone:
    case FieldType::email:
    case FieldType::postcode: return Type::of(Kind::text);
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money: return Type::of(Kind::number);
    case FieldType::boolean: return Type::of(Kind::boolean);
    case FieldType::date: return Type::of(Kind::date);
    case FieldType::instant: return Type::of(Kind::date_time);
    case FieldType::choice: return type_of_choice(package, field);
    case FieldType::choices: return Type::list_of(type_of_choice(package, field));
    case FieldType::rows: return Type::list_of(type_of_fields(package, field.columns));
    case FieldType::month:
    case FieldType::period:
    case FieldType::person:
    case FieldType::unit:
    case FieldType::record:
    case FieldType::photo:
    case FieldType::attachment:
    case FieldType::signature:
    case FieldType::pledge:
    case FieldType::opinion: return Type::any();
  }
  return Type::any();
}

Type one_of(const std::vector<Option>& options, std::vector<std::string> values = {}) {
  for (const Option& option : options) values.push_back(option.value);
  return rules::choice_of(values);
}

Type type_of_record(const Package& package, const Register& in) {
  Type type = type_of_fields(package, in.fields);
  const auto add = [&](const char* name, Type part) {
    type.names.emplace_back(name);
    type.parts.push_back(std::move(part));
  };
  add("standing", one_of(in.main, {"none"}));
  add("standing_from", Type::of(Kind::date));
  add("standing_until", Type::of(Kind::date));
  add("holds", Type::list_of(one_of(in.holds)));
  for (const Counter& counter : in.counters) add(counter.name.c_str(), Type::of(Kind::number));
  return type;
}

Type type_of_case() {
  Type type = Type::of(Kind::context);
  for (const auto& [name, kind] : {std::pair{"id", Kind::number},
                                   {"title", Kind::text},
                                   {"workflow", Kind::text},
                                   {"unit", Kind::text},
                                   {"started_at", Kind::date_time},
                                   {"outcome", Kind::text}}) {
    type.names.emplace_back(name);
    type.parts.push_back(Type::of(kind));
  }
  return type;
}

Type type_of_parameters(const Package& package) {
  Type type = Type::of(Kind::context);
  for (const auto& [name, parameter] : package.parameters) {
    type.names.push_back(name);
    type.parts.push_back(parameter.one_of.empty() ? Type::of(parameter.value.kind()) : rules::choice_of(parameter.one_of));
  }
  return type;
}

Type function_giving(Kind kind) {
  Type type = Type::of(Kind::function);
  type.parts.push_back(Type::of(kind));
  return type;
}

/// The names of one workflow. What is written by effects only, or differently in two forms, may be anything.
class Names : public rules::TypeScope {
 public:
  Names(const Package& package, const Workflow& workflow) : package_(package) {
    types_ = {{"param", type_of_parameters(package)},
              {"case", type_of_case()},
              {"today", Type::of(Kind::date)},
              {"now", Type::of(Kind::date_time)},
              {"age", function_giving(Kind::number)},
              {"age_at", function_giving(Kind::number)},
              {"in", function_giving(Kind::boolean)},
              {"visited", function_giving(Kind::boolean)},
              {"deadline", function_giving(Kind::date_time)},
              {"outcome_of", function_giving(Kind::text)}};
    if (workflow.subject)
      if (const auto found = package.registers.find(workflow.subject->register_name); found != package.registers.end())
        types_.insert_or_assign(found->first, type_of_record(package, found->second));
    for (const StartRule& start : workflow.start) add_form(start.form);
    for (const State& state : workflow.states)
      if (state.task)
        for (const FormUse& use : state.task->forms) add_form(use.form);
  }

  std::optional<Type> find(std::string_view name) const override {
    if (std::ranges::find(locals, name) != locals.end()) return std::nullopt;
    const auto found = types_.find(name);
    return found == types_.end() ? std::nullopt : std::optional(found->second);
  }

  std::vector<std::string> locals;

 private:
  void add_form(const std::string& id) {
    const auto form = package_.forms.find(id);
    if (form == package_.forms.end()) return;
    for (const Field& field : form->second.fields) {
      const Type type = type_of_field(package_, field);
      auto [found, is_new] = types_.emplace(field.name, type);
      if (!is_new && found->second.kind != type.kind) found->second = Type::any();
    }
  }

  const Package& package_;
  std::map<std::string, Type, std::less<>> types_;
};

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
  Names names_;
};

}  // namespace

void check_types(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Types(checker, workflow).check();
}

}  // namespace qianpi::checking
