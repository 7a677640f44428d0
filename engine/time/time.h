// Instants and civil dates: the only two ways in which the engine knows time.
// An Instant is what a clock reads; a Date is what a calendar on the wall shows in the office's zone.
// Nothing here reads a clock: the present always comes in from outside, as situation.now.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianpi {

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t us = 0;
  auto operator<=>(const Instant&) const = default;
};

/// A civil date, proleptic Gregorian. Always valid when it came from this header's functions.
struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1, day = 1;
  auto operator<=>(const Date&) const = default;
};

struct TimeOfDay {
  int hour = 0, minute = 0, second = 0;
  auto operator<=>(const TimeOfDay&) const = default;
};

bool is_date(int year, int month, int day);
/// Days since 1970-01-01 (negative before).
std::int64_t day_number(Date);
Date date_of_day_number(std::int64_t);
Date plus_days(Date, std::int64_t days);
/// The same day `months` later; the last day of the month where that day does not exist (31 Jan + 1 month = 28 Feb).
Date plus_months(Date, std::int64_t months);
/// ISO weekday, 1 Monday … 7 Sunday.
int weekday(Date);

/// The offices' zone. All five regimes live in one zone (regimes.md, `clock`); it is named here once.
inline constexpr std::string_view office_zone = "Asia/Shanghai";
Date date_at(Instant);
TimeOfDay time_at(Instant);
/// 00:00 (or the given time) of that date in the office's zone.
Instant start_of(Date);
Instant instant_of(Date, TimeOfDay);

std::string to_text(Date);                              ///< 2026-03-10
std::string to_text(Instant);                           ///< 2026-03-10T09:00:00.000000+08:00, microseconds only when not zero
std::string to_minute(Instant);                         ///< 2026-03-10 09:00
std::optional<Date> read_date(std::string_view);        ///< 2026-03-10
std::optional<Instant> read_instant(std::string_view);  ///< ISO 8601 with offset or Z; without: the office's zone; a space may stand for T

}  // namespace qianpi
