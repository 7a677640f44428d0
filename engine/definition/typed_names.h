// The kinds of names in one workflow, as its forms, registers and parameters declare them. Used by the checks of expressions and tables. Names that are
// written by effects only, or differently in two forms, may be anything.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/definition/package.h"
#include "engine/rules/typing.h"

namespace qianpi {

class TypedNames : public rules::TypeScope {
 public:
  TypedNames(const Package&, const Workflow&);
  std::optional<rules::Type> find(std::string_view name) const override;

  std::vector<std::string> locals;  ///< names that stand before all others, of any kind

 private:
  void add_form(const std::string& id);

  const Package& package_;
  std::map<std::string, rules::Type, std::less<>> types_;
};

}  // namespace qianpi
