#include "engine/calendar/phrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace qianpi::calendar {
namespace {

struct UnitWords {
  Unit unit;
  std::string_view one, many, chinese;
};
constexpr std::array<UnitWords, 7> unit_words{{{Unit::minutes, "minute", "minutes", "分钟"},
                                               {Unit::hours, "hour", "hours", "小时"},
                                               {Unit::days, "day", "days", "日"},
                                               {Unit::working_days, "working day", "working days", "个工作日"},
                                               {Unit::weeks, "week", "weeks", "周"},
                                               {Unit::months, "month", "months", "个月"},
                                               {Unit::years, "year", "years", "年"}}};

constexpr int longest_span = 10'000;

const UnitWords& words_of(Unit unit) {
  return *std::ranges::find_if(unit_words, [&](const UnitWords& words) { return words.unit == unit; });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// A name or a path: letters, digits, underscores and dots, beginning with a letter.
bool is_path(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.'; };
  return !text.empty() && is_letter(text.front()) && !text.ends_with('.') && std::ranges::all_of(text, fits);
}

constexpr std::string_view parameter_prefix = "param.";

Bilingual not_a_phrase(std::string_view text) {
  const std::string it(text);
  return {"“" + it + "”不是时间说法；请写成如 3 days、5 working days、due - 1 working day、work_end + param.NAME",
          "\"" + it + "\" is no time phrase; write e.g. 3 days, 5 working days, due - 1 working day, work_end + param.NAME"};
}

bool read_amount(std::string_view text, Phrase& phrase) {
  if (text.starts_with(parameter_prefix) && is_path(text)) {
    phrase.parameter = text.substr(parameter_prefix.size());
    return true;
  }
  phrase.span = read_span(text);
  return phrase.span.has_value();
}

}  // namespace

std::optional<Span> read_span(std::string_view text) {
  text = trimmed(text);
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  Span span;
  const auto [end, error] = std::from_chars(text.data(), text.data() + space, span.count);
  if (error != std::errc{} || end != text.data() + space || span.count < 0 || span.count > longest_span) return std::nullopt;
  const auto unit = trimmed(text.substr(space));
  const auto found = std::ranges::find_if(unit_words, [&](const UnitWords& w) { return unit == w.one || unit == w.many; });
  if (found == unit_words.end()) return std::nullopt;
  span.unit = found->unit;
  return span;
}

std::variant<Phrase, Bilingual> read_phrase(std::string_view text) {
  Phrase phrase;
  const auto whole = trimmed(text);
  if (read_amount(whole, phrase)) return phrase;
  const auto sign = whole.find_first_of("+-");
  phrase.anchor = trimmed(whole.substr(0, sign));
  if (!is_path(phrase.anchor) || phrase.anchor.starts_with(parameter_prefix)) return not_a_phrase(text);
  if (sign == std::string_view::npos) return phrase;
  phrase.backwards = whole[sign] == '-';
  if (!read_amount(trimmed(whole.substr(sign + 1)), phrase)) return not_a_phrase(text);
  return phrase;
}

std::string to_text(const Span& span) {
  const UnitWords& words = words_of(span.unit);
  return std::to_string(span.count) + " " + std::string(span.count == 1 ? words.one : words.many);
}

std::string to_chinese(const Span& span) { return std::to_string(span.count) + std::string(words_of(span.unit).chinese); }

std::string to_text(const Phrase& phrase) {
  const std::string amount = phrase.span                ? to_text(*phrase.span)
                             : phrase.parameter.empty() ? std::string()
                                                        : std::string(parameter_prefix) + phrase.parameter;
  if (phrase.anchor.empty() || amount.empty()) return phrase.anchor + amount;
  return phrase.anchor + (phrase.backwards ? " - " : " + ") + amount;
}

}  // namespace qianpi::calendar
