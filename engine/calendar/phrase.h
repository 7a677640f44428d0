// Time phrases of definitions: `[anchor] ± n unit`, e.g. "5 working days", "due + 2 working days", "work_end + param.retro_due".
// The definition reader parses them, calendar/deadline.h computes with them. They know no office's calendar.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/problem.h"

namespace qianpi::calendar {

enum class Unit { minutes, hours, days, working_days, weeks, months, years };

/// "5 working days". Always ≥ 0; the sign stands in the phrase.
struct Span {
  int count = 0;
  Unit unit = Unit::days;
  bool operator==(const Span&) const = default;
};

struct Phrase {
  std::string anchor;        ///< "due", a date field's name, or empty: the entry of the state
  bool backwards = false;    ///< "due - 1 working day": a lead, never rolled
  std::optional<Span> span;  ///< absent: the anchor itself (or `parameter`)
  std::string parameter;     ///< "param.promptly" → "promptly": the parameter holds the span
};

std::optional<Span> read_span(std::string_view text);                ///< "3 days", "1 working day", "5 working days"
std::variant<Phrase, Bilingual> read_phrase(std::string_view text);  ///< or what is wrong with it
std::string to_text(const Span&);                                    ///< "5 working days"
std::string to_chinese(const Span&);                                 ///< 5个工作日
std::string to_text(const Phrase&);

}  // namespace qianpi::calendar
