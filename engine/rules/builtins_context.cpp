// Builtins on contexts: reading, making and merging entries.
#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

Value get_value(Machine&, Arguments a) {
  if (!a[0].is(Kind::context)) return {};
  if (a[1].is(Kind::text)) {
    const Value* found = a[0].get(a[1].text());
    return found ? *found : Value();
  }
  if (!a[1].is(Kind::list)) return {};
  const Value* here = &a[0];
  for (const Value& key : a[1].items()) {
    here = key.is(Kind::text) ? here->get(key.text()) : nullptr;
    if (here == nullptr) return {};
  }
  return *here;
}

Value get_entries(Machine&, Arguments a) {
  if (!a[0].is(Kind::context)) return {};
  Items entries;
  for (const auto& [name, value] : a[0].entries()) entries.push_back(Value::context({{"key", name}, {"value", value}}));
  return Value::list(std::move(entries));
}

Value context_of(Machine&, Arguments a) {
  const Items entries = a[0].is(Kind::list) ? a[0].items() : a[0].is(Kind::context) ? Items{a[0]} : Items{};
  if (!a[0].is(Kind::list) && !a[0].is(Kind::context)) return {};
  Value made = Value::context({});
  for (const Value& entry : entries) {
    const Value* key = entry.get("key");
    const Value* value = entry.get("value");
    if (key == nullptr || value == nullptr || !key->is(Kind::text) || made.get(key->text())) return {};
    made = made.with(key->text(), *value);
  }
  return made;
}

/// The context with the value at the end of the keys; contexts are made where there were none.
Value put(const Value& context, std::span<const Value> keys, const Value& value) {
  if (keys.empty() || !keys[0].is(Kind::text) || !context.is(Kind::context)) return {};
  if (keys.size() == 1) return context.with(keys[0].text(), value);
  const Value* inner = context.get(keys[0].text());
  const Value changed = put(inner ? *inner : Value::context({}), keys.subspan(1), value);
  return changed.is_null() ? Value() : context.with(keys[0].text(), changed);
}

Value context_put(Machine&, Arguments a) {
  if (a[1].is(Kind::list)) return put(a[0], a[1].items(), a[2]);
  return put(a[0], a.subspan(1, 1), a[2]);
}

Value context_merge(Machine&, Arguments a) {
  const Items contexts = a[0].is(Kind::list) ? a[0].items() : Items{a[0]};
  Value merged = Value::context({});
  for (const Value& context : contexts) {
    if (!context.is(Kind::context)) return {};
    for (const auto& [name, value] : context.entries()) merged = merged.with(name, value);
  }
  return merged;
}

const std::vector<Builtin> context_table{
    {"get value", {"m,key", "context,key"}, 2, 2, get_value},
    {"get entries", {"m", "context"}, 1, 1, get_entries},
    {"context", {"entries"}, 1, 1, context_of},
    {"context put", {"context,key:string,value", "context,keys:list,value"}, 3, 3, context_put},
    {"context merge", {"contexts"}, 1, 1, context_merge},
};

}  // namespace

std::span<const Builtin> context_builtins() { return context_table; }

}  // namespace qianpi::rules
