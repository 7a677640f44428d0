#include "engine/input.h"

#include <algorithm>

#include "engine/id_number.h"

namespace qianpi {

using rules::Value;

Problem problem_at(const Field& field, Bilingual what, Bilingual cure) {
  return {Source{field.name, 0, 0}, {field.title + "：" + what.zh, field.title + ": " + what.en}, std::move(cure)};
}

std::size_t characters_in(std::string_view utf8) {
  std::size_t count = 0;
  for (char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

namespace {

bool is_empty(const Value& value) {
  return value.is_null() || (value.is(rules::Kind::text) && value.text().empty()) || (value.is(rules::Kind::list) && value.items().empty());
}

OneInput read_rows(const Package& package, const Field& field, const Value& given) {
  if (!given.is(rules::Kind::list)) return problem_at(field, {"应为若干行", "must be a list of rows"}, {"请逐行填写", "Fill in row by row"});
  if (field.max && given.items().size() > static_cast<std::size_t>(*field.max))
    return problem_at(field, {"行数过多", "too many rows"},
                      {"最多" + std::to_string(*field.max) + "行", "At most " + std::to_string(*field.max) + " rows"});
  rules::Items rows;
  for (const Value& row : given.items()) {
    Value typed = Value::context({});
    for (const Field& column : field.columns) {
      const Value* cell = row.get(column.name);
      if (!cell || is_empty(*cell)) {
        if (column.required)
          return problem_at(column, {"未填写", "is missing"},
                            {"请填写第" + std::to_string(rows.size() + 1) + "行", "Fill in row " + std::to_string(rows.size() + 1)});
        continue;
      }
      OneInput one = read_field(package, column, *cell);
      if (auto* problem = std::get_if<Problem>(&one)) return *problem;
      typed = typed.with(column.name, std::get<Value>(one));
    }
    rows.push_back(std::move(typed));
  }
  return Value::list(std::move(rows));
}

void check_agreement(const Form& form, const Field& field, const Value& values, Problems& problems) {
  const Value* id = values.get(field.name);
  if (!field.agrees || !id || !id->is(rules::Kind::text)) return;
  auto number = read_id_number(id->text());
  if (!number) return;
  const Value* born = values.get(field.agrees->birth);
  if (born && born->is(rules::Kind::date) && born->date() != number->born)
    problems.push_back(
        problem_at(*find_field(form.fields, field.agrees->birth),
                   {"与身份证号不一致（证件为" + to_text(number->born) + "）", "differs from the ID number (" + to_text(number->born) + ")"},
                   {"请核对出生日期和身份证号", "Check birth date and ID number"}));
  const Value* sex = values.get(field.agrees->sex);
  const std::string& expected = number->male ? field.agrees->male : field.agrees->female;
  if (sex && sex->is(rules::Kind::text) && sex->text() != expected)
    problems.push_back(problem_at(*find_field(form.fields, field.agrees->sex), {"与身份证号不一致", "differs from the ID number"},
                                  {"请核对性别和身份证号", "Check sex and ID number"}));
}

bool is_filled_by_people(const Field& field) { return field.type != FieldType::opinion && !field.computed; }

/// What was given but is wrong has its problem already; it is not missing besides.
void check_required(const Form& form, const Value& values, const InputRule& rule, Problems& problems) {
  for (const Field& field : form.fields) {
    if (!field.required || !rule.writable.contains(field.name) || !is_filled_by_people(field)) continue;
    if (std::ranges::any_of(problems, [&](const Problem& one) { return one.where.file == field.name; })) continue;
    const Value* value = values.get(field.name);
    if (!value) value = rule.already.get(field.name);
    if (!value || is_empty(*value)) problems.push_back(problem_at(field, {"未填写", "is missing"}, {"请填写", "Fill it in"}));
  }
}

}  // namespace

OneInput read_field(const Package& package, const Field& field, const Value& given) {
  switch (field.type) {
    case FieldType::choice:
    case FieldType::choices: return read_choice(package, field, given);
    case FieldType::photo:
    case FieldType::attachment:
    case FieldType::signature: return read_attachment(field, given);
    case FieldType::rows: return read_rows(package, field, given);
    case FieldType::opinion:
      return problem_at(field, {"由系统根据审批意见填写", "is written from the decision"}, {"请在意见框中填写", "Use the opinion box"});
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money:
    case FieldType::boolean:
    case FieldType::date:
    case FieldType::instant:
    case FieldType::month:
    case FieldType::period:
    case FieldType::id_number:
    case FieldType::phone:
    case FieldType::email:
    case FieldType::postcode:
    case FieldType::person:
    case FieldType::unit:
    case FieldType::record:
    case FieldType::pledge: return read_scalar(field, given);
  }
  return Value();
}

std::variant<Value, Problems> read_input(const Package& package, const Form& form, const Value& given, const InputRule& rule) {
  Problems problems;
  Value values = Value::context({});
  const rules::Entries none;
  for (const auto& [name, raw] : given.is(rules::Kind::context) ? given.entries() : none) {
    const Field* field = find_field(form.fields, name);
    if (!field) continue;  // another form of the same task may know it; the caller checks for names that none knows
    if (!rule.writable.contains(name) || !is_filled_by_people(*field)) {
      problems.push_back(problem_at(*field, {"此环节不能填写", "may not be written at this step"}, {"请去掉该项", "Leave it out"}));
      continue;
    }
    if (is_empty(raw)) {
      values = values.with(name, Value());
      continue;
    }
    OneInput one = read_field(package, *field, raw);
    if (auto* problem = std::get_if<Problem>(&one)) problems.push_back(std::move(*problem));
    else values = values.with(name, std::get<Value>(std::move(one)));
  }
  for (const Field& field : form.fields) check_agreement(form, field, values, problems);
  if (rule.complete) check_required(form, values, rule, problems);
  if (!problems.empty()) return problems;
  return values;
}

}  // namespace qianpi
