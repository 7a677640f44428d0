// What FEEL's operators mean for two values: arithmetic, equality, order and membership.
// Used by the evaluator, the builtins and the tables. It refuses to throw: what has no meaning is nothing or null.
#pragma once
#include <compare>
#include <optional>

#include "engine/rules/tree.h"
#include "engine/rules/value.h"

namespace qianpi::rules {

/// Null when the operation has no meaning for these kinds or its result doesn't fit.
Value computed(Arithmetic, const Value&, const Value&);
Value negated(const Value&);

/// FEEL's `=`: nothing between different kinds; null equals null only; moments are compared to the second.
std::optional<bool> equal(const Value&, const Value&);

/// FEEL's order of numbers, strings, dates, times and durations; nothing between others.
std::optional<std::strong_ordering> order(const Value&, const Value&);

/// Does the range hold the value? Nothing when they can't be compared.
std::optional<bool> holds(const Range&, const Value&);

/// `value in candidate`: equal to it, within it, or in the list of it.
std::optional<bool> within(const Value& value, const Value& candidate);

/// Infinity is null.
inline Value finite(const Number& number) { return number.finite() ? Value(number) : Value(); }

}  // namespace qianpi::rules
