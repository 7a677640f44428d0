#include "adapters/scenario/values.h"

#include <algorithm>

#include "engine/input.h"
#include "engine/rules/value_text.h"

namespace qianpi::scenario {

using rules::Value;
using yaml::Node;

Value value_of(const Node& node) {
  switch (node.kind) {
    case yaml::Kind::null: return {};
    case yaml::Kind::boolean: return node.text == "true";
    case yaml::Kind::integer:
    case yaml::Kind::decimal:
    case yaml::Kind::text: return node.text;
    case yaml::Kind::list: {
      rules::Items items;
      for (const Node& item : node.items) items.push_back(value_of(item));
      return Value::list(std::move(items));
    }
    case yaml::Kind::map: {
      rules::Entries entries;
      for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, value_of(entry.value));
      return Value::context(std::move(entries));
    }
  }
  return {};
}

namespace {

const Field* field_named(const Package& package, const std::string& name) {
  for (const auto& [id, form] : package.forms)
    if (const Field* field = find_field(form.fields, name)) return field;
  return nullptr;
}

bool same_scalar(const Value& value, const Node& wanted) {
  if (value.is_null()) return wanted.is_null() || wanted.text.empty();
  if (value.is(rules::Kind::number)) return rules::Number::read(wanted.text) == value.number();
  if (value.is(rules::Kind::date_time)) return read_instant(wanted.text) == value.instant();
  return rules::to_text(value) == wanted.text;
}

}  // namespace

Value typed(const Package& package, const Value& fields) {
  Value all = Value::context({});
  if (!fields.is(rules::Kind::context)) return all;
  for (const auto& [name, given] : fields.entries()) {
    const Field* field = field_named(package, name);
    OneInput one = field && !given.is_null() ? read_field(package, *field, given) : OneInput(given);
    const Value* value = std::get_if<Value>(&one);
    all = all.with(name, value ? *value : given);
  }
  return all;
}

bool reads_as(const Value& value, const Node& wanted) {
  if (wanted.is_scalar()) return same_scalar(value, wanted);
  if (wanted.kind == yaml::Kind::list) return value.is(rules::Kind::list) && std::ranges::equal(value.items(), wanted.items, reads_as);
  return std::ranges::all_of(wanted.entries, [&](const yaml::Entry& entry) {
    const Value* found = value.get(entry.key);
    return reads_as(found ? *found : Value(), entry.value);
  });
}

std::string shown(const Node& node) { return node.is_scalar() ? node.text : rules::to_text(value_of(node)); }

std::string shown(const Value* value) { return value && !value->is_null() ? rules::to_text(*value) : "nothing"; }

}  // namespace qianpi::scenario
