// The part of ECMAScript that SCXML documents write as expressions, said in FEEL: `x === 1 && In('s')` becomes
// `(truthy((x = 1)) and truthy(In("s")))`. Used by the SCXML suite only. It refuses by Untranslatable what FEEL has no
// word for (functions, objects with state, the DOM), and tells that from what is no ECMAScript at all: Malformed.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::scxml {

struct Untranslatable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A syntax error of the document: at run time it is the event error.execution.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// FEEL's text. It calls `truthy`, `typeof` and `In`, which the datamodel provides.
std::string feel_of(std::string_view ecmascript);

/// One statement of a script: `x = e`, `x += e`, `var x`, `var x = e`.
struct Statement {
  std::string name;
  std::string feel;  ///< empty: only declared
  bool declares = false;
};
/// Assignments and declarations in order; anything else is Untranslatable.
std::vector<Statement> statements_of(std::string_view script);

}  // namespace qianpi::scxml
