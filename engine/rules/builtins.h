// FEEL's own functions by name, with the parameter names that a call may use.
// Used by the parser (names of several words) and the evaluator. It refuses to read a clock: now() and today() come
// from the scope.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/rules/value.h"

namespace qianpi::rules {

class Machine;

/// Receives at least `least` arguments and at most `most`; -1: any number.
struct Builtin {
  std::string_view name;
  /// Each overload's parameters, `year,month,day`; `key:string` only takes an argument of that kind.
  std::vector<std::string_view> signatures;
  int least, most;
  Value (*call)(Machine&, std::span<const Value>);
};

const Builtin* find_builtin(std::string_view name);
inline bool is_builtin(std::string_view name) { return find_builtin(name) != nullptr; }
/// Names of builtins that are more than one word.
const std::vector<std::string_view>& spaced_builtins();

// One table per concern, in builtins_*.cpp.
std::span<const Builtin> conversion_builtins();
std::span<const Builtin> number_builtins();
std::span<const Builtin> string_builtins();
std::span<const Builtin> list_builtins();
std::span<const Builtin> aggregate_builtins();
std::span<const Builtin> context_builtins();
std::span<const Builtin> temporal_builtins();
std::span<const Builtin> range_builtins();

}  // namespace qianpi::rules
