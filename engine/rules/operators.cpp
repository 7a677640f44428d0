#include "engine/rules/operators.h"

#include <algorithm>

#include "engine/rules/temporal.h"

namespace qianpi::rules {
namespace {

Value numbers(Arithmetic operation, const Number& a, const Number& b) {
  switch (operation) {
    case Arithmetic::add: return finite(a + b);
    case Arithmetic::subtract: return finite(a - b);
    case Arithmetic::multiply: return finite(a * b);
    case Arithmetic::divide: return finite(a / b);
    case Arithmetic::power: return finite(power(a, b));
  }
  return {};
}

Value of_seconds(const Number& seconds) {
  const auto duration = seconds.finite() ? duration_of_seconds(seconds) : std::nullopt;
  return duration ? Value(*duration) : Value();
}

Value of_months(const Number& months) {
  const auto whole = months.finite() ? months.rounded(0, Rounding::down).whole() : std::nullopt;
  constexpr std::int64_t most = 1'000'000'000'000;
  return whole && *whole <= most && *whole >= -most ? Value(MonthsDuration{*whole}) : Value();
}

template <class Found>
Value or_null(const std::optional<Found>& found) {
  return found ? Value(*found) : Value();
}

/// A date is its first instant in UTC wherever a moment is needed.
DateTime start_in_utc(const Date& date) { return {date, {0, {0, nullptr}}}; }

std::optional<DateTime> as_moment(const Value& value) {
  if (value.is(Kind::date)) return start_in_utc(value.date());
  if (value.is(Kind::date_time)) return value.date_time();
  return std::nullopt;
}

Value moment_plus(const Value& moment, const Value& by, int sign) {
  const bool days = by.is(Kind::days_duration);
  const auto shift_days = days ? duration_of_seconds(seconds_of(by.days_duration()) * Number(sign)) : std::nullopt;
  if (days && !shift_days) return {};
  const MonthsDuration months{days ? 0 : by.months_duration().months * sign};
  switch (moment.kind()) {
    case Kind::date: {
      if (!days) return or_null(shifted(moment.date(), months));
      const auto there = shifted(start_in_utc(moment.date()), *shift_days);
      return there ? Value(there->date) : Value();
    }
    case Kind::date_time: return days ? or_null(shifted(moment.date_time(), *shift_days)) : or_null(shifted(moment.date_time(), months));
    case Kind::time: return days ? Value(shifted(moment.time(), *shift_days)) : Value();
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::text:
    case Kind::days_duration:
    case Kind::months_duration:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function: break;
  }
  return {};
}

bool is_moment(const Value& v) { return v.is(Kind::date) || v.is(Kind::date_time) || v.is(Kind::time); }
bool is_duration(const Value& v) { return v.is(Kind::days_duration) || v.is(Kind::months_duration); }

Number amount_of(const Value& duration) {
  if (duration.is(Kind::months_duration)) return duration.months_duration().months;
  return seconds_of(duration.days_duration());
}
Value duration_like(const Value& example, const Number& amount) { return example.is(Kind::months_duration) ? of_months(amount) : of_seconds(amount); }

std::optional<std::int32_t> time_offset(const Time& time) { return offset_of(time.zone, {1970, 1, 1}, time.nanos); }

/// Nanoseconds since midnight in UTC, so that times of different zones compare; nothing between a zoned and a local
/// one.
std::optional<std::pair<std::int64_t, std::int64_t>> comparable(const Time& a, const Time& b) {
  const auto x = time_offset(a), y = time_offset(b);
  if (x.has_value() != y.has_value()) return std::nullopt;
  return std::pair{a.nanos - x.value_or(0) * nanos_per_second, b.nanos - y.value_or(0) * nanos_per_second};
}

Value moments_apart(const Value& to, const Value& from) {
  if (to.is(Kind::time) && from.is(Kind::time)) {
    const auto both = comparable(to.time(), from.time());
    if (!both) return {};
    return of_seconds(Number(both->first - both->second) / Number(nanos_per_second));
  }
  const auto a = as_moment(to), b = as_moment(from);
  if (!a || !b || a->time.zone.given() != b->time.zone.given()) return {};
  return difference(*b, *a);
}

Value sum_of(const Value& a, const Value& b) {
  if (a.is(Kind::text) && b.is(Kind::text)) return a.text() + b.text();
  if (is_moment(a) && is_duration(b)) return moment_plus(a, b, 1);
  if (is_duration(a) && is_moment(b)) return moment_plus(b, a, 1);
  if (is_duration(a) && a.kind() == b.kind()) return duration_like(a, amount_of(a) + amount_of(b));
  return {};
}

Value difference_of(const Value& a, const Value& b) {
  if (is_moment(a) && is_moment(b)) return moments_apart(a, b);
  if (is_moment(a) && is_duration(b)) return moment_plus(a, b, -1);
  if (is_duration(a) && a.kind() == b.kind()) return duration_like(a, amount_of(a) - amount_of(b));
  return {};
}

Value quotient_of(const Value& a, const Value& b) {
  if (!is_duration(a)) return {};
  if (b.is(Kind::number)) return duration_like(a, amount_of(a) / b.number());
  if (a.kind() == b.kind()) return finite(amount_of(a) / amount_of(b));
  return {};
}

std::strong_ordering strong(std::int64_t a, std::int64_t b) { return a <=> b; }

std::optional<bool> equal_lists(const Items& a, const Items& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!equal(a[i], b[i]).value_or(false)) return false;
  return true;
}

std::optional<bool> equal_contexts(const Value& a, const Value& b) {
  if (a.entries().size() != b.entries().size()) return false;
  for (const auto& [name, value] : a.entries()) {
    const Value* other = b.get(name);
    if (other == nullptr || !equal(value, *other).value_or(false)) return false;
  }
  return true;
}

bool equal_ranges(const Range& a, const Range& b) {
  return a.form == b.form && a.low_closed == b.low_closed && a.high_closed == b.high_closed && equal(a.low, b.low).value_or(false) &&
         equal(a.high, b.high).value_or(false);
}

std::optional<bool> equal_moments(const DateTime& a, const DateTime& b) {
  if (a.time.zone.given() != b.time.zone.given()) return false;
  return epoch_seconds(a) == epoch_seconds(b);
}

std::optional<bool> equal_times(const Time& a, const Time& b) {
  const auto both = comparable(a, b);
  return both && both->first / nanos_per_second == both->second / nanos_per_second;
}

}  // namespace

