// What an expression or a table sees when it is tried by hand: on the command line, in the editor's preview, in a table's own tests. Values given by name,
// a package's parameters as they stand, and the functions age and age_at; never a clock.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "engine/definition/package.h"

namespace qianpi {

/// JSON as the engine writes it, or YAML in which a text that begins with "=" is an expression. `name` stands in problems.
std::variant<rules::Value, Problems> read_given(std::string_view text, const std::string& name);

/// A copy of this context with a value at a path of names: `item.days`.
rules::Value put(const rules::Value& into, std::string_view path, rules::Value value);

/// The context of a trial: what is given stands before the package's parameters (null: no package).
rules::Value trial_of(const rules::Value& given, const Package*);

/// Problems of evaluating, in words for people, joined: "第 5 字符：…".
Bilingual told(const std::vector<rules::Problem>&);

}  // namespace qianpi
