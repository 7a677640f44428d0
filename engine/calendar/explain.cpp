// How a deadline came about, in a sentence: what was counted, which days did not count, and where it ended.
#include <string>
#include <vector>

#include "engine/calendar/calendar.h"

namespace qianpi::calendar {
namespace {

/// Days in a row that were skipped for the same reason.
struct Stretch {
  Date first, last;
  std::string why;
};

std::vector<Stretch> stretches_of(const std::vector<SkippedDay>& skipped) {
  std::vector<Stretch> stretches;
  for (const SkippedDay& day : skipped) {
    if (!stretches.empty() && stretches.back().why == day.why && plus_days(stretches.back().last, 1) == day.date) stretches.back().last = day.date;
    else stretches.push_back({day.date, day.date, day.why});
  }
  return stretches;
}

std::string chinese(const Stretch& stretch) {
  const Date first = stretch.first, last = stretch.last;
  std::string text = std::to_string(first.month) + "月" + std::to_string(first.day) + "日";
  if (first != last) {
    text += "至";
    if (first.month != last.month) text += std::to_string(last.month) + "月";
    text += std::to_string(last.day) + "日";
  }
  return text + stretch.why;
}

std::string english(const Stretch& stretch) {
  std::string text = to_text(stretch.first);
  if (stretch.first != stretch.last) text += " to " + to_text(stretch.last);
  return text + " (" + stretch.why + ")";
}

template <class Worded>
std::string joined(const std::vector<SkippedDay>& skipped, std::string_view comma, Worded worded) {
  std::string text;
  for (const Stretch& stretch : stretches_of(skipped)) {
    if (!text.empty()) text += comma;
    text += worded(stretch);
  }
  return text;
}

std::string explain_in_chinese(const Deadline& deadline, Instant from, Span span) {
  std::string text = "自" + to_text(date_at(from)) + "次日起算" + to_chinese(span);
  if (!deadline.skipped.empty())
    text += (deadline.rolled ? "；逢" : "；") + joined(deadline.skipped, "、", chinese) + (deadline.rolled ? "顺延" : "不计");
  return text + "；至" + to_text(deadline.last_day) + " 24:00";
}

std::string explain_in_english(const Deadline& deadline, Instant from, Span span) {
  std::string text = to_text(span) + " counted from the day after " + to_text(date_at(from));
  if (!deadline.skipped.empty()) text += (deadline.rolled ? "; moved over " : "; not counting ") + joined(deadline.skipped, ", ", english);
  return text + "; until " + to_text(deadline.last_day) + " 24:00";
}

}  // namespace

std::string explain(const Deadline& deadline, Instant from, Span span, std::string_view language) {
  if (span.unit == Unit::minutes || span.unit == Unit::hours)
    return language == "zh" ? "自" + to_minute(from) + "起" + to_chinese(span) + "；至" + to_minute(deadline.at)
                            : to_text(span) + " from " + to_minute(from) + "; until " + to_minute(deadline.at);
  return language == "zh" ? explain_in_chinese(deadline, from, span) : explain_in_english(deadline, from, span);
}

}  // namespace qianpi::calendar
