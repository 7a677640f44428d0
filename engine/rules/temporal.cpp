#include "engine/rules/temporal.h"

#include <date/tz.h>

namespace qianpi::rules {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by != 0 && (value < 0) != (by < 0) ? 1 : 0); }

const date::time_zone* zone_named(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;  // the library says "not found" only so; "no such region" is an answer here
  }
}

/// A year within the database's tables with the same leap day and weekdays: the rules of far years repeat those of near
/// ones.
Date within_tables(Date date) {
  if (date.year >= 1800 && date.year <= 2037) return date;
  for (int year = 2010; year <= 2037; ++year)
    if (weekday({year, 1, 1}) == weekday({date.year, 1, 1}) && is_date(year, 2, 29) == is_date(date.year, 2, 29)) return {year, date.month, date.day};
  return date;
}

std::int64_t local_seconds(const DateTime& moment) { return day_number(moment.date) * seconds_per_day + moment.time.nanos / nanos_per_second; }

/// The local reading of an instant in a zone.
std::int64_t local_at(std::int64_t epoch, const Zone& zone) {
  if (zone.offset_seconds) return epoch + *zone.offset_seconds;
  if (!zone.region) return epoch;
  const auto* found = zone_named(*zone.region);
  if (found == nullptr) return epoch;
  const Date day = date_of_day_number(floor_divide(epoch, seconds_per_day));
  const std::int64_t near = day_number(within_tables(day)) * seconds_per_day + (epoch - day_number(day) * seconds_per_day);
  return epoch + found->get_info(date::sys_seconds{std::chrono::seconds{near}}).offset.count();
}

bool is_year(std::int64_t year) { return year >= -largest_year && year <= largest_year; }

DateTime moment_of_local(std::int64_t seconds, std::int64_t nanos, const Zone& zone) {
  const std::int64_t days = floor_divide(seconds, seconds_per_day);
  return {date_of_day_number(days), {(seconds - days * seconds_per_day) * nanos_per_second + nanos, zone}};
}

}  // namespace

bool is_region(const std::string& name) { return zone_named(name) != nullptr; }

std::optional<std::int32_t> offset_of(const Zone& zone, const Date& date, std::int64_t nanos_of_day) {
  if (!zone.region) return zone.offset_seconds;
  const auto* found = zone_named(*zone.region);
  if (found == nullptr) return std::nullopt;
  const std::int64_t local = day_number(within_tables(date)) * seconds_per_day + nanos_of_day / nanos_per_second;
  const auto info = found->get_info(date::local_seconds{std::chrono::seconds{local}});
  return static_cast<std::int32_t>(info.first.offset.count());
}

std::int64_t epoch_seconds(const DateTime& moment) {
  return local_seconds(moment) - offset_of(moment.time.zone, moment.date, moment.time.nanos).value_or(0);
}

std::optional<DateTime> shifted(const DateTime& moment, const DaysDuration& by) {
  std::int64_t nanos = moment.time.nanos % nanos_per_second + by.nanos;
  std::int64_t epoch = epoch_seconds(moment) + by.seconds;
  if (nanos >= nanos_per_second) {
    nanos -= nanos_per_second;
    ++epoch;
  }
  constexpr std::int64_t reach = 31'556'952LL * (largest_year + 1LL);
  if (epoch > reach || epoch < -reach) return std::nullopt;
  const DateTime there = moment_of_local(local_at(epoch, moment.time.zone), nanos, moment.time.zone);
  return is_year(there.date.year) ? std::optional(there) : std::nullopt;
}

Time shifted(const Time& time, const DaysDuration& by) {
  const std::int64_t seconds = by.seconds - floor_divide(by.seconds, seconds_per_day) * seconds_per_day;
  return {(time.nanos + seconds * nanos_per_second + by.nanos) % nanos_per_day, time.zone};
}

std::optional<Date> shifted(const Date& date, const MonthsDuration& by) {
  const std::int64_t month = static_cast<std::int64_t>(date.year) * 12 + date.month - 1 + by.months;
  if (!is_year(floor_divide(month, 12))) return std::nullopt;
  return plus_months(date, by.months);
}

std::optional<DateTime> shifted(const DateTime& moment, const MonthsDuration& by) {
  const auto date = shifted(moment.date, by);
  if (!date) return std::nullopt;
  return DateTime{*date, moment.time};
}

DaysDuration difference(const DateTime& from, const DateTime& to) {
  std::int64_t seconds = epoch_seconds(to) - epoch_seconds(from);
  auto nanos = static_cast<std::int32_t>(to.time.nanos % nanos_per_second - from.time.nanos % nanos_per_second);
  if (nanos < 0) {
    nanos += static_cast<std::int32_t>(nanos_per_second);
    --seconds;
  }
  return {seconds, nanos};
}

MonthsDuration months_between(const DateTime& from, const DateTime& to) {
  const auto month_of = [](const Date& d) { return static_cast<std::int64_t>(d.year) * 12 + d.month; };
  std::int64_t months = month_of(to.date) - month_of(from.date);
  const auto within = [](const DateTime& m) { return m.date.day * nanos_per_day + m.time.nanos; };
  if (months > 0 && within(to) < within(from)) --months;
  if (months < 0 && within(to) > within(from)) ++months;
  return {months};
}

Number seconds_of(const DaysDuration& duration) {
  if (duration.nanos == 0) return duration.seconds;
  return Number(duration.seconds) + Number(duration.nanos) / Number(nanos_per_second);
}

std::optional<DaysDuration> duration_of_seconds(const Number& seconds) {
  const Number whole = seconds.rounded(0, Rounding::floor);
  const auto count = whole.whole();
  constexpr std::int64_t most = 100'000'000'000'000'000;
  if (!count || *count > most || *count < -most) return std::nullopt;
  const auto nanos = ((seconds - whole) * Number(nanos_per_second)).rounded(0, Rounding::down).whole();
  return DaysDuration{*count, static_cast<std::int32_t>(nanos.value_or(0))};
}

Value moment_of(Instant instant) {
  const Date date = date_at(instant);
  const TimeOfDay time = time_at(instant);
  const std::int64_t seconds = time.hour * 3600 + time.minute * 60 + time.second;
  const std::int64_t local = day_number(date) * seconds_per_day + seconds;
  const std::int64_t epoch = floor_divide(instant.us, 1'000'000);
  const std::int64_t nanos = (instant.us - epoch * 1'000'000) * 1000;
  return DateTime{date, {seconds * nanos_per_second + nanos, {static_cast<std::int32_t>(local - epoch), nullptr}}};
}

Instant instant_of_moment(const DateTime& moment) {
  const std::int64_t us = moment.time.nanos / 1000 % 1'000'000;
  if (moment.time.zone.given()) return {epoch_seconds(moment) * 1'000'000 + us};
  return {instant_of(moment.date, {moment.time.hour(), moment.time.minute(), moment.time.second()}).us + us};
}

}  // namespace qianpi::rules
