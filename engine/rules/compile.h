// Compiling with declared names and types: what DMN and the tables need beyond Expression::compile.
// Used inside the room. It refuses nothing that Expression::compile would accept.
#pragma once
#include <string_view>
#include <variant>
#include <vector>

#include "engine/rules/expression.h"
#include "engine/rules/parser.h"

namespace qianpi::rules {

enum class Reading { expression, unary_tests };
using Compiled = std::variant<Expression, std::vector<Problem>>;

Compiled compile(std::string_view text, const Vocabulary& vocabulary, Reading reading);

}  // namespace qianpi::rules
