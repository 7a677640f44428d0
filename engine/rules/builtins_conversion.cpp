// Builtins that make values of one kind from another: number, string, date, time, date and time, duration, range; and
// not, is.
#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"
#include "engine/rules/temporal.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

template <class Found>
Value or_null(const std::optional<Found>& found) {
  return found ? Value(*found) : Value();
}

std::optional<std::int64_t> whole(const Value& value) { return value.is(Kind::number) ? value.number().whole() : std::nullopt; }

/// A separator is one of `space , .` or null for none; nothing when it is something else.
std::optional<std::string> separator(const Value& value, std::string_view allowed) {
  if (value.is_null()) return "";
  if (!value.is(Kind::text) || value.text().size() != 1 || allowed.find(value.text()[0]) == std::string_view::npos) return std::nullopt;
  return value.text();
}

Value to_number(Machine&, Arguments a) {
  if (a[0].is(Kind::number) && a.size() == 1) return a[0];
  if (!a[0].is(Kind::text)) return {};
  const auto grouping = separator(a.size() > 1 ? a[1] : Value(), " ,.");
  const auto point = separator(a.size() > 2 ? a[2] : Value(), ",.");
  if (!grouping || !point || (!grouping->empty() && *grouping == *point)) return {};
  std::string text = a[0].text();
  if (!grouping->empty()) std::erase(text, (*grouping)[0]);
  if (!point->empty() && *point != ".") {
    if (text.find('.') != std::string::npos) return {};
    std::replace(text.begin(), text.end(), (*point)[0], '.');
  }
  if (text.starts_with('.')) text.insert(0, "0");
  if (text.starts_with("-.")) text.insert(1, "0");
  return or_null(Number::read(text));
}

Value to_string(Machine& machine, Arguments a) {
  if (a[0].is_null()) return {};
  std::string text = to_text(a[0]);
  machine.check_text(text.size());
  return text;
}