Value computed(Arithmetic operation, const Value& a, const Value& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) return numbers(operation, a.number(), b.number());
  switch (operation) {
    case Arithmetic::add: return sum_of(a, b);
    case Arithmetic::subtract: return difference_of(a, b);
    case Arithmetic::multiply:
      if (is_duration(a) && b.is(Kind::number)) return duration_like(a, amount_of(a) * b.number());
      if (a.is(Kind::number) && is_duration(b)) return duration_like(b, amount_of(b) * a.number());
      return {};
    case Arithmetic::divide: return quotient_of(a, b);
    case Arithmetic::power: return {};
  }
  return {};
}

Value negated(const Value& value) {
  if (value.is(Kind::number)) return -value.number();
  if (is_duration(value)) return duration_like(value, -amount_of(value));
  return {};
}

std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::list: return equal_lists(a.items(), b.items());
    case Kind::context: return equal_contexts(a, b);
    case Kind::range: return equal_ranges(a.range(), b.range());
    case Kind::date_time: return equal_moments(a.date_time(), b.date_time());
    case Kind::time: return equal_times(a.time(), b.time());
    case Kind::function: return std::nullopt;
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::text:
    case Kind::date:
    case Kind::days_duration:
    case Kind::months_duration: break;
  }
  return a == b;
}

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number:
      if (a.number() == b.number()) return std::strong_ordering::equal;
      return a.number() < b.number() ? std::strong_ordering::less : std::strong_ordering::greater;
    case Kind::text: return a.text() <=> b.text();
    case Kind::date: return a.date() <=> b.date();
    case Kind::days_duration: return a.days_duration() <=> b.days_duration();
    case Kind::months_duration: return a.months_duration() <=> b.months_duration();
    case Kind::time: {
      const auto both = comparable(a.time(), b.time());
      if (!both) return std::nullopt;
      return strong(both->first, both->second);
    }
    case Kind::date_time: {
      const DateTime &x = a.date_time(), &y = b.date_time();
      if (x.time.zone.given() != y.time.zone.given()) return std::nullopt;
      const auto seconds = strong(epoch_seconds(x), epoch_seconds(y));
      return seconds != 0 ? seconds : strong(x.time.subsecond_nanos(), y.time.subsecond_nanos());
    }
    case Kind::null:
    case Kind::boolean:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function: break;
  }
  return std::nullopt;
}

std::optional<bool> holds(const Range& range, const Value& value) {
  if (range.form == RangeForm::equal) return equal(value, range.low);
  if (range.form == RangeForm::not_equal) {
    const auto same = equal(value, range.low);
    return same ? std::optional(!*same) : std::nullopt;
  }
  const bool no_low = range.form == RangeForm::one_sided && range.low.is_null();
  const bool no_high = range.form == RangeForm::one_sided && range.high.is_null() && !no_low;
  if (!no_low) {
    const auto low = order(range.low, value);
    if (!low) return std::nullopt;
    if (*low > 0 || (*low == 0 && !range.low_closed)) return false;
  }
  if (!no_high) {
    const auto high = order(value, range.high);
    if (!high) return std::nullopt;
    if (*high > 0 || (*high == 0 && !range.high_closed)) return false;
  }
  return true;
}

std::optional<bool> within(const Value& value, const Value& candidate) {
  if (candidate.is(Kind::range) && !value.is(Kind::range)) return holds(candidate.range(), value);
  if (candidate.is(Kind::list)) {
    if (value.is(Kind::list) && equal(value, candidate).value_or(false)) return true;
    return std::any_of(candidate.items().begin(), candidate.items().end(), [&](const Value& item) {
      if (value.is(Kind::list) && item.is(Kind::list)) return equal(value, item).value_or(false);
      return !item.is(Kind::list) && within(value, item).value_or(false);
    });
  }
  return equal(value, candidate);
}

}  // namespace qianpi::rules
