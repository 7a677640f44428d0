// Types before any case runs: what an expression will give, and the mistakes that can be seen without data (a text compared with a number, an
// option that doesn't exist, arithmetic on a yes or no). Used by the package checker. Silent where a type isn't known; it never evaluates.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/expression.h"
#include "engine/rules/type.h"

namespace qianpi::rules {

/// Types of names. Nothing for a name that isn't known here: it may then be anything.
class TypeScope {
 public:
  virtual ~TypeScope() = default;
  virtual std::optional<Type> find(std::string_view name) const = 0;
};

struct Typing {
  Type type;  ///< any: not known
  std::vector<Problem> problems;
};

Typing type_of(const Expression&, const TypeScope&);
/// Of a table's cell: its tests against an input of that type.
Typing type_of_tests(const Expression&, const Type& input, const TypeScope&);

/// Text that must be one of these.
Type choice_of(const std::vector<std::string>& options);
/// The options of such a text; empty for other types.
std::vector<std::string> options_of(const Type&);
/// "string", "list of number", … as FEEL writes them; empty when not known.
std::string to_text(const Type&);
std::string to_chinese(const Type&);

}  // namespace qianpi::rules
