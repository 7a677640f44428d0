// Deadlines, leads and the ends of standings. Days count from the day after the anchor; a day ends at 24:00.
#include "engine/calendar/calendar.h"

namespace qianpi::calendar {
namespace {

constexpr std::int64_t us_per_minute = 60'000'000;

bool is_exact(Unit unit) { return unit == Unit::minutes || unit == Unit::hours; }

Instant plus_exactly(Instant from, Span span, int sign) {
  const std::int64_t minutes = span.unit == Unit::hours ? 60LL * span.count : span.count;
  return {from.us + sign * minutes * us_per_minute};
}

Deadline exact(Instant at) { return {at, date_at(at), {}, false}; }

/// The date that many units later (earlier: negative count), for units that need no office's calendar.
Date plus_plainly(Date from, std::int64_t count, Unit unit) {
  switch (unit) {
    case Unit::days: return plus_days(from, count);
    case Unit::weeks: return plus_days(from, 7 * count);
    case Unit::months: return plus_months(from, count);
    case Unit::years: return plus_months(from, 12 * count);
    case Unit::minutes:
    case Unit::hours:
    case Unit::working_days: break;
  }
  throw std::logic_error("a span of " + to_text(Span{static_cast<int>(count), unit}) + " gives no date by itself");
}

Deadline end_of(Date last_day) { return {start_of(plus_days(last_day, 1)), last_day, {}, false}; }

Deadline after_working_days(const Calendar& calendar, Date from, int count) {
  Deadline deadline;
  Date day = from;
  while (count > 0) {
    day = plus_days(day, 1);
    if (calendar.is_working_day(day)) --count;
    else deadline.skipped.push_back({day, calendar.why(day)});
  }
  const Deadline end = end_of(day);
  deadline.at = end.at;
  deadline.last_day = end.last_day;
  return deadline;
}

Deadline rolled(const Calendar& calendar, Deadline deadline) {
  Date day = deadline.last_day;
  while (!calendar.is_working_day(day)) {
    deadline.skipped.push_back({day, calendar.why(day)});
    day = plus_days(day, 1);
  }
  if (day == deadline.last_day) return deadline;
  const Deadline end = end_of(day);
  return {end.at, end.last_day, std::move(deadline.skipped), true};
}

Deadline counted(const Calendar& calendar, Date from, Span span, bool roll) {
  if (span.unit == Unit::working_days) return after_working_days(calendar, from, span.count);
  const Deadline end = end_of(plus_plainly(from, span.count, span.unit));
  return roll ? rolled(calendar, end) : end;
}

Deadline counted_back(const Calendar& calendar, Date from, Span span) {
  Deadline lead;
  Date day = from;
  if (span.unit != Unit::working_days) day = plus_plainly(from, -span.count, span.unit);
  else
    for (int left = span.count; left > 0;) {
      day = plus_days(day, -1);
      if (calendar.is_working_day(day)) --left;
      else lead.skipped.insert(lead.skipped.begin(), {day, calendar.why(day)});
    }
  lead.at = start_of(day);
  lead.last_day = day;
  return lead;
}

/// The day that an instant belongs to as a deadline: 00:00 is the end of the day before.
Date day_ending_at(Instant at) { return date_at({at.us - 1}); }

}  // namespace

bool operator==(const SkippedDay& left, const SkippedDay& right) { return left.date == right.date && left.why == right.why; }

Deadline deadline(const Calendar& calendar, Instant from, Span span, bool roll) {
  if (is_exact(span.unit)) return exact(plus_exactly(from, span, 1));
  return counted(calendar, date_at(from), span, roll);
}

Deadline lead(const Calendar& calendar, Instant from, Span span) {
  if (is_exact(span.unit)) return exact(plus_exactly(from, span, -1));
  return counted_back(calendar, date_at(from), span);
}

Deadline moment(const Calendar& calendar, const Phrase& phrase, Instant anchor, std::optional<Span> of_parameter, bool roll) {
  const std::optional<Span> span = phrase.span ? phrase.span : of_parameter;
  if (!span) return exact(anchor);
  if (is_exact(span->unit)) return exact(plus_exactly(anchor, *span, phrase.backwards ? -1 : 1));
  const Date day = phrase.anchor == "due" ? day_ending_at(anchor) : date_at(anchor);
  return phrase.backwards ? counted_back(calendar, day, *span) : counted(calendar, day, *span, roll);
}

Date span_end(Date from, Span span) { return plus_plainly(from, span.count, span.unit); }

}  // namespace qianpi::calendar
