#include <algorithm>
#include <cctype>

#include "engine/id_number.h"
#include "engine/input.h"

namespace qianpi {

using rules::Value;

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; }

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (char c : text)
    if (!std::isspace(static_cast<unsigned char>(c))) kept += c;
  return kept;
}

/// PCRE2 through the expression language, so that a pattern means the same in forms and in rules.
bool matches_whole(const std::string& text, const std::string& pattern) {
  static const auto code = rules::Expression::compile("matches(text, pattern)");
  const rules::ContextScope scope(Value::context({{"text", text}, {"pattern", "^(?:" + pattern + ")$"}}));
  return rules::evaluate(std::get<rules::Expression>(code), scope).value.is_true();
}

OneInput read_text(const Field& field, const std::string& text, std::size_t most, bool lines) {
  const std::size_t limit = field.max ? static_cast<std::size_t>(*field.max) : most;
  if (characters_in(text) > limit)
    return problem_at(field, {"超过" + std::to_string(limit) + "字", "is longer than " + std::to_string(limit) + " characters"},
                      {"请缩短", "Shorten it"});
  if (std::ranges::any_of(text, is_control) || (!lines && text.find('\n') != std::string::npos))
    return problem_at(field, {"含有不能使用的控制字符或换行", "contains control characters or line breaks"}, {"请重新输入", "Type it again"});
  if (!field.pattern.empty() && !matches_whole(text, field.pattern))
    return problem_at(field, {"格式不符", "does not have the right form"},
                      {field.note.empty() ? "请按要求的格式填写" : field.note, "Expected form: " + field.pattern});
  return Value(text);
}

Bilingual words(IdFault fault) {
  switch (fault) {
    case IdFault::length: return {"应为18位", "must have 18 characters"};
    case IdFault::digits: return {"前17位应为数字", "must begin with 17 digits"};
    case IdFault::birth_date: return {"其中的出生日期不存在", "contains a date that does not exist"};
    case IdFault::check_digit: return {"校验位不正确", "has a wrong check digit"};
  }
  return {};
}

OneInput read_id(const Field& field, const std::string& text) {
  IdFault fault{};
  if (!read_id_number(text, &fault)) return problem_at(field, words(fault), {"请对照身份证核对", "Compare it with the card"});
  std::string upper = text;
  if (upper.back() == 'x') upper.back() = 'X';
  return Value(upper);
}

OneInput read_by_pattern(const Field& field, const std::string& text, const std::string& pattern, Bilingual cure) {
  if (!matches_whole(text, pattern)) return problem_at(field, {"格式不符", "does not have the right form"}, std::move(cure));
  return Value(text);
}

OneInput read_number(const Field& field, const Value& given) {
  std::optional<rules::Number> number;
  if (given.is(rules::Kind::number)) number = given.number();
  if (given.is(rules::Kind::text)) number = rules::Number::read(given.text());
  if (!number) return problem_at(field, {"应为数字", "must be a number"}, {"例如 12 或 12.5", "For example 12 or 12.5"});
  if (field.type == FieldType::integer && !number->integral())
    return problem_at(field, {"应为整数", "must be a whole number"}, {"例如 12", "For example 12"});
  if (field.type == FieldType::money) return Value(number->rounded(2, rules::Rounding::half_up));
  return Value(*number);
}

std::optional<Date> date_given(const Value& given) {
  if (given.is(rules::Kind::date)) return given.date();
  return given.is(rules::Kind::text) ? read_date(given.text()) : std::nullopt;
}

OneInput read_day(const Field& field, const Value& given) {
  if (auto day = date_given(given)) return Value(*day);
  return problem_at(field, {"不是有效的日期", "is not a date"}, {"例如 2026-03-10", "For example 2026-03-10"});
}

OneInput read_moment(const Field& field, const Value& given) {
  if (given.is(rules::Kind::date_time)) return given;
  if (given.is(rules::Kind::text))
    if (auto instant = read_instant(given.text())) return Value::at(*instant);
  return problem_at(field, {"不是有效的时间", "is not a time"}, {"例如 2026-03-10 09:00", "For example 2026-03-10 09:00"});
}

OneInput read_period(const Field& field, const Value& given) {
  const Value *from = given.get("from"), *to = given.get("to");
  auto first = from ? date_given(*from) : std::nullopt;
  auto last = to ? date_given(*to) : std::nullopt;
  if (!first || !last || *last < *first)
    return problem_at(field, {"起止日期不完整或先后颠倒", "needs a first and a last day in order"}, {"请填写起止日期", "Give both days"});
  return Value::context({{"from", *first}, {"to", *last}});
}

OneInput read_pledge(const Field& field, const std::string& text) {
  const std::string expected = without_spaces(field.text), copied = without_spaces(text);
  if (copied == expected) return Value(text);
  const auto differs = std::ranges::mismatch(copied, expected).in1 - copied.begin();
  const auto place = characters_in(std::string_view(copied).substr(0, static_cast<std::size_t>(differs))) + 1;
  return problem_at(field,
                    {"与承诺文本不一致（从第" + std::to_string(place) + "字起）", "differs from the text from character " + std::to_string(place)},
                    {"请逐字抄写", "Copy it word for word"});
}

}  // namespace

OneInput read_scalar(const Field& field, const Value& given) {
  if (field.type == FieldType::boolean)
    return given.is(rules::Kind::boolean) ? OneInput(given) : problem_at(field, {"应为是或否", "must be yes or no"}, {"请勾选", "Tick it"});
  if (field.type == FieldType::integer || field.type == FieldType::number || field.type == FieldType::money) return read_number(field, given);
  if (field.type == FieldType::date) return read_day(field, given);
  if (field.type == FieldType::instant) return read_moment(field, given);
  if (field.type == FieldType::period) return read_period(field, given);
  if (!given.is(rules::Kind::text)) return problem_at(field, {"应为文字", "must be text"}, {"请填写文字", "Type text"});
  const std::string& text = given.text();
  if (field.type == FieldType::id_number) return read_id(field, text);
  if (field.type == FieldType::pledge) return read_pledge(field, text);
  if (field.type == FieldType::phone)
    return read_by_pattern(field, text, "\\+?[0-9][0-9 -]{5,18}[0-9]",
                           {"例如 13800000000 或 0353-2000000", "For example 13800000000 or 0353-2000000"});
  if (field.type == FieldType::email)
    return read_by_pattern(field, text, "[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s.]{2,}", {"例如 name@example.cn", "For example name@example.cn"});
  if (field.type == FieldType::postcode) return read_by_pattern(field, text, "[0-9]{6}", {"应为6位数字", "Six digits"});
  if (field.type == FieldType::month) return read_by_pattern(field, text, "[0-9]{4}-(0[1-9]|1[0-2])", {"例如 2026-03", "For example 2026-03"});
  return read_text(field, text, field.type == FieldType::long_text ? 10000 : 200, field.type == FieldType::long_text);
}

}  // namespace qianpi
