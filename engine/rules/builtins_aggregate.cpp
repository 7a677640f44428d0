// Builtins that make one value of a list: sums, extremes, averages, all and any. The list may be given as arguments.
#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

/// `f([a, b])` and `f(a, b)` are the same.
Items items_of(Arguments a) {
  if (a.size() == 1 && a[0].is(Kind::list)) return a[0].items();
  return Items(a.begin(), a.end());
}

bool all_numbers(const Items& items) {
  return std::all_of(items.begin(), items.end(), [](const Value& item) { return item.is(Kind::number); });
}

template <bool largest>
Value extreme(Machine& machine, Arguments a) {
  const Items items = items_of(a);
  if (items.empty()) return {};
  machine.spend(static_cast<std::int64_t>(items.size()));
  const Value* best = &items[0];
  for (const Value& item : items) {
    const auto found = order(item, *best);
    if (!found) return {};
    if (largest ? *found > 0 : *found < 0) best = &item;
  }
  return *best;
}

Value sum(Machine& machine, Arguments a) {
  const Items items = items_of(a);
  if (items.empty()) return {};
  machine.spend(static_cast<std::int64_t>(items.size()));
  Value total = items[0];
  if (!total.is(Kind::number) && !total.is(Kind::days_duration) && !total.is(Kind::months_duration)) return {};
  for (std::size_t i = 1; i < items.size(); ++i) total = computed(Arithmetic::add, total, items[i]);
  return total;
}

Value mean(Machine& machine, Arguments a) {
  const Items items = items_of(a);
  const Value total = sum(machine, a);
  return total.is_null() ? Value() : computed(Arithmetic::divide, total, static_cast<std::int64_t>(items.size()));
}

Value product(Machine&, Arguments a) {
  const Items items = items_of(a);
  if (items.empty() || !all_numbers(items)) return {};
  Number result = 1;
  for (const Value& item : items) result = result * item.number();
  return finite(result);
}

Value median(Machine&, Arguments a) {
  Items items = items_of(a);
  if (items.empty() || !all_numbers(items)) return {};
  std::sort(items.begin(), items.end(), [](const Value& x, const Value& y) { return x.number() < y.number(); });
  const std::size_t middle = items.size() / 2;
  if (items.size() % 2 == 1) return items[middle];
  return finite((items[middle - 1].number() + items[middle].number()) / Number(2));
}

/// Of a sample: divided by one less than the count.
Value stddev(Machine&, Arguments a) {
  const Items items = items_of(a);
  if (items.size() < 2 || !all_numbers(items)) return {};
  Number total, squares;
  for (const Value& item : items) total = total + item.number();
  const Number average = total / Number(static_cast<std::int64_t>(items.size()));
  for (const Value& item : items) squares = squares + (item.number() - average) * (item.number() - average);
  return finite(square_root(squares / Number(static_cast<std::int64_t>(items.size()) - 1)));
}

/// The most frequent numbers, ascending.
Value mode(Machine& machine, Arguments a) {
  Items items = items_of(a);
  if (!all_numbers(items)) return {};
  machine.spend(static_cast<std::int64_t>(items.size()));
  std::sort(items.begin(), items.end(), [](const Value& x, const Value& y) { return x.number() < y.number(); });
  Items best;
  std::size_t most = 0;
  for (std::size_t from = 0; from < items.size();) {
    std::size_t to = from;
    while (to < items.size() && items[to].number() == items[from].number()) ++to;
    if (to - from > most) best.clear();
    most = std::max(most, to - from);
    if (to - from == most) best.push_back(items[from]);
    from = to;
  }
  return Value::list(std::move(best));
}

/// `decisive` decides; otherwise every item must be boolean.
Value decided(Arguments a, bool decisive) {
  if (a.size() == 1 && a[0].is_null()) return {};
  const Items items = items_of(a);
  bool unknown = false;
  for (const Value& item : items) {
    if (!item.is(Kind::boolean)) unknown = true;
    else if (item.boolean() == decisive) return decisive;
  }
  return unknown ? Value() : Value(!decisive);
}

Value all(Machine&, Arguments a) { return decided(a, false); }
Value any(Machine&, Arguments a) { return decided(a, true); }

const std::vector<Builtin> aggregate_table{
    {"min", {"list"}, 1, -1, extreme<false>},
    {"max", {"list"}, 1, -1, extreme<true>},
    {"sum", {"list"}, 1, -1, sum},
    {"mean", {"list"}, 1, -1, mean},
    {"product", {"list"}, 1, -1, product},
    {"median", {"list"}, 1, -1, median},
    {"stddev", {"list"}, 1, -1, stddev},
    {"mode", {"list"}, 1, -1, mode},
    {"all", {"list"}, 1, -1, all},
    {"any", {"list"}, 1, -1, any},
};

}  // namespace

std::span<const Builtin> aggregate_builtins() { return aggregate_table; }

}  // namespace qianpi::rules
