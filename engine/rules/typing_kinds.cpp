#include "engine/rules/typing_kinds.h"

#include <algorithm>
#include <array>

namespace qianpi::rules {

bool is(const Type& type, Kind kind) { return type.base == Type::Base::kind && type.kind == kind; }

bool is_open(const Type& type) { return type.base != Type::Base::kind || type.kind == Kind::null || type.kind == Kind::list; }

namespace {

bool is_moment(const Type& type) { return is(type, Kind::date) || is(type, Kind::date_time); }
bool is_duration(const Type& type) { return is(type, Kind::days_duration) || is(type, Kind::months_duration); }

std::optional<Type> sum_of(const Type& a, const Type& b) {
  if (is(a, Kind::number) && is(b, Kind::number)) return Type::of(Kind::number);
  if (is(a, Kind::text) && is(b, Kind::text)) return Type::of(Kind::text);
  if (is_duration(a) && a.kind == b.kind) return Type::of(a.kind);
  if ((is_moment(a) || is(a, Kind::time)) && is_duration(b)) return Type::of(a.kind);
  if (is_duration(a) && (is_moment(b) || is(b, Kind::time))) return Type::of(b.kind);
  return std::nullopt;
}

std::optional<Type> difference_of(const Type& a, const Type& b) {
  if (is(a, Kind::number) && is(b, Kind::number)) return Type::of(Kind::number);
  if (is_moment(a) && is_moment(b)) return Type::of(Kind::days_duration);
  if (is(a, Kind::time) && is(b, Kind::time)) return Type::of(Kind::days_duration);
  if (is_duration(a) && a.kind == b.kind) return Type::of(a.kind);
  if ((is_moment(a) || is(a, Kind::time)) && is_duration(b)) return Type::of(a.kind);
  return std::nullopt;
}

std::optional<Type> product_of(Arithmetic operation, const Type& a, const Type& b) {
  if (is(a, Kind::number) && is(b, Kind::number)) return Type::of(Kind::number);
  if (operation == Arithmetic::power) return std::nullopt;
  if (is_duration(a) && is(b, Kind::number)) return Type::of(a.kind);
  if (operation == Arithmetic::multiply && is(a, Kind::number) && is_duration(b)) return Type::of(b.kind);
  if (operation == Arithmetic::divide && is_duration(a) && a.kind == b.kind) return Type::of(Kind::number);
  return std::nullopt;
}

constexpr auto numbers = std::to_array<std::string_view>(
    {"number",        "string length",   "count",  "sum",  "mean", "abs", "decimal",     "floor",        "ceiling", "round up", "round down",
     "round half up", "round half down", "modulo", "sqrt", "log",  "exp", "day of year", "week of year", "product", "median",   "stddev"});
constexpr auto texts = std::to_array<std::string_view>({"string", "substring", "upper case", "lower case", "substring before", "substring after",
                                                        "replace", "string join", "day of week", "month of year"});
constexpr auto booleans = std::to_array<std::string_view>({"not",
                                                           "contains",
                                                           "starts with",
                                                           "ends with",
                                                           "matches",
                                                           "list contains",
                                                           "all",
                                                           "any",
                                                           "is",
                                                           "odd",
                                                           "even",
                                                           "before",
                                                           "after",
                                                           "meets",
                                                           "met by",
                                                           "overlaps",
                                                           "overlaps before",
                                                           "overlaps after",
                                                           "finishes",
                                                           "finished by",
                                                           "includes",
                                                           "during",
                                                           "starts",
                                                           "started by",
                                                           "coincides"});
constexpr auto lists = std::to_array<std::string_view>({"split", "mode", "index of", "get entries"});
/// Lists of what their first argument is a list of.
constexpr auto same_lists = std::to_array<std::string_view>(
    {"sublist", "append", "concatenate", "union", "distinct values", "insert before", "remove", "list replace", "reverse", "sort"});

}  // namespace

bool comparable(const Type& a, const Type& b) { return is_open(a) || is_open(b) || a.kind == b.kind || (is_moment(a) && is_moment(b)); }

bool has_order(const Type& type) {
  return is_open(type) || is_moment(type) || is_duration(type) || is(type, Kind::number) || is(type, Kind::text) || is(type, Kind::time);
}

Type common(const Type& a, const Type& b) {
  if (is(a, Kind::null)) return b;
  if (is(b, Kind::null)) return a;
  return a.base == b.base && a.kind == b.kind && a.allowed == b.allowed ? a : a.kind == b.kind && a.base == b.base ? Type::of(a.kind) : Type::any();
}

Type item_of(const Type& type) {
  if (is(type, Kind::list)) return type.parts.empty() ? Type::any() : type.parts.front();
  return is(type, Kind::null) ? Type::any() : type;
}

std::optional<Type> property_of(Kind kind, std::string_view name) {
  const auto among = [&](std::initializer_list<std::string_view> names) { return std::ranges::count(names, name) > 0; };
  const Type number = Type::of(Kind::number);
  if ((kind == Kind::date || kind == Kind::date_time) && among({"year", "month", "day", "weekday"})) return number;
  if ((kind == Kind::time || kind == Kind::date_time) && among({"hour", "minute", "second"})) return number;
  if ((kind == Kind::time || kind == Kind::date_time) && among({"timezone", "time offset"})) return Type::any();
  if (kind == Kind::days_duration && among({"days", "hours", "minutes", "seconds"})) return number;
  if (kind == Kind::months_duration && among({"years", "months"})) return number;
  if (kind == Kind::range && among({"start", "end"})) return Type::any();
  if (kind == Kind::range && among({"start included", "end included"})) return Type::of(Kind::boolean);
  return std::nullopt;
}

std::optional<Type> result_of(Arithmetic operation, const Type& left, const Type& right) {
  if (operation == Arithmetic::add) return sum_of(left, right);
  return operation == Arithmetic::subtract ? difference_of(left, right) : product_of(operation, left, right);
}

Type result_of(std::string_view builtin, const std::vector<Type>& arguments) {
  const auto among = [&](const auto& names) { return std::ranges::count(names, builtin) > 0; };
  if (among(numbers)) return Type::of(Kind::number);
  if (among(texts)) return Type::of(Kind::text);
  if (among(booleans)) return Type::of(Kind::boolean);
  if (among(lists)) return Type::of(Kind::list);
  if (builtin == "date") return Type::of(Kind::date);
  if (builtin == "time") return Type::of(Kind::time);
  if (builtin == "date and time") return Type::of(Kind::date_time);
  if (builtin == "years and months duration") return Type::of(Kind::months_duration);
  const bool is_list = !arguments.empty() && arguments.front().base == Type::Base::kind && arguments.front().kind == Kind::list;
  if (among(same_lists)) return is_list ? arguments.front() : Type::of(Kind::list);
  if ((builtin == "min" || builtin == "max") && is_list && !arguments.front().parts.empty()) return arguments.front().parts.front();
  return Type::any();
}

}  // namespace qianpi::rules
