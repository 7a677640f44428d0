// Builtins that look into lists and make new ones.
#include <algorithm>
#include <numeric>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

/// A list; a single value counts as a list of one, null as none.
std::optional<Items> list_in(const Value& value) {
  if (value.is(Kind::list)) return value.items();
  return value.is_null() ? std::nullopt : std::optional(Items{value});
}

bool same(const Value& a, const Value& b) { return equal(a, b).value_or(false); }

bool among(const Items& items, const Value& value) {
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return same(item, value); });
}

Value made(Machine& machine, Items items) {
  machine.check_list(items.size());
  machine.spend(static_cast<std::int64_t>(items.size()) / 10);
  return Value::list(std::move(items));
}

/// The index of a position that counts from 1, or from the end when negative; up to `most`.
std::optional<std::size_t> index_of(const Value& position, std::size_t size, std::size_t most) {
  const auto n = position.is(Kind::number) ? position.number().whole() : std::nullopt;
  if (!n || *n == 0) return std::nullopt;
  if (*n > 0) return *n <= static_cast<std::int64_t>(most) ? std::optional(static_cast<std::size_t>(*n - 1)) : std::nullopt;
  return -*n <= static_cast<std::int64_t>(size) ? std::optional(size - static_cast<std::size_t>(-*n)) : std::nullopt;
}

Value list_contains(Machine& machine, Arguments a) {
  const auto items = list_in(a[0]);
  if (!items) return {};
  machine.spend(static_cast<std::int64_t>(items->size()));
  return among(*items, a[1]);
}

Value count(Machine&, Arguments a) {
  const auto items = list_in(a[0]);
  return items ? Value(static_cast<std::int64_t>(items->size())) : Value();
}

Value sublist(Machine& machine, Arguments a) {
  const auto items = list_in(a[0]);
  if (!items) return {};
  const auto from = index_of(a[1], items->size(), items->size());
  if (!from) return {};
  std::size_t length = items->size() - *from;
  if (a.size() > 2) {
    const auto wanted = a[2].is(Kind::number) ? a[2].number().whole() : std::nullopt;
    if (!wanted || *wanted < 1 || *wanted > static_cast<std::int64_t>(length)) return {};
    length = static_cast<std::size_t>(*wanted);
  }
  const auto first = items->begin() + static_cast<std::ptrdiff_t>(*from);
  return made(machine, Items(first, first + static_cast<std::ptrdiff_t>(length)));
}

Value append(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  items->insert(items->end(), a.begin() + 1, a.end());
  return made(machine, std::move(*items));
}

Value concatenate(Machine& machine, Arguments a) {
  Items all;
  for (const Value& list : a) {
    const auto items = list_in(list);
    if (!items) return {};
    all.insert(all.end(), items->begin(), items->end());
  }
  return made(machine, std::move(all));
}

Items distinct(Machine& machine, const Items& items) {
  Items kept;
  for (const Value& item : items) {
    machine.spend(1 + static_cast<std::int64_t>(kept.size()) / 2);
    if (!among(kept, item)) kept.push_back(item);
  }
  return kept;
}

Value union_of(Machine& machine, Arguments a) {
  const Value all = concatenate(machine, a);
  return all.is_null() ? Value() : made(machine, distinct(machine, all.items()));
}

Value distinct_values(Machine& machine, Arguments a) {
  const auto items = list_in(a[0]);
  return items ? made(machine, distinct(machine, *items)) : Value();
}

Value insert_before(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  const auto at = index_of(a[1], items->size(), items->size());
  if (!at) return {};
  items->insert(items->begin() + static_cast<std::ptrdiff_t>(*at), a[2]);
  return made(machine, std::move(*items));
}

Value remove(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  const auto at = index_of(a[1], items->size(), items->size());
  if (!at) return {};
  items->erase(items->begin() + static_cast<std::ptrdiff_t>(*at));
  return made(machine, std::move(*items));
}

Value list_replace(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  if (!a[1].is(Kind::function)) {
    const Value position = a[1].is(Kind::number) ? Value(a[1].number().rounded(0, Rounding::down)) : a[1];
    const auto at = index_of(position, items->size(), items->size());
    if (!at) return {};
    (*items)[*at] = a[2];
    return made(machine, std::move(*items));
  }
  for (Value& item : *items) {
    const Value pair[] = {item, a[2]};
    const Value hit = machine.call(a[1], pair);
    if (!hit.is(Kind::boolean)) return {};
    if (hit.boolean()) item = a[2];
  }
  return made(machine, std::move(*items));
}

Value reverse(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  std::reverse(items->begin(), items->end());
  return made(machine, std::move(*items));
}

Value indexes_of(Machine& machine, Arguments a) {
  const auto items = list_in(a[0]);
  if (!items) return {};
  Items found;
  for (std::size_t i = 0; i < items->size(); ++i)
    if (same((*items)[i], a[1])) found.emplace_back(static_cast<std::int64_t>(i + 1));
  return made(machine, std::move(found));
}

void flatten_into(const Value& value, Items& flat) {
  if (!value.is(Kind::list)) return flat.push_back(value);
  for (const Value& item : value.items()) flatten_into(item, flat);
}

Value flatten(Machine& machine, Arguments a) {
  if (a[0].is_null()) return {};
  Items flat;
  flatten_into(a[0], flat);
  return made(machine, std::move(flat));
}

/// Merges by hand: a precedes-function that contradicts itself must not confuse the sort.
Value sort(Machine& machine, Arguments a) {
  auto items = list_in(a[0]);
  if (!items) return {};
  bool broken = false;
  const auto precedes = [&](const Value& x, const Value& y) {
    if (a.size() == 1) {
      const auto found = order(x, y);
      broken = broken || !found;
      return found && *found < 0;
    }
    const Value pair[] = {x, y};
    const Value found = machine.call(a[1], pair);
    broken = broken || !found.is(Kind::boolean);
    return found.is_true();
  };
  Items spare(items->size());
  for (std::size_t width = 1; width < items->size(); width *= 2) {
    for (std::size_t from = 0; from < items->size(); from += 2 * width) {
      const auto at = [&](std::size_t i) { return items->begin() + static_cast<std::ptrdiff_t>(std::min(i, items->size())); };
      std::merge(at(from), at(from + width), at(from + width), at(from + 2 * width), spare.begin() + static_cast<std::ptrdiff_t>(from), precedes);
    }
    std::swap(*items, spare);
  }
  if (a.size() > 1 && items->size() == 1 && !a[1].is(Kind::function)) return {};
  return broken ? Value() : made(machine, std::move(*items));
}

const std::vector<Builtin> list_table{
    {"list contains", {"list,element"}, 2, 2, list_contains},
    {"count", {"list"}, 1, 1, count},
    {"sublist", {"list,start position,length"}, 2, 3, sublist},
    {"append", {"list,item"}, 2, -1, append},
    {"concatenate", {"list"}, 1, -1, concatenate},
    {"union", {"list"}, 1, -1, union_of},
    {"distinct values", {"list"}, 1, 1, distinct_values},
    {"insert before", {"list,position,newItem"}, 3, 3, insert_before},
    {"remove", {"list,position"}, 2, 2, remove},
    {"list replace", {"list,position,newItem", "list,match,newItem"}, 3, 3, list_replace},
    {"reverse", {"list"}, 1, 1, reverse},
    {"index of", {"list,match"}, 2, 2, indexes_of},
    {"flatten", {"list"}, 1, 1, flatten},
    {"sort", {"list,precedes"}, 1, 2, sort},
};

}  // namespace

std::span<const Builtin> list_builtins() { return list_table; }

}  // namespace qianpi::rules
