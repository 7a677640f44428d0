#include "engine/definition/recurrence.h"

#include <charconv>
#include <optional>
#include <string>

namespace qianpi {

namespace {

using Per = Recurrence::Per;

constexpr int months_in_quarter = 3;
constexpr int shortest_month = 28, shortest_last_month = 30;  // quarters end in March, June, September, December

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// "25" or "last"; 0 for the last day.
std::optional<int> day_of_month(std::string_view text, int most) {
  if (text == "last") return 0;
  const auto day = number(text);
  return day && *day >= 1 && *day <= most ? day : std::nullopt;
}

std::optional<Recurrence> yearly(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto month = number(text.substr(0, dash)), day = number(text.substr(dash + 1));
  constexpr int common_year = 2023;
  if (!month || !day || !is_date(common_year, *month, *day)) return std::nullopt;
  return Recurrence{Per::year, *month, *day};
}

bool is_last_of_month(Date day) { return plus_days(day, 1).day == 1; }

}  // namespace

std::variant<Recurrence, Bilingual> read_recurrence(std::string_view text) {
  const auto gap = text.find(' ');
  const std::string_view word = text.substr(0, gap), rest = gap == std::string_view::npos ? "" : text.substr(gap + 1);
  if (word == "yearly")
    if (auto read = yearly(rest)) return *read;
  if (word == "quarterly")
    if (auto day = day_of_month(rest, shortest_last_month)) return Recurrence{Per::quarter, months_in_quarter, *day};
  if (word == "monthly")
    if (auto day = day_of_month(rest, shortest_month)) return Recurrence{Per::month, 1, *day};
  return Bilingual{"“" + std::string(text) + "”不是每年、每季或每月都有的日子",
                   "\"" + std::string(text) + "\" is no day of every year, quarter or month"};
}

bool falls_on(const Recurrence& every, Date day) {
  if (every.day == 0 ? !is_last_of_month(day) : day.day != every.day) return false;
  switch (every.per) {
    case Per::year: return day.month == every.month;
    case Per::quarter: return day.month % months_in_quarter == 0;
    case Per::month: return true;
  }
  return false;
}

}  // namespace qianpi
