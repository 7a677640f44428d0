#include "engine/rules/dmn_table.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace qianpi::rules {
namespace {

struct HitWord {
  Hit hit;
  const char *word, *policy, *aggregation;
};
constexpr std::array<HitWord, 11> hit_words{{{Hit::unique, "unique", "UNIQUE", ""},
                                             {Hit::first, "first", "FIRST", ""},
                                             {Hit::any, "any", "ANY", ""},
                                             {Hit::priority, "priority", "PRIORITY", ""},
                                             {Hit::collect, "collect", "COLLECT", ""},
                                             {Hit::collect_sum, "collect_sum", "COLLECT", "SUM"},
                                             {Hit::collect_min, "collect_min", "COLLECT", "MIN"},
                                             {Hit::collect_max, "collect_max", "COLLECT", "MAX"},
                                             {Hit::collect_count, "collect_count", "COLLECT", "COUNT"},
                                             {Hit::rule_order, "rule_order", "RULE ORDER", ""},
                                             {Hit::output_order, "output_order", "OUTPUT ORDER", ""}}};

const HitWord* word_of(std::string_view hit) {
  const auto meant = hit_named(hit);
  const auto found = std::ranges::find_if(hit_words, [&](const HitWord& one) { return meant && one.hit == *meant; });
  return found == hit_words.end() ? nullptr : &*found;
}

std::string text_of(const Element* element) {
  const Element* text = element ? element->child("text") : nullptr;
  return text ? text->text : "";
}

constexpr const char* id_column = "id";
constexpr const char* basis_column = "basis";

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).append_child("text").text().set(text.c_str());
}

void add_if_said(pugi::xml_node parent, const char* name, const std::vector<std::string>& texts, std::size_t index) {
  if (index < texts.size() && !texts[index].empty()) add_text(parent, name, texts[index]);
}

constexpr const char* day_label = "in_force";
constexpr const char* own_namespace = "urn:qianpi:tables";

/// The day stands as an input of its own, so that other programs decide the same.
void add_day(pugi::xml_node table, const TableSource& source) {
  if (!is_dated(source)) return;
  pugi::xml_node input = table.append_child("input");
  input.append_attribute("label") = day_label;
  add_text(input, "inputExpression", source.on.empty() ? "today" : source.on);
  if (source.in_force.is_said()) add_text(input, "inputValues", test_of(source.in_force));
}

/// The table's own tests, where DMN lets everyone put what is theirs.
void add_tests(pugi::xml_node table, const TableSource& source) {
  if (source.tests.empty()) return;
  pugi::xml_node all = table.append_child("extensionElements");
  for (const TableSource::Test& test : source.tests) {
    pugi::xml_node one = all.append_child("qianpi:test");
    if (!test.row.empty()) one.append_attribute("row") = test.row.c_str();
    const auto add = [&](const char* kind, const std::pair<std::string, std::string>& said) {
      pugi::xml_node value = one.append_child(kind);
      value.append_attribute("name") = said.first.c_str();
      value.text().set(said.second.c_str());
    };
    for (const auto& given : test.given) add("qianpi:given", given);
    for (const auto& wanted : test.wanted) add("qianpi:wanted", wanted);
  }
}

std::vector<TableSource::Test> tests_in(const Element& table) {
  std::vector<TableSource::Test> tests;
  const Element* all = table.child("extensionElements");
  for (const Element* one : all ? all->all("test") : std::vector<const Element*>{}) {
    TableSource::Test test{one->attribute("row"), {}, {}};
    for (const Element* given : one->all("given")) test.given.emplace_back(given->attribute("name"), given->text);
    for (const Element* wanted : one->all("wanted")) test.wanted.emplace_back(wanted->attribute("name"), wanted->text);
    tests.push_back(std::move(test));
  }
  return tests;
}

/// What test_of wrote; nothing for any other test.
std::optional<InForce> span_in(const std::string& text) {
  constexpr std::size_t day = 10;
  InForce span;
  if (text.starts_with("[@\"") || text.starts_with(">= @\"")) span.from = text.substr(text.find('"') + 1, day);
  if (text.starts_with("[@\"") || text.starts_with("< @\"")) span.until = text.substr(text.rfind('@') + 2, day);
  return test_of(span) == text ? std::optional(span) : std::nullopt;
}

/// An input that add_day wrote becomes dates again; where another program wrote something else into it, it stays an input.
void take_day(const Element& table, TableSource& source) {
  const auto inputs = table.all("input");
  if (inputs.empty() || inputs.back()->attribute("label") != day_label) return;
  const auto whole = source.input_values.back().empty() ? std::optional(InForce{}) : span_in(source.input_values.back());
  std::vector<InForce> spans;
  for (const TableSource::Row& row : source.rows)
    if (const auto span = row.when.empty() ? std::nullopt : span_in(row.when.back())) spans.push_back(*span);
  if (!whole || spans.size() != source.rows.size()) return;
  source.in_force = *whole;
  if (source.inputs.back() != "today") source.on = source.inputs.back();
  source.inputs.pop_back();
  source.input_values.pop_back();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    source.rows[i].when.pop_back();
    source.rows[i].in_force = spans[i];
  }
}