Value date_of(Machine&, Arguments a) {
  if (a.size() == 1) {
    if (a[0].is(Kind::text)) return or_null(read_feel_date(a[0].text()));
    if (a[0].is(Kind::date)) return a[0];
    return a[0].is(Kind::date_time) ? Value(a[0].date_time().date) : Value();
  }
  if (a.size() != 3) return {};
  const auto year = whole(a[0]), month = whole(a[1]), day = whole(a[2]);
  if (!year || !month || !day || *year > largest_year || *year < -largest_year || *month < 1 || *month > 12 || *day < 1 || *day > 31) return {};
  const Date date{static_cast<std::int32_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  return is_date(date.year, date.month, date.day) ? Value(date) : Value();
}

Value time_from_parts(Arguments a) {
  const auto hour = whole(a[0]), minute = whole(a[1]);
  if (!hour || !minute || !a[2].is(Kind::number)) return {};
  const Number& second = a[2].number();
  if (*hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || second < Number(0) || !(second < Number(60))) return {};
  const auto nanos = (second * Number(nanos_per_second)).rounded(0, Rounding::down).whole();
  Time time{(*hour * 3600 + *minute * 60) * nanos_per_second + *nanos, {}};
  if (a.size() == 3 || a[3].is_null()) return time;
  if (!a[3].is(Kind::days_duration)) return {};
  const std::int64_t offset = a[3].days_duration().seconds;
  if (offset > 18 * 3600 || offset < -18 * 3600) return {};
  time.zone.offset_seconds = static_cast<std::int32_t>(offset);
  return time;
}

Value time_of(Machine&, Arguments a) {
  if (a.size() > 2) return time_from_parts(a);
  if (a.size() != 1) return {};
  if (a[0].is(Kind::text)) return or_null(read_feel_time(a[0].text()));
  if (a[0].is(Kind::time)) return a[0];
  if (a[0].is(Kind::date_time)) return a[0].date_time().time;
  return a[0].is(Kind::date) ? Value(Time{0, {0, nullptr}}) : Value();
}

Value date_and_time_of(Machine&, Arguments a) {
  if (a.size() == 1) {
    if (a[0].is(Kind::date_time)) return a[0];
    if (a[0].is(Kind::date)) return DateTime{a[0].date(), {}};
    if (!a[0].is(Kind::text)) return {};
    if (const auto date = read_feel_date(a[0].text())) return DateTime{*date, {}};
    return or_null(read_feel_date_time(a[0].text()));
  }
  if (!a[1].is(Kind::time)) return {};
  if (a[0].is(Kind::date)) return DateTime{a[0].date(), a[1].time()};
  return a[0].is(Kind::date_time) ? Value(DateTime{a[0].date_time().date, a[1].time()}) : Value();
}

Value duration_of(Machine&, Arguments a) {
  if (a[0].is(Kind::text)) return read_feel_duration(a[0].text());
  return a[0].is(Kind::days_duration) || a[0].is(Kind::months_duration) ? a[0] : Value();
}

std::optional<DateTime> moment(const Value& value) {
  if (value.is(Kind::date)) return DateTime{value.date(), {}};
  return value.is(Kind::date_time) ? std::optional(value.date_time()) : std::nullopt;
}

Value months_from_to(Machine&, Arguments a) {
  const auto from = moment(a[0]), to = moment(a[1]);
  return from && to ? Value(months_between(*from, *to)) : Value();
}

bool is_constant(const Node& node) {
  if (std::holds_alternative<Literal>(node.what)) return true;
  if (const auto* negate = std::get_if<Negate>(&node.what)) return is_constant(*negate->operand);
  const auto* call = std::get_if<Call>(&node.what);
  const auto* name = call ? std::get_if<Name>(&call->callee->what) : nullptr;
  if (name == nullptr || (name->name != "date" && name->name != "time" && name->name != "date and time" && name->name != "duration")) return false;
  const auto is_literal = [](const NodePtr& argument) { return std::holds_alternative<Literal>(argument->what); };
  return std::all_of(call->arguments.begin(), call->arguments.end(), is_literal);
}

/// The text of a range whose ends are literals.
Value range_of(Machine&, Arguments a) {
  if (!a[0].is(Kind::text)) return {};
  const auto compiled = Expression::compile(a[0].text());
  if (!std::holds_alternative<Expression>(compiled)) return {};
  const auto& expression = std::get<Expression>(compiled);
  const auto* range = std::get_if<RangeOf>(&expression.root().what);
  if (range == nullptr || !is_constant(*range->low) || !is_constant(*range->high)) return {};
  const Value value = evaluate(expression, ContextScope(Value::context({}))).value;
  if (!value.is(Kind::range)) return {};
  const Range& made = value.range();
  if (made.form != RangeForm::interval) return value;
  if (made.low.is_null() && made.high.is_null()) return {};
  const auto found = order(made.low, made.high);
  return !made.low.is_null() && !made.high.is_null() && found && *found > 0 ? Value() : value;
}

Value not_of(Machine&, Arguments a) { return a[0].is(Kind::boolean) ? Value(!a[0].boolean()) : Value(); }

/// The same kind and the same value, zone included.
Value is_same(Machine&, Arguments a) { return a[0] == a[1]; }

const std::vector<Builtin> conversion_table{
    {"number", {"from", "from,grouping separator,decimal separator"}, 1, 3, to_number},
    {"string", {"from"}, 1, 1, to_string},
    {"date", {"from", "year,month,day"}, 1, 3, date_of},
    {"time", {"from", "hour,minute,second,offset"}, 1, 4, time_of},
    {"date and time", {"from", "date,time"}, 1, 2, date_and_time_of},
    {"duration", {"from"}, 1, 1, duration_of},
    {"years and months duration", {"from,to"}, 2, 2, months_from_to},
    {"range", {"from"}, 1, 1, range_of},
    {"not", {"negand"}, 1, 1, not_of},
    {"is", {"value1,value2"}, 2, 2, is_same},
};

}  // namespace

std::span<const Builtin> conversion_builtins() { return conversion_table; }

}  // namespace qianpi::rules
