#include "adapters/paper/words.h"

#include <algorithm>

#include "adapters/paper/capitals.h"
#include "engine/rules/expression.h"
#include "engine/rules/value_text.h"

namespace qianpi::paper {
namespace {

using rules::Kind;
using rules::Value;

constexpr std::string_view gap_to_write_in = "＿＿＿＿＿＿";

bool is_path(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; });
}

std::string two_digits(int number) {
  std::string digits;
  if (number < 10) digits += '0';
  return digits += std::to_string(number);
}

std::string print_instant(Instant instant, std::string_view how) {
  if (how == "last_day") return print_date(date_at(Instant{instant.us - 1}), "date");
  if (how != "time" && !how.empty()) return print_date(date_at(instant), how);
  const TimeOfDay time = time_at(instant);
  return print_date(date_at(instant), "date") + std::to_string(time.hour) + ":" + two_digits(time.minute);
}

std::string print_money(const rules::Number& number) {
  const std::string digits = number.fixed(2);
  const std::size_t point = digits.size() - 3, first = number.negative() ? 1 : 0;
  std::string grouped;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > first && at < point && (point - at) % 3 == 0) grouped += ',';
    grouped += digits[at];
  }
  return grouped += " 元";
}

// A path's last part as a field of the package's forms: the same name in two forms is one value.
const Field* field_in_forms(const Package& package, std::string_view name) {
  for (const auto& [id, form] : package.forms)
    if (const Field* found = find_field(form.fields, name)) return found;
  return nullptr;
}

std::string month_text(const std::string& text) {
  if (text.size() != 7 || text[4] != '-') return text;
  return text.substr(0, 4) + "年" + std::to_string(std::stoi(text.substr(5))) + "月";
}

}  // namespace

std::string print_date(Date date, std::string_view how) {
  const std::string year = std::to_string(date.year), month = std::to_string(date.month), day = std::to_string(date.day);
  if (how == "last_day") return print_date(plus_days(date, -1), "date");
  if (how == "dots") return year + "." + two_digits(date.month) + "." + two_digits(date.day);
  if (how == "month") return year + "年" + month + "月";
  return year + "年" + month + "月" + day + "日";
}

Words::Words(const Package& package, const Form& form, Value values, const TitleOf& title_of)
    : package_(package), form_(form), values_(std::move(values)), title_of_(title_of) {}

Words Words::within(const Value& row, const std::vector<Field>& columns) const {
  Words inner = *this;
  if (row.is(Kind::context))
    for (const auto& [name, value] : row.entries()) inner.values_ = inner.values_.with(name, value);
  inner.values_ = inner.values_.with("item", row);
  inner.columns_ = &columns;
  return inner;
}

Value Words::value(std::string_view path) const {
  const Value* found = values_.at_path(path);
  return found ? *found : Value();
}

const Field* Words::field(std::string_view path) const {
  const auto dot = path.find('.');
  if (dot != std::string_view::npos) {
    const auto subject = package_.registers.find(std::string(path.substr(0, dot)));
    return subject == package_.registers.end() ? nullptr : find_field(subject->second.fields, path.substr(dot + 1));
  }
  if (columns_)
    if (const Field* column = find_field(*columns_, path)) return column;
  if (const Field* own = find_field(form_.fields, path)) return own;
  return field_in_forms(package_, path);
}

std::string Words::printed(std::string_view path, std::string_view how) const { return print(value(path), field(path), how); }

std::string Words::print_choice(const std::string& code, const Field& field) const {
  for (const Option& option : field.options)
    if (option.value == code) return option.title;
  const auto list = package_.lists.find(field.list);
  const CodeEntry* entry = list == package_.lists.end() ? nullptr : find_entry(list->second, code);
  return entry ? entry->title : code;
}

std::string Words::print(const Value& value, const Field* field, std::string_view how) const {
  if (value.is_null()) return {};
  if (value.is(Kind::list)) return print_list(value, field, how);
  if (value.is(Kind::context)) return print_context(value, how);
  if (value.is(Kind::date)) return print_date(value.date(), how);
  if (value.is(Kind::date_time)) {
    const auto instant = value.instant();
    return instant ? print_instant(*instant, how) : rules::to_text(value);
  }
  if (value.is(Kind::boolean)) return value.boolean() ? "是" : "否";
  if (value.is(Kind::number) && how == "capitals") return in_capitals(value.number().fixed(2));
  if (value.is(Kind::number)) return field && field->type == FieldType::money ? print_money(value.number()) : value.number().text();
  const std::string text = rules::to_text(value);
  return field && how != "code" ? print_typed(text, *field) : text;
}

