// The models that were read: their elements by id, names, types, and the expressions compiled from their texts.
// Used by the DMN interpreter only. It refuses nothing: what does not compile keeps its problems and evaluates to null.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/rules/compile.h"
#include "engine/rules/dmn.h"
#include "engine/rules/dmn_xml.h"
#include "engine/rules/table.h"

namespace qianpi::rules {

struct DmnModel {
  Element root;
  std::string space;                           ///< its namespace
  std::map<std::string, std::string> imports;  ///< namespace → name under which it is imported
  Vocabulary vocabulary;                       ///< with every import's types under the import's name
};

/// An element with the model it stands in.
struct Drawn {
  const Element* element = nullptr;
  const DmnModel* model = nullptr;
  explicit operator bool() const { return element != nullptr; }
  std::string name() const { return element->attribute("name"); }
};

struct DmnModels::Library {
  std::vector<std::unique_ptr<DmnModel>> models;
  std::map<const Element*, Compiled> expressions;
  std::map<const Element*, std::variant<Table, std::vector<TableProblem>>> tables;

  /// By `#id` within the model or `namespace#id`.
  Drawn find(const std::string& href, const DmnModel& from) const;
  /// The first element of that kind and name, the main model first.
  Drawn named(std::string_view kind, std::string_view name) const;
};

/// The type of a `typeRef` attribute or child; any when there is none.
Type type_of(const Element& element, const DmnModel& model);

/// Item definitions as types, each model's own and those of its imports.
void read_types(std::vector<std::unique_ptr<DmnModel>>& models);
/// Every name of the models that an expression might mention.
Names names_in(const std::vector<std::unique_ptr<DmnModel>>& models);
/// Compiles every expression and table of a model.
void compile_texts(const Element& element, const DmnModel& model, DmnModels::Library& library);

}  // namespace qianpi::rules
