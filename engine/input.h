// What people type, checked against a form: plain JSON-like values in, typed values out, or every problem with its field. Nothing is
// half accepted. Used by start, decide and save; the page shows the problems at their fields.
#pragma once
#include <set>
#include <string>
#include <variant>

#include "engine/definition/package.h"

namespace qianpi {

struct InputRule {
  std::set<std::string> writable;  ///< fields this person may write now; anything else given is a problem
  bool complete = true;            ///< required fields must be there (false for drafts and for refusing outcomes)
  rules::Value already{};          ///< values the case has: a required field may have been filled before
};

std::variant<rules::Value, Problems> read_input(const Package&, const Form&, const rules::Value& given, const InputRule&);

/// One field's value as typed, or what is wrong with it (one file per family of types).
using OneInput = std::variant<rules::Value, Problem>;
OneInput read_field(const Package&, const Field&, const rules::Value& given);
OneInput read_scalar(const Field&, const rules::Value& given);
OneInput read_choice(const Package&, const Field&, const rules::Value& given);
OneInput read_attachment(const Field&, const rules::Value& given);

Problem problem_at(const Field&, Bilingual what, Bilingual cure);
/// Length in characters, not bytes.
std::size_t characters_in(std::string_view utf8);

}  // namespace qianpi