std::string Words::print_list(const Value& list, const Field* field, std::string_view how) const {
  std::string joined;
  for (const Value& item : list.items()) {
    if (!joined.empty()) joined += "、";
    joined += print(item, field, how);
  }
  return joined;
}

// A period, an opinion, or an attachment.
std::string Words::print_context(const Value& value, std::string_view how) const {
  const Value *from = value.get("from"), *to = value.get("to");
  if (from && to) return print(*from, nullptr, how) + "至" + print(*to, nullptr, how);
  for (const char* key : {"text", "name"})
    if (const Value* words = value.get(key)) return print(*words, nullptr, how);
  return {};
}

std::string Words::print_typed(const std::string& text, const Field& field) const {
  if (!field.options.empty() || !field.list.empty()) return print_choice(text, field);
  if (field.type == FieldType::month) return month_text(text);
  const bool is_id = field.type == FieldType::person || field.type == FieldType::unit || field.type == FieldType::record;
  return is_id && title_of_ ? title_of_(field.type, text) : text;
}

std::string Words::in_braces(std::string_view inside) const {
  const auto colon = inside.rfind(':');
  if (is_path(inside)) return printed(inside);
  if (colon != std::string_view::npos && is_path(inside.substr(0, colon)) && is_path(inside.substr(colon + 1)))
    return printed(inside.substr(0, colon), inside.substr(colon + 1));
  const auto compiled = rules::Expression::compile(inside);
  const auto* expression = std::get_if<rules::Expression>(&compiled);
  if (!expression)
    throw PageFault("form " + form_.id + ": {" + std::string(inside) +
                    "}: " + rules::describe(std::get<std::vector<rules::Problem>>(compiled).front(), "en"));
  return print(rules::evaluate(*expression, rules::ContextScope(values_)).value, nullptr, {});
}

std::string Words::text(std::string_view pattern) const { return filled(pattern, {}); }

std::string Words::sentence(std::string_view pattern) const { return filled(pattern, gap_); }

Words Words::with_gaps() const {
  Words made = *this;
  made.gap_ = gap_to_write_in;
  return made;
}

std::string Words::filled(std::string_view pattern, std::string_view gap) const {
  std::string made;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      made += pattern[at++];
      continue;
    }
    if (pattern.substr(at, 2) == "{{") {
      made += '{';
      at += 2;
      continue;
    }
    const auto end = pattern.find('}', at);
    if (end == std::string_view::npos) throw PageFault("form " + form_.id + ": a brace is not closed in: " + std::string(pattern));
    const std::string_view inside = pattern.substr(at + 1, end - at - 1);
    const std::string value = in_braces(inside);
    const bool is_named = is_path(inside.substr(0, inside.find(':')));
    made += value.empty() && is_named ? gap : value;
    at = end + 1;
  }
  return made;
}

rules::Value with_dates(const Value& plain) {
  if (plain.is(Kind::text)) {
    if (const auto day = read_date(plain.text())) return *day;
    if (plain.text().find('T') != std::string::npos)
      if (const auto instant = read_instant(plain.text())) return Value::at(*instant);
    return plain;
  }
  if (plain.is(Kind::list)) {
    rules::Items items;
    for (const Value& item : plain.items()) items.push_back(with_dates(item));
    return Value::list(std::move(items));
  }
  if (!plain.is(Kind::context)) return plain;
  rules::Entries entries;
  for (const auto& [name, value] : plain.entries()) entries.emplace_back(name, with_dates(value));
  return Value::context(std::move(entries));
}

bool Words::holds(const std::string& condition) const {
  const auto compiled = rules::Expression::compile(condition);
  const auto* expression = std::get_if<rules::Expression>(&compiled);
  if (!expression) throw PageFault("form " + form_.id + ": where: " + condition + " is no expression");
  return rules::evaluate(*expression, rules::ContextScope(values_)).value.is_true();
}

}  // namespace qianpi::paper
