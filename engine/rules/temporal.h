// Dates, times and durations of FEEL: reading, writing, zones and the differences between them.
// Used inside the room by values, JSON and the builtins. It refuses to guess: what isn't ISO 8601 as FEEL narrows it
// reads as nothing.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "engine/rules/value.h"

namespace qianpi::rules {

constexpr std::int64_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t nanos_per_day = 86'400 * nanos_per_second;
constexpr std::int32_t largest_year = 999'999'999;

std::optional<Date> read_feel_date(std::string_view);  ///< also years beyond 9999 and before 0: -2017-12-31
std::optional<Time> read_feel_time(std::string_view);
std::optional<DateTime> read_feel_date_time(std::string_view);
/// days-and-time or years-and-months duration, else null.
Value read_feel_duration(std::string_view);

std::string feel_text(const Date&);
std::string feel_text(const Time&);
std::string feel_text(const DateTime&);
std::string feel_text(const DaysDuration&);
std::string feel_text(const MonthsDuration&);

/// Is this a region of the IANA database?
bool is_region(const std::string& name);
/// The offset of a zone at a local moment; nothing for "no zone".
std::optional<std::int32_t> offset_of(const Zone&, const Date&, std::int64_t nanos_of_day);

/// Seconds since 1970-01-01T00:00:00Z; without zone the local reading is taken as UTC, so that locals compare with
/// locals.
std::int64_t epoch_seconds(const DateTime&);
Time shifted(const Time&, const DaysDuration&);  ///< wraps at midnight; the zone stays
/// Nothing when the year leaves ±999,999,999. A region's clock change counts: one hour later is one hour later.
std::optional<DateTime> shifted(const DateTime&, const DaysDuration&);
std::optional<DateTime> shifted(const DateTime&, const MonthsDuration&);
std::optional<Date> shifted(const Date&, const MonthsDuration&);
DaysDuration difference(const DateTime& from, const DateTime& to);
MonthsDuration months_between(const DateTime& from, const DateTime& to);

/// Seconds as a decimal, exact; and back (nothing beyond 10^17 seconds, so that sums of two never overflow).
Number seconds_of(const DaysDuration&);
std::optional<DaysDuration> duration_of_seconds(const Number&);

Value moment_of(Instant);
Instant instant_of_moment(const DateTime&);

}  // namespace qianpi::rules
