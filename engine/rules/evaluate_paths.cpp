// Paths into contexts, properties of temporals and ranges, and filters.
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"
#include "engine/rules/temporal.h"

namespace qianpi::rules {
namespace {

using Found = std::optional<Value>;

Found date_property(const Date& date, std::string_view name) {
  if (name == "year") return Value(static_cast<std::int64_t>(date.year));
  if (name == "month") return Value(static_cast<std::int64_t>(date.month));
  if (name == "day") return Value(static_cast<std::int64_t>(date.day));
  if (name == "weekday") return Value(weekday(date));
  return std::nullopt;
}

Found time_property(const Time& time, const Date& date, std::string_view name) {
  if (name == "hour") return Value(time.hour());
  if (name == "minute") return Value(time.minute());
  if (name == "second") return Value(time.second());
  if (name == "timezone") return time.zone.region ? Value(*time.zone.region) : Value();
  if (name != "time offset") return std::nullopt;
  const auto offset = offset_of(time.zone, date, time.nanos);
  return offset ? Value(DaysDuration{*offset, 0}) : Value();
}

/// The parts of a duration carry its sign.
Found duration_property(const DaysDuration& duration, std::string_view name) {
  const Number whole = seconds_of(duration).rounded(0, Rounding::down);
  const std::int64_t seconds = whole.whole().value_or(0);
  if (name == "days") return Value(seconds / 86'400);
  if (name == "hours") return Value(seconds / 3600 % 24);
  if (name == "minutes") return Value(seconds / 60 % 60);
  if (name == "seconds") return Value(seconds % 60);
  return std::nullopt;
}

Found duration_property(const MonthsDuration& duration, std::string_view name) {
  if (name == "years") return Value(duration.months / 12);
  if (name == "months") return Value(duration.months % 12);
  return std::nullopt;
}

Found range_property(const Range& range, std::string_view name) {
  const bool no_ends = range.form == RangeForm::not_equal;
  if (name == "start") return no_ends ? Value() : range.low;
  if (name == "end") return no_ends ? Value() : range.high;
  if (name == "start included") return Value(!no_ends && range.low_closed);
  if (name == "end included") return Value(!no_ends && range.high_closed);
  return std::nullopt;
}

Found property(const Value& base, std::string_view name) {
  switch (base.kind()) {
    case Kind::date: return date_property(base.date(), name);
    case Kind::time: return time_property(base.time(), {1970, 1, 1}, name);
    case Kind::date_time: {
      const Found found = date_property(base.date_time().date, name);
      return found ? found : time_property(base.date_time().time, base.date_time().date, name);
    }
    case Kind::days_duration: return duration_property(base.days_duration(), name);
    case Kind::months_duration: return duration_property(base.months_duration(), name);
    case Kind::range: return range_property(base.range(), name);
    case Kind::context: {
      const Value* found = base.get(name);
      return found ? Found(*found) : std::nullopt;
    }
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::text:
    case Kind::list:
    case Kind::function: break;
  }
  return std::nullopt;
}

}  // namespace

Value Machine::on(const Path& node, const Frame* frame) { return member(eval(*node.base, frame), node.name); }

Value Machine::member(const Value& base, const std::string& name) {
  if (base.is(Kind::list)) {
    Items items;
    spend(static_cast<std::int64_t>(base.items().size()));
    for (const Value& item : base.items()) items.push_back(item.is(Kind::list) ? Value() : member(item, name));
    return Value::list(std::move(items));
  }
  if (auto found = property(base, name)) return std::move(*found);
  const std::string kind(name_of(base.kind()));
  if (base.is_null()) return fail("“" + name + "”前面的值为空", "the value before \"." + name + "\" is null");
  return fail(kind + " 没有“" + name + "”", "a " + kind + " has no \"" + name + "\"");
}

Value Machine::nth(const Items& items, const Number& position) {
  const auto count = static_cast<std::int64_t>(items.size());
  const auto n = position.whole();
  if (n && *n > 0 && *n <= count) return items[static_cast<std::size_t>(*n - 1)];
  if (n && *n < 0 && -*n <= count) return items[static_cast<std::size_t>(count + *n)];
  return fail("列表没有第 " + position.text() + " 项", "the list has no item " + position.text());
}

/// Within the predicate `item` is the item, and a context's entries are names; an entry named `item` wins.
Value Machine::chosen(const Items& items, const Node& predicate, const Frame* frame) {
  Items kept;
  for (const Value& item : items) {
    const Frame named{frame, "item", &item, nullptr, false};
    const Frame entries{&named, {}, nullptr, &item, false};
    if (eval(predicate, item.is(Kind::context) ? &entries : &named).is_true()) kept.push_back(item);
  }
  return Value::list(std::move(kept));
}

Value Machine::on(const Filter& node, const Frame* frame) {
  const Value base = eval(*node.base, frame);
  const Items single = base.is_null() ? Items{} : Items{base};
  const Items& items = base.is(Kind::list) ? base.items() : single;
  if (const auto* literal = std::get_if<Literal>(&node.predicate->what); literal && literal->value.is(Kind::number))
    return nth(items, literal->value.number());
  if (is_position(*node.predicate, items, frame)) {
    const Value position = eval(*node.predicate, frame);
    if (position.is(Kind::number)) return nth(items, position.number());
  }
  return chosen(items, *node.predicate, frame);
}

/// Is the predicate a number rather than a condition? Comparisons and logic never are; a name is, when it stands for
/// one.
bool Machine::is_position(const Node& predicate, const Items& items, const Frame* frame) {
  if (std::holds_alternative<Comparison>(predicate.what) || std::holds_alternative<Conjunction>(predicate.what) ||
      std::holds_alternative<Disjunction>(predicate.what) || std::holds_alternative<In>(predicate.what) ||
      std::holds_alternative<Between>(predicate.what) || std::holds_alternative<InstanceOf>(predicate.what) ||
      std::holds_alternative<Quantified>(predicate.what))
    return false;
  const Value first = items.empty() ? Value() : items.front();
  const auto told = problems_.size();
  const Frame named{frame, "item", &first, nullptr, false};
  const Frame entries{&named, {}, nullptr, &first, false};
  const bool number = eval(predicate, first.is(Kind::context) ? &entries : &named).is(Kind::number);
  problems_.resize(told);
  return number;
}

}  // namespace qianpi::rules
