#include "adapters/scenario/filler.h"

#include <array>
#include <cstdio>

#include "engine/id_number.h"

namespace qianpi::scenario {

using rules::Value;

namespace {

constexpr int usual_age = 40;
constexpr std::string_view usual_number = "20";
constexpr std::string_view some_region = "110101";
constexpr int numbers_a_day = 500;

std::string middle_of(const std::vector<Option>& options) { return options[options.size() <= 2 ? 0 : options.size() / 2].value; }

std::string first_leaf(const CodeList& list) {
  const std::vector<CodeEntry>* level = &list.entries;
  while (!level->empty() && !level->front().entries.empty()) level = &level->front().entries;
  return level->empty() ? std::string() : level->front().code;
}

std::string choice_for(const Package& package, const Field& field) {
  if (!field.options.empty()) return middle_of(field.options);
  auto list = package.lists.find(field.list);
  return list == package.lists.end() ? std::string() : first_leaf(list->second);
}

std::optional<Date> day_in(const Value* value) {
  if (!value) return std::nullopt;
  if (value->is(rules::Kind::date)) return value->date();
  return value->is(rules::Kind::text) ? read_date(value->text()) : std::nullopt;
}

}  // namespace

std::string id_number_for(Date born, bool male, int count) {
  std::array<char, 32> text{};
  const int order = 2 * (count % numbers_a_day) + (male ? 1 : 0);
  std::snprintf(text.data(), text.size(), "%04d%02d%02d%03d", born.year, born.month, born.day, order);
  const std::string number = std::string(some_region) + text.data();
  for (char last : std::string_view("0123456789X"))
    if (read_id_number(number + last)) return number + last;
  return number;
}

Value stored_file(const Field& field, const std::string& name) {
  const bool photo = field.type == FieldType::photo;
  return Value::context({{"id", std::string(32, '0')},
                         {"name", name.empty() ? field.title + (photo ? ".jpg" : ".pdf") : name},
                         {"size", 1024},
                         {"type", photo ? "image/jpeg" : "application/pdf"},
                         {"sha256", std::string(64, '0')}});
}

Value Filler::value_for(const Field& field) const {
  const std::string today = to_text(date_at(now_));
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text: return field.pattern.empty() ? Value(field.title) : Value();
    case FieldType::person:
    case FieldType::unit:
    case FieldType::record: return field.title;
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money: return usual_number;
    case FieldType::boolean: return true;
    case FieldType::date: return today;
    case FieldType::instant: return to_text(now_);
    case FieldType::month: return today.substr(0, 7);
    case FieldType::period: return Value::context({{"from", today}, {"to", today}});
    case FieldType::choice: return choice_for(package_, field);
    case FieldType::choices: return Value::list({choice_for(package_, field)});
    case FieldType::id_number: return id_number_for(plus_months(date_at(now_), -12 * usual_age), true, 0);
    case FieldType::phone: return "13800000000";
    case FieldType::email: return "name@example.cn";
    case FieldType::postcode: return "100000";
    case FieldType::photo: return stored_file(field, {});
    case FieldType::attachment: return Value::list({stored_file(field, {})});
    case FieldType::signature: return field.title;
    case FieldType::pledge: return field.text;
    case FieldType::opinion: return {};
    case FieldType::rows: {
      Value row = Value::context({});
      for (const Field& column : field.columns)
        if (column.required) row = row.with(column.name, value_for(column));
      return Value::list({row});
    }
  }
  return {};
}

/// An ID number contains birth date and sex: whichever of the three are given decide the others.
Value Filler::agreeing(const Form& form, const Field& id, Value values, int count) const {
  const Value* given = values.get(id.name);
  const auto number = given && given->is(rules::Kind::text) ? read_id_number(given->text()) : std::nullopt;
  const Value* sex = values.get(id.agrees->sex);
  const Date born = number ? number->born : day_in(values.get(id.agrees->birth)).value_or(plus_months(date_at(now_), -12 * usual_age));
  const bool male = number ? number->male : !sex || !sex->is(rules::Kind::text) || sex->text() == id.agrees->male;
  if (!given) values = values.with(id.name, id_number_for(born, male, count));
  if (find_field(form.fields, id.agrees->birth) && !values.get(id.agrees->birth)) values = values.with(id.agrees->birth, to_text(born));
  if (find_field(form.fields, id.agrees->sex) && !sex) values = values.with(id.agrees->sex, male ? id.agrees->male : id.agrees->female);
  return values;
}

Value Filler::fill(const Form& form, Value given, const std::set<std::string>& names, int count) const {
  for (const Field& field : form.fields)
    if (field.agrees && names.contains(field.name)) given = agreeing(form, field, std::move(given), count);
  for (const Field& field : form.fields) {
    if (!names.contains(field.name) || given.get(field.name) || field.computed) continue;
    if (Value value = value_for(field); !value.is_null()) given = given.with(field.name, std::move(value));
  }
  return given;
}

}  // namespace qianpi::scenario
