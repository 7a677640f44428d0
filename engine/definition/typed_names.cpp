#include "engine/definition/typed_names.h"

#include <algorithm>

namespace qianpi {

using rules::Kind;
using rules::Type;

namespace {

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

}  // namespace

TypedNames::TypedNames(const Package& package, const Workflow& workflow) : package_(package) {
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

std::optional<Type> TypedNames::find(std::string_view name) const {
  if (std::ranges::find(locals, name) != locals.end()) return std::nullopt;
  const auto found = types_.find(name);
  return found == types_.end() ? std::nullopt : std::optional(found->second);
}

void TypedNames::add_form(const std::string& id) {
  const auto form = package_.forms.find(id);
  if (form == package_.forms.end()) return;
  for (const Field& field : form->second.fields) {
    const Type type = type_of_field(package_, field);
    auto [found, is_new] = types_.emplace(field.name, type);
    if (!is_new && found->second.kind != type.kind) found->second = Type::any();
  }
}

}  // namespace qianpi
