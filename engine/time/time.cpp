#include "engine/time/time.h"

#include <date/tz.h>

#include <array>
#include <charconv>
#include <cstdio>

namespace qianpi {
namespace {

constexpr std::int64_t us_per_second = 1'000'000;
constexpr std::int64_t us_per_day = 86'400 * us_per_second;

struct FloorDivision {
  std::int64_t quotient, remainder;
};
FloorDivision floor_divide(std::int64_t value, std::int64_t by) {
  std::int64_t quotient = value / by, remainder = value % by;
  if (remainder < 0) {
    --quotient;
    remainder += by;
  }
  return {quotient, remainder};
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

const date::time_zone& office() {
  static const date::time_zone* zone = date::locate_zone(std::string(office_zone));
  return *zone;
}

std::int64_t offset_at(Instant instant) {
  const date::sys_seconds when{std::chrono::seconds{floor_divide(instant.us, us_per_second).quotient}};
  return office().get_info(when).offset.count();
}

std::int64_t local_us(Instant instant) { return instant.us + offset_at(instant) * us_per_second; }

/// Of an hour that the clock showed twice the first; of one that it skipped the instant of the jump's offset before.
Instant instant_of_local(std::int64_t local_seconds) {
  const auto found = office().get_info(date::local_seconds{std::chrono::seconds{local_seconds}});
  return {(local_seconds - found.first.offset.count()) * us_per_second};
}

std::string formatted(const char* pattern, std::array<int, 6> v) {
  std::array<char, 96> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, v[0], v[1], v[2], v[3], v[4], v[5]);
  return buffer.data();
}

/// Takes exactly `digits` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc{} || end != text.data() + digits || text.front() == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_fraction_us(std::string_view& text) {
  if (!take(text, '.')) return 0;
  std::int64_t us = 0, unit = 100'000;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits, unit /= 10) us += (text[digits] - '0') * unit;
  if (digits == 0 || digits > 9) return std::nullopt;
  text.remove_prefix(digits);
  return us;
}

/// Seconds of an offset; nothing when the text isn't one.
std::optional<std::int64_t> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 3600 + *minutes * 60);
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || !is_date(*year, *month, *day)) return std::nullopt;
  return Date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

/// Seconds since midnight; the seconds may be missing.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute) return std::nullopt;
  std::optional<int> second = 0;
  if (take(text, ':')) second = take_digits(text, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

}  // namespace

bool is_date(int year, int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month); }

// Days and dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"; in 64 bits, since FEEL's years
// reach 999,999,999 and the library's only 32,767.
std::int64_t day_number(Date date) {
  const std::int64_t year = static_cast<std::int64_t>(date.year) - (date.month <= 2 ? 1 : 0);
  const auto [era, year_of_era] = floor_divide(year, 400);
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date date_of_day_number(std::int64_t days) {
  const auto [era, day_of_era] = floor_divide(days + 719'468, 146'097);
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return {static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Date plus_days(Date date, std::int64_t days) { return date_of_day_number(day_number(date) + days); }

Date plus_months(Date date, std::int64_t months) {
  const auto [year, month0] = floor_divide(static_cast<std::int64_t>(date.year) * 12 + date.month - 1 + months, 12);
  const int month = static_cast<int>(month0) + 1;
  const int last = days_in(static_cast<int>(year), month);
  return {static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(date.day < last ? date.day : last)};
}

int weekday(Date date) { return static_cast<int>(floor_divide(day_number(date) + 3, 7).remainder) + 1; }

Date date_at(Instant instant) { return date_of_day_number(floor_divide(local_us(instant), us_per_day).quotient); }

TimeOfDay time_at(Instant instant) {
  const auto seconds = static_cast<int>(floor_divide(local_us(instant), us_per_day).remainder / us_per_second);
  return {seconds / 3600, seconds / 60 % 60, seconds % 60};
}

Instant start_of(Date date) { return instant_of(date, {}); }

Instant instant_of(Date date, TimeOfDay time) {
  return instant_of_local(day_number(date) * 86'400 + time.hour * 3600 + time.minute * 60 + time.second);
}

std::string to_text(Date date) { return formatted("%04d-%02d-%02d", {date.year, date.month, date.day}); }

std::string to_text(Instant instant) {
  const TimeOfDay time = time_at(instant);
  std::string text = to_text(date_at(instant)) + formatted("T%02d:%02d:%02d", {time.hour, time.minute, time.second});
  const auto us = static_cast<int>(floor_divide(instant.us, us_per_second).remainder);
  if (us != 0) text += formatted(".%06d", {us});
  const auto offset = static_cast<int>(offset_at(instant));
  const int minutes = (offset < 0 ? -offset : offset) / 60;
  return text + (offset < 0 ? "-" : "+") + formatted("%02d:%02d", {minutes / 60, minutes % 60});
}

std::string to_minute(Instant instant) {
  const TimeOfDay time = time_at(instant);
  return to_text(date_at(instant)) + formatted(" %02d:%02d", {time.hour, time.minute});
}

std::optional<Date> read_date(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Instant> read_instant(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !(take(text, 'T') || take(text, ' '))) return std::nullopt;
  const auto seconds = take_time(text);
  if (!seconds) return std::nullopt;
  const auto fraction = take_fraction_us(text);
  if (!fraction) return std::nullopt;
  const std::int64_t local = day_number(*date) * 86'400 + *seconds;
  if (text.empty()) return Instant{instant_of_local(local).us + *fraction};
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Instant{(local - *offset) * us_per_second + *fraction};
}

}  // namespace qianpi
