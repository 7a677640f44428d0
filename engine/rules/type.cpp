#include "engine/rules/type.h"

#include <algorithm>
#include <array>

#include "engine/rules/expression.h"
#include "engine/rules/tree.h"

namespace qianpi::rules {
namespace {

bool allowed(const Value& value, const Type& type, AllowedValues values) {
  if (type.allowed == nullptr || values == AllowedValues::ignored) return true;
  return test(*type.allowed, value, ContextScope(Value::context({}))).value.is_true();
}

bool context_conforms(const Value& value, const Type& type, AllowedValues values) {
  for (std::size_t i = 0; i < type.names.size(); ++i) {
    const Value* entry = value.get(type.names[i]);
    if (entry == nullptr || (!entry->is_null() && !conforms(*entry, type.parts[i], values))) return false;
  }
  return true;
}

bool range_conforms(const Range& range, const Type& type) {
  if (type.parts.empty()) return true;
  const auto end_conforms = [&](const Value& end) { return end.is_null() || conforms(end, type.parts[0]); };
  return end_conforms(range.low) && end_conforms(range.high);
}

bool function_conforms(const Function& function, const Type& type) {
  if (type.parts.empty()) return true;
  const std::size_t parameters = type.parts.size() - 1;
  if (function.closure) return function.closure->parameters.size() == parameters;
  return function.arity < 0 || static_cast<std::size_t>(function.arity) == parameters;
}

}  // namespace

std::optional<Type> builtin_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Kind>, 19> kinds{{{"number", Kind::number},
                                                                     {"string", Kind::text},
                                                                     {"boolean", Kind::boolean},
                                                                     {"date", Kind::date},
                                                                     {"time", Kind::time},
                                                                     {"date and time", Kind::date_time},
                                                                     {"dateTime", Kind::date_time},
                                                                     {"days and time duration", Kind::days_duration},
                                                                     {"day-time duration", Kind::days_duration},
                                                                     {"dayTimeDuration", Kind::days_duration},
                                                                     {"years and months duration", Kind::months_duration},
                                                                     {"year-month duration", Kind::months_duration},
                                                                     {"yearMonthDuration", Kind::months_duration},
                                                                     {"list", Kind::list},
                                                                     {"context", Kind::context},
                                                                     {"range", Kind::range},
                                                                     {"function", Kind::function},
                                                                     {"Null", Kind::null},
                                                                     {"null", Kind::null}}};
  if (name == "Any" || name == "any") return Type::any();
  for (const auto& [known, kind] : kinds)
    if (known == name) return Type::of(kind);
  return std::nullopt;
}

bool conforms(const Value& value, const Type& type, AllowedValues values) {
  if (type.base == Type::Base::any) return allowed(value, type, values);
  if (type.base == Type::Base::unknown || value.kind() != type.kind) return false;
  if (!allowed(value, type, values)) return false;
  switch (type.kind) {
    case Kind::list:
      return type.parts.empty() || std::all_of(value.items().begin(), value.items().end(),
                                               [&](const Value& item) { return item.is_null() || conforms(item, type.parts[0], values); });
    case Kind::context: return context_conforms(value, type, values);
    case Kind::range: return range_conforms(value.range(), type);
    case Kind::function: return function_conforms(value.function(), type);
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::text:
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_duration:
    case Kind::months_duration: break;
  }
  return true;
}

std::optional<Value> coerced(const Value& value, const Type& type) {
  if (type.base == Type::Base::any && type.allowed == nullptr) return value;
  if (value.is_null()) return value;
  if (conforms(value, type)) return value;
  if (type.base == Type::Base::kind && type.kind == Kind::list && !value.is(Kind::list)) {
    Value list = Value::list({value});
    return conforms(list, type) ? std::optional(std::move(list)) : std::nullopt;
  }
  if (type.base == Type::Base::kind && type.kind == Kind::date_time && value.is(Kind::date)) return Value(DateTime{value.date(), {0, {0, nullptr}}});
  if (value.is(Kind::list) && value.items().size() == 1 && !(type.base == Type::Base::kind && type.kind == Kind::list))
    return conforms(value.items()[0], type) ? std::optional(value.items()[0]) : std::nullopt;
  return std::nullopt;
}

}  // namespace qianpi::rules
