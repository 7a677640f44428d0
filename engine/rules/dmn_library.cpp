#include "engine/rules/dmn_library.h"

#include <set>

#include "engine/rules/dmn_table.h"

namespace qianpi::rules {
namespace {

std::string text_in(const Element* holder) {
  const Element* text = holder ? holder->child("text") : nullptr;
  return text ? text->text : "";
}

std::string type_name(const Element& element) {
  const std::string attribute = element.attribute("typeRef");
  const Element* child = element.child("typeRef");
  return attribute.empty() && child ? child->text : attribute;
}

/// A type by name within a model. `feel:number` and `{namespace}number` are `number`.
Type named_type(std::string name, const DmnModel& model) {
  const auto trimmed = name.find_first_not_of(" \t\r\n");
  name = trimmed == std::string::npos ? "" : name.substr(trimmed, name.find_last_not_of(" \t\r\n") - trimmed + 1);
  if (name.empty()) return Type::any();
  const auto found = model.vocabulary.types.find(name);
  if (found != model.vocabulary.types.end()) return found->second;
  if (const auto builtin = builtin_type(name)) return *builtin;
  const auto colon = name.rfind(':');
  return colon == std::string::npos ? Type::any() : named_type(name.substr(colon + 1), model);
}

std::shared_ptr<const Expression> allowed_values(const Element* values, const DmnModel& model) {
  const std::string text = text_in(values);
  if (text.empty()) return nullptr;
  auto compiled = compile(text, model.vocabulary, Reading::unary_tests);
  auto* expression = std::get_if<Expression>(&compiled);
  return expression ? std::make_shared<const Expression>(std::move(*expression)) : nullptr;
}

Type item_type(const Element& item, const DmnModel& model) {
  Type type = named_type(type_name(item), model);
  const auto components = item.all("itemComponent");
  if (!components.empty()) {
    type = Type::of(Kind::context);
    for (const Element* component : components) {
      type.names.push_back(component->attribute("name"));
      type.parts.push_back(item_type(*component, model));
    }
  }
  if (const Element* function = item.child("functionItem")) {
    type = Type::of(Kind::function);
    for (const Element* parameter : function->all("parameters")) type.parts.push_back(named_type(type_name(*parameter), model));
    type.parts.push_back(named_type(function->attribute("outputTypeRef"), model));
  }
  if (auto allowed = allowed_values(item.child("allowedValues"), model)) type.allowed = std::move(allowed);
  if (item.attribute("isCollection") == "true") type = Type::list_of(std::move(type));
  if (auto allowed = allowed_values(item.child("typeConstraint"), model)) type.allowed = std::move(allowed);
  return type;
}

void collect_names(const Element& element, std::set<std::string>& names) {
  static const std::set<std::string> naming{"itemComponent",   "inputData", "decision",        "businessKnowledgeModel",
                                            "decisionService", "variable",  "formalParameter", "parameter",
                                            "output",          "column",    "import",          "itemDefinition"};
  if (naming.contains(element.name)) names.insert(element.attribute("name"));
  if (!element.attribute("iteratorVariable").empty()) names.insert(element.attribute("iteratorVariable"));
  for (const Element& child : element.children) collect_names(child, names);
}

/// Item definitions may refer to later ones: as many rounds as there are definitions settle all of them.
void read_own_types(DmnModel& model) {
  const auto items = model.root.all("itemDefinition");
  for (std::size_t round = 0; round < std::min<std::size_t>(items.size(), 5); ++round)
    for (const Element* item : items) model.vocabulary.types[item->attribute("name")] = item_type(*item, model);
}

}  // namespace

Type type_of(const Element& element, const DmnModel& model) { return named_type(type_name(element), model); }

void read_types(std::vector<std::unique_ptr<DmnModel>>& models) {
  for (auto& model : models) read_own_types(*model);
  // An import's types are there only after its own round; one more round per import depth.
  for (std::size_t round = 0; round < 2; ++round)
    for (auto& model : models) {
      for (const auto& other : models) {
        const auto import = model->imports.find(other->space);
        if (import == model->imports.end()) continue;
        for (const auto& [name, type] : std::map(other->vocabulary.types)) model->vocabulary.types[import->second + "." + name] = type;
      }
      read_own_types(*model);
    }
}

Names names_in(const std::vector<std::unique_ptr<DmnModel>>& models) {
  std::set<std::string> names;
  for (const auto& model : models) collect_names(model->root, names);
  names.erase("");
  return {names.begin(), names.end()};
}

void compile_texts(const Element& element, const DmnModel& model, DmnModels::Library& library) {
  if (element.name == "decisionTable") library.tables.emplace(&element, compile_table(table_source(element), model.vocabulary));
  if (element.name == "literalExpression") {
    auto text = text_in(&element);
    library.expressions.emplace(
        &element, compile(text.find_first_not_of(" \t\r\n") == std::string::npos ? "null" : text, model.vocabulary, Reading::expression));
  }
  for (const Element& child : element.children) compile_texts(child, model, library);
}

Drawn DmnModels::Library::find(const std::string& href, const DmnModel& from) const {
  if (href.empty()) return {};
  const auto hash = href.find('#');
  const std::string space = hash == std::string::npos || hash == 0 ? from.space : href.substr(0, hash);
  const std::string id = hash == std::string::npos ? href : href.substr(hash + 1);
  for (const auto& model : models)
    if (model->space == space)
      for (const Element& element : model->root.children)
        if (element.attribute("id") == id) return {&element, model.get()};
  return {};
}

Drawn DmnModels::Library::named(std::string_view kind, std::string_view name) const {
  for (const auto& model : models)
    for (const Element& element : model->root.children)
      if (element.name == kind && element.attribute("name") == name) return {&element, model.get()};
  return {};
}

std::variant<DmnModels, std::string> DmnModels::read(const std::vector<std::string>& documents) {
  auto library = std::make_shared<Library>();
  for (const auto& document : documents) {
    std::string why;
    auto root = read_xml(document, why);
    if (!root || root->name != "definitions") return why.empty() ? "this is no DMN document: its root is not definitions" : why;
    auto model = std::make_unique<DmnModel>();
    model->space = root->attribute("namespace");
    for (const Element* import : root->all("import")) model->imports[import->attribute("namespace")] = import->attribute("name");
    model->root = std::move(*root);
    library->models.push_back(std::move(model));
  }
  const Names names = names_in(library->models);
  for (auto& model : library->models) model->vocabulary.names = names;
  read_types(library->models);
  for (const auto& model : library->models) compile_texts(model->root, *model, *library);
  return DmnModels(std::move(library));
}

}  // namespace qianpi::rules
