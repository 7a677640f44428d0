// Builtins on dates: day and week of the year, names of days and months, and the present as the scope tells it.
#include <array>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

std::optional<Date> date_in(const Value& value) {
  if (value.is(Kind::date)) return value.date();
  return value.is(Kind::date_time) ? std::optional(value.date_time().date) : std::nullopt;
}

Value day_of_year(Machine&, Arguments a) {
  const auto date = date_in(a[0]);
  return date ? Value(day_number(*date) - day_number({date->year, 1, 1}) + 1) : Value();
}

Value day_of_week(Machine&, Arguments a) {
  constexpr std::array names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  const auto date = date_in(a[0]);
  return date ? Value(names[static_cast<std::size_t>(weekday(*date) - 1)]) : Value();
}

Value month_of_year(Machine&, Arguments a) {
  constexpr std::array names{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
  const auto date = date_in(a[0]);
  return date ? Value(names[static_cast<std::size_t>(date->month - 1)]) : Value();
}

/// ISO 8601: the week belongs to the year of its Thursday.
Value week_of_year(Machine&, Arguments a) {
  const auto date = date_in(a[0]);
  if (!date) return {};
  const Date thursday = plus_days(*date, 4 - weekday(*date));
  return (day_number(thursday) - day_number({thursday.year, 1, 1})) / 7 + 1;
}

Value now_of(Machine& machine, Arguments) {
  const Value* now = machine.from_scope("now");
  return now != nullptr && now->is(Kind::date_time) ? *now : machine.fail("这里没有给出当前时刻", "the present instant is not given here");
}

Value today_of(Machine& machine, Arguments) {
  const Value* today = machine.from_scope("today");
  return today != nullptr && today->is(Kind::date) ? *today : machine.fail("这里没有给出当前日期", "the present day is not given here");
}

const std::vector<Builtin> temporal_table{
    {"day of year", {"date"}, 1, 1, day_of_year},
    {"day of week", {"date"}, 1, 1, day_of_week},
    {"month of year", {"date"}, 1, 1, month_of_year},
    {"week of year", {"date"}, 1, 1, week_of_year},
    {"now", {""}, 0, 0, now_of},
    {"today", {""}, 0, 0, today_of},
};

}  // namespace

std::span<const Builtin> temporal_builtins() { return temporal_table; }

}  // namespace qianpi::rules
