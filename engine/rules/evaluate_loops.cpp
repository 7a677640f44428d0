// for, some and every.
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {
namespace {

bool is_countable(const Value& end) { return end.is(Kind::date) || (end.is(Kind::number) && end.number().whole()); }
std::int64_t count_of(const Value& end) { return end.is(Kind::date) ? day_number(end.date()) : *end.number().whole(); }

}  // namespace

/// What a loop does in its innermost round.
struct Machine::Rounds {
  const std::vector<Iterator>& iterators;
  std::function<Going(const Frame*)> visit;
};

/// The days or whole numbers from one end to the other, in either direction.
std::optional<Items> Machine::counted(const Value& from, const Value& until) {
  if (from.kind() != until.kind() || !is_countable(from) || !is_countable(until)) return std::nullopt;
  const std::int64_t low = count_of(from), high = count_of(until);
  const std::int64_t step = low <= high ? 1 : -1;
  const std::uint64_t apart = (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low)) * static_cast<std::uint64_t>(step);
  check_list(apart);
  spend(static_cast<std::int64_t>(apart / 10));
  Items items;
  for (std::int64_t at = low;; at += step) {
    items.push_back(from.is(Kind::date) ? Value(date_of_day_number(at)) : Value(at));
    if (at == high) return items;
  }
}

std::optional<Items> Machine::domain(const Iterator& iterator, const Frame* frame) {
  const Value found = eval(*iterator.domain, frame);
  if (iterator.until) return counted(found, eval(*iterator.until, frame));
  if (found.is(Kind::list)) {
    spend(static_cast<std::int64_t>(found.items().size() / 10));
    return found.items();
  }
  if (found.is(Kind::range)) {
    const Range& range = found.range();
    const auto ends = order(range.low, range.high);
    auto items = range.form == RangeForm::interval && ends && *ends <= 0 ? counted(range.low, range.high) : std::nullopt;
    if (items && !range.high_closed && !items->empty()) items->pop_back();
    if (items && !range.low_closed && !items->empty()) items->erase(items->begin());
    return items;
  }
  if (found.is_null()) return std::nullopt;
  return Items{found};
}

Machine::Going Machine::each_round(const Rounds& rounds, std::size_t level, const Frame* frame) {
  if (level == rounds.iterators.size()) return rounds.visit(frame);
  const auto items = domain(rounds.iterators[level], frame);
  if (!items) return Going::nowhere;
  for (const Value& item : *items) {
    const Frame inner{frame, rounds.iterators[level].name, &item, nullptr, false};
    const Going going = each_round(rounds, level + 1, &inner);
    if (going != Going::on) return going;
  }
  return Going::on;
}

Value Machine::on(const For& node, const Frame* frame) {
  Items results;
  const Rounds rounds{node.iterators, [&](const Frame* inner) {
                        const Value partial = node.uses_partial ? Value::list(results) : Value();
                        if (node.uses_partial) spend(static_cast<std::int64_t>(results.size()));
                        const Frame last{inner, "partial", &partial, nullptr, false};
                        results.push_back(eval(*node.body, &last));
                        check_list(results.size());
                        spend(static_cast<std::int64_t>(results.size() % 2));  // half a step for the memory of each
                        return Going::on;
                      }};
  if (each_round(rounds, 0, frame) == Going::nowhere) return fail("for 遍历的不是列表或区间", "for goes through something that is no list or range");
  return Value::list(std::move(results));
}

Value Machine::on(const Quantified& node, const Frame* frame) {
  bool decided = false, unknown = false;
  const Rounds rounds{node.iterators, [&](const Frame* inner) {
                        const Value found = eval(*node.condition, inner);
                        if (!found.is(Kind::boolean)) unknown = true;
                        decided = found.is(Kind::boolean) && found.boolean() != node.every;
                        return decided ? Going::stop : Going::on;
                      }};
  if (each_round(rounds, 0, frame) == Going::nowhere)
    return fail("some/every 遍历的不是列表或区间", "some/every goes through something that is no list or range");
  if (decided) return !node.every;
  if (unknown) return fail("条件对某一项没有结果", "the condition has no result for an item");
  return node.every;
}

}  // namespace qianpi::rules
