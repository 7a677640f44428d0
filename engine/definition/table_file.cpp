#include "engine/definition/table_file.h"

#include <algorithm>

#include "engine/definition/readers.h"
#include "engine/definition/schema.h"
#include "engine/definition/table_tests.h"
#include "engine/definition/table_words.h"

namespace qianpi {

namespace {

/// In single quotes, where only the quote itself is special; what has line breaks stands in double quotes.
std::string quoted(const std::string& text) {
  std::string out;
  if (text.find('\n') == std::string::npos) {
    for (char c : text) out += c == '\'' ? "''" : std::string(1, c);
    return "'" + out + "'";
  }
  for (char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '"' || c == '\\') (out += '\\') += c;
    else out += c;
  }
  return "\"" + out + "\"";
}

std::string listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
  return "[" + out + "]";
}

void add_if_said(std::string& out, const std::string& key, const std::vector<std::string>& texts) {
  if (std::ranges::any_of(texts, [](const std::string& text) { return !text.empty(); })) out += key + ": " + listed(texts) + "\n";
}

/// `{from: '2024-01-01', until: '2026-01-01'}`; `on` only of the whole table.
std::string in_force(const rules::InForce& span, const std::string& on) {
  std::string out;
  for (const auto& [key, text] : {std::pair("from", span.from), std::pair("until", span.until), std::pair("on", on)})
    if (!text.empty()) out += (out.empty() ? "" : ", ") + std::string(key) + ": " + quoted(text);
  return "{" + out + "}";
}

std::string test_line(const rules::TableSource::Test& test) {
  std::string out;
  const auto add = [&](const std::string& key, const std::string& text) { out += (out.empty() ? "" : ", ") + quoted(key) + ": " + quoted(text); };
  for (const auto& [name, value] : test.given) add(name, "= " + value);
  for (const auto& [name, value] : test.wanted) add(name, "= " + value);
  if (!test.row.empty()) add("row", test.row);
  return "  - {" + out + "}\n";
}

/// Letters, digits and underscores, beginning with a letter.
std::string as_name(const std::string& text) {
  std::string name;
  for (const char c : text) name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : '_';
  constexpr std::size_t longest = 60;
  return ("t" + name).substr(name.empty() || name[0] < 'a' ? 0 : 1, longest);
}

std::variant<yaml::Node, Problems> judged(const PackageFile& file) {
  auto tree = yaml::read(file.text, file.path);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  if (Problems problems = judge(std::get<yaml::Node>(tree), "rules"); !problems.empty()) return problems;
  return std::move(std::get<yaml::Node>(tree));
}

}  // namespace

std::variant<rules::TableSource, Problems> read_table_file(const PackageFile& file) {
  auto tree = judged(file);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  return reading::read_table_source(std::get<yaml::Node>(tree));
}

std::string write_table_file(const rules::TableSource& source) {
  std::string out = "table: " + quoted(source.id) + "\ntitle: " + quoted(source.title) + "\nhit: " + source.hit + "\n";
  out += "inputs: " + listed(source.inputs) + "\n";
  add_if_said(out, "input_values", source.input_values);
  out += "outputs: " + listed(source.outputs) + "\n";
  add_if_said(out, "output_values", source.output_values);
  add_if_said(out, "otherwise", source.otherwise);
  if (source.in_force.is_said() || !source.on.empty()) out += "in_force: " + in_force(source.in_force, source.on) + "\n";
  out += "rows:\n";
  for (const rules::TableSource::Row& row : source.rows) {
    out += "  - id: " + quoted(row.id) + "\n    when: " + listed(row.when) + "\n    then: " + listed(row.then) + "\n";
    if (!row.basis.empty()) out += "    basis: " + quoted(row.basis) + "\n";
    if (row.in_force.is_said()) out += "    in_force: " + in_force(row.in_force, "") + "\n";
  }
  if (!source.tests.empty()) out += "test:\n";
  for (const rules::TableSource::Test& test : source.tests) out += test_line(test);
  return out;
}

std::variant<DefinedTable, Problems> read_defined_table(const PackageFile& file) {
  auto tree = judged(file);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  reading::Notes notes;
  auto table = reading::read_table(notes, std::get<yaml::Node>(tree));
  if (!table || !notes.problems.empty()) return std::move(notes.problems);
  return std::move(*table);
}

rules::TableSource named_for_a_file(rules::TableSource source, const std::string& stem) {
  if (!reading::is_name(source.id)) source.id = as_name(source.id.empty() ? stem : source.id);
  if (source.title.empty()) source.title = source.id;
  for (std::size_t i = 0; i < source.outputs.size(); ++i)
    if (source.outputs[i].empty()) source.outputs[i] = source.outputs.size() == 1 ? "result" : "result_" + std::to_string(i + 1);
  return source;
}

Problems check_table_file(const PackageFile& file) {
  auto tree = judged(file);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  reading::Notes notes;
  const auto table = reading::read_table(notes, std::get<yaml::Node>(tree));
  if (!table) return std::move(notes.problems);
  tell_holes(rules::check_table(*table), *table, notes.problems);
  for (Problem& failed : failed_tests(*table, nullptr)) notes.problems.push_back(std::move(failed));
  return std::move(notes.problems);
}

}  // namespace qianpi
