#include "engine/retry_tables.h"

#include <algorithm>

#include "engine/definition/trial.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

/// Outputs that one of the two doesn't have say nothing.
bool agree(const Value& then, const Value& now) {
  if (then.is(Kind::list) && now.is(Kind::list)) {
    const auto& before = then.items();
    return before.size() == now.items().size() && std::equal(before.begin(), before.end(), now.items().begin(), agree);
  }
  if (!then.is(Kind::context) || !now.is(Kind::context)) return then == now;
  return std::ranges::all_of(then.entries(), [&](const auto& entry) {
    const Value* is = now.get(entry.first);
    return !is || *is == entry.second;
  });
}

}  // namespace

SecondOpinion decide_again(const rules::Table& changed, const fact::TableDecided& then, const Value& around) {
  Value asked = around;
  for (const auto& [path, value] : then.asked.entries()) asked = put(asked, path, value);
  SecondOpinion opinion{rules::decide(changed, rules::ContextScope(asked)), true};
  opinion.same = agree(then.outputs, opinion.now.outputs);
  return opinion;
}

}  // namespace qianpi
