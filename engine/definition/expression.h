// A FEEL expression as it stands in a definition: compiled once per version, with its text and place for messages.
#pragma once
#include <string>
#include <variant>

#include "engine/base/problem.h"
#include "engine/rules/expression.h"

namespace qianpi {

struct Expression {
  rules::Expression code;
  std::string text;
  Source where;
};

/// Literal text, or an expression where the file's value starts with "=".
using Words = std::variant<std::string, Expression>;

}  // namespace qianpi