void add_columns(pugi::xml_node table, const TableSource& source) {
  for (std::size_t i = 0; i < source.inputs.size(); ++i) {
    pugi::xml_node input = table.append_child("input");
    add_text(input, "inputExpression", source.inputs[i]);
    add_if_said(input, "inputValues", source.input_values, i);
  }
  add_day(table, source);
  for (std::size_t i = 0; i < source.outputs.size(); ++i) {
    pugi::xml_node output = table.append_child("output");
    output.append_attribute("name") = source.outputs[i].c_str();
    add_if_said(output, "outputValues", source.output_values, i);
    add_if_said(output, "defaultOutputEntry", source.otherwise, i);
  }
  for (const char* column : {id_column, basis_column}) table.append_child("annotation").append_attribute("name") = column;
}

/// The names that the table's cells take from outside, each once: a model of its own must declare them.
std::set<std::string> names_asked(const TableSource& source) {
  std::set<std::string> names;
  const auto compiled = compile_table(source);
  if (const auto* table = std::get_if<Table>(&compiled))
    for (const std::string& path : names_used(*table)) names.insert(path.substr(0, path.find('.')));
  return names;
}

void declare(pugi::xml_node model, pugi::xml_node decision, const std::string& name) {
  pugi::xml_node data = model.insert_child_before("inputData", decision);
  data.append_attribute("id") = ("input_" + name).c_str();
  data.append_attribute("name") = name.c_str();
  data.append_child("variable").append_attribute("name") = name.c_str();
  decision.append_child("informationRequirement").append_child("requiredInput").append_attribute("href") = ("#input_" + name).c_str();
}

/// Annotation columns by name; a file of others may have any, or none.
std::vector<std::string> annotation_names(const Element& table) {
  std::vector<std::string> names;
  for (const Element* annotation : table.all("annotation")) names.push_back(annotation->attribute("name"));
  return names;
}

const Element* find_table(const Element& element) {
  if (element.name == "decisionTable") return &element;
  for (const Element& child : element.children)
    if (const Element* found = find_table(child)) return found;
  return nullptr;
}

}  // namespace

TableSource table_source(const Element& table) {
  TableSource source{.id = table.attribute("id"), .title = table.attribute("outputLabel"), .inputs = {}, .outputs = {}, .rows = {}};
  if (!table.attribute("hitPolicy").empty()) source.hit = table.attribute("hitPolicy");
  if (!table.attribute("aggregation").empty()) source.hit += " " + table.attribute("aggregation");
  if (const HitWord* hit = word_of(source.hit)) source.hit = hit->word;
  for (const Element* input : table.all("input")) {
    source.inputs.push_back(text_of(input->child("inputExpression")));
    source.input_values.push_back(text_of(input->child("inputValues")));
  }
  for (const Element* output : table.all("output")) {
    source.outputs.push_back(output->attribute("name"));
    source.output_values.push_back(text_of(output->child("outputValues")));
    source.otherwise.push_back(text_of(output->child("defaultOutputEntry")));
  }
  const auto annotations = annotation_names(table);
  for (const Element* rule : table.all("rule")) {
    TableSource::Row row{std::to_string(source.rows.size() + 1), "", {}, {}};
    for (const Element* entry : rule->all("inputEntry")) row.when.push_back(text_of(entry));
    for (const Element* entry : rule->all("outputEntry")) row.then.push_back(text_of(entry));
    const auto entries = rule->all("annotationEntry");
    for (std::size_t i = 0; i < std::min(entries.size(), annotations.size()); ++i) {
      const std::string text = text_of(entries[i]);
      if (annotations[i] == id_column && !text.empty()) row.id = text;
      if (annotations[i] == basis_column) row.basis = text;
    }
    source.rows.push_back(std::move(row));
  }
  source.tests = tests_in(table);
  take_day(table, source);
  return source;
}

std::string to_dmn(const TableSource& source) {
  pugi::xml_document document;
  pugi::xml_node model = document.append_child("definitions");
  model.append_attribute("xmlns") = "https://www.omg.org/spec/DMN/20230324/MODEL/";
  model.append_attribute("xmlns:qianpi") = own_namespace;
  model.append_attribute("namespace") = own_namespace;
  model.append_attribute("name") = source.id.c_str();
  pugi::xml_node decision = model.append_child("decision");
  decision.append_attribute("id") = ("decision_" + source.id).c_str();
  decision.append_attribute("name") = source.id.c_str();
  decision.append_child("variable").append_attribute("name") = source.id.c_str();
  for (const std::string& name : names_asked(source)) declare(model, decision, name);
  pugi::xml_node table = decision.append_child("decisionTable");
  table.append_attribute("id") = source.id.c_str();
  table.append_attribute("outputLabel") = source.title.c_str();
  if (const HitWord* hit = word_of(source.hit)) {
    table.append_attribute("hitPolicy") = hit->policy;
    if (*hit->aggregation) table.append_attribute("aggregation") = hit->aggregation;
  }
  add_tests(table, source);
  add_columns(table, source);
  for (const TableSource::Row& row : source.rows) {
    pugi::xml_node rule = table.append_child("rule");
    for (const std::string& cell : row.when) add_text(rule, "inputEntry", cell);
    if (is_dated(source)) add_text(rule, "inputEntry", test_of(row.in_force));
    for (const std::string& cell : row.then) add_text(rule, "outputEntry", cell);
    add_text(rule, "annotationEntry", row.id);
    add_text(rule, "annotationEntry", row.basis);
  }
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

std::variant<TableSource, std::string> table_from_dmn(std::string_view xml) {
  std::string why;
  const auto root = read_xml(xml, why);
  if (!root) return "no XML: " + why;
  const Element* table = find_table(*root);
  if (!table) return std::string("there is no decision table in this model");
  return table_source(*table);
}

}  // namespace qianpi::rules
