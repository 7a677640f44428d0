#include "engine/calendar/calendar.h"

#include <utility>

namespace qianpi::calendar {

MissingYear::MissingYear(int year)
    : std::runtime_error("没有 " + std::to_string(year) + " 年的工作日历，请添加 config/calendar/cn-" + std::to_string(year) +
                         ".yaml / no working-day calendar for " + std::to_string(year) + ": add config/calendar/cn-" + std::to_string(year) +
                         ".yaml"),
      year(year) {}

Calendar::Calendar(std::vector<Year> years) {
  for (Year& year : years) years_.insert_or_assign(year.year, std::move(year));
}

bool Calendar::has(int year) const { return years_.contains(year); }

const Year& Calendar::year_of(Date date) const {
  const auto found = years_.find(date.year);
  if (found == years_.end()) throw MissingYear(date.year);
  return found->second;
}

bool Calendar::is_working_day(Date date) const {
  const Year& year = year_of(date);
  if (year.work.contains(date)) return true;
  return weekday(date) <= 5 && !year.rest.contains(date);
}

std::string Calendar::why(Date date) const {
  const Year& year = year_of(date);
  if (year.work.contains(date)) return "补班";
  if (const auto holiday = year.rest.find(date); holiday != year.rest.end()) return holiday->second;
  return weekday(date) > 5 ? "周末" : "";
}

Date Calendar::next_working_day(Date from) const {
  while (!is_working_day(from)) from = plus_days(from, 1);
  return from;
}

int Calendar::working_days_between(Date after, Date until) const {
  if (until < after) return -working_days_between(until, after);
  int count = 0;
  for (Date day = after; day < until;) {
    day = plus_days(day, 1);
    if (is_working_day(day)) ++count;
  }
  return count;
}

}  // namespace qianpi::calendar
