// FEEL's types, as written after `instance of` and in DMN's item definitions.
// Used by the parser, by function parameters and by DMN. It refuses nothing: what does not conform becomes null
// elsewhere.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/rules/value.h"

namespace qianpi::rules {

class Expression;

struct Type {
  /// any: everything; unknown: a name that nobody declared, nothing conforms; otherwise a kind.
  enum class Base { any, unknown, kind };
  Base base = Base::any;
  Kind kind = Kind::null;
  /// list: the item; range: the end; context: the entries; function: the parameters, then the result.
  std::vector<Type> parts;
  std::vector<std::string> names;  ///< of a context's entries
  /// Allowed values of an item definition, as unary tests; of a list, they hold for the list itself.
  std::shared_ptr<const Expression> allowed;

  static Type any() { return {}; }
  static Type unknown() { return {Base::unknown, Kind::null, {}, {}, nullptr}; }
  static Type of(Kind kind) { return {Base::kind, kind, {}, {}, nullptr}; }
  static Type list_of(Type item) { return {Base::kind, Kind::list, {std::move(item)}, {}, nullptr}; }
};

/// One of FEEL's own types by its name, e.g. "number", "days and time duration", "Any".
std::optional<Type> builtin_type(std::string_view name);

/// `instance of` asks for the kind only, DMN's data also for the allowed values.
enum class AllowedValues { checked, ignored };
/// Is the value of that type? Null conforms to Any and Null only.
bool conforms(const Value&, const Type&, AllowedValues = AllowedValues::checked);

/// DMN's implicit conversions: to and from a list of one, and from a date to its first instant in UTC. A value that
/// still does not conform becomes null; null stays null. Nothing when it did not conform.
std::optional<Value> coerced(const Value&, const Type&);

}  // namespace qianpi::rules
