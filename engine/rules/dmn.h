// DMN 1.5 models: decisions, business knowledge, services and all boxed expressions, read from the OMG's XML.
// Used by the DMN kit's runner, later by import and export of tables. It refuses external (Java, PMML) functions: they
// are null.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/rules/expression.h"

namespace qianpi::rules {

/// Several models that may import each other; immutable once read. Functions in its results live only as long as it
/// does.
class DmnModels {
 public:
  /// The XML documents, the main one first; or what is wrong with the first that can't be read.
  static std::variant<DmnModels, std::string> read(const std::vector<std::string>& documents);

  /// One run of the models over its inputs; decisions are computed once.
  struct Inputs {
    Value values = Value::context({});   ///< input data (and decisions to be taken as given) by name
    Value present = Value::context({});  ///< `now` and `today`
  };
  /// Null for an unknown decision; problems tell why a value is null.
  Result decide(std::string_view decision, const Inputs&) const;
  /// A decision service or business knowledge model by name, its parameters by name.
  Result invoke(std::string_view name, const Inputs&) const;

  struct Library;

 private:
  explicit DmnModels(std::shared_ptr<const Library> library) : library_(std::move(library)) {}
  std::shared_ptr<const Library> library_;
};

}  // namespace qianpi::rules
