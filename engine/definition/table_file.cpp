#include "engine/definition/table_file.h"

#include <algorithm>

#include "engine/definition/readers.h"
#include "engine/definition/schema.h"
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
  out += "rows:\n";
  for (const rules::TableSource::Row& row : source.rows) {
    out += "  - id: " + quoted(row.id) + "\n    when: " + listed(row.when) + "\n    then: " + listed(row.then) + "\n";
    if (!row.basis.empty()) out += "    basis: " + quoted(row.basis) + "\n";
  }
  return out;
}

Problems check_table_file(const PackageFile& file) {
  auto tree = judged(file);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  reading::Notes notes;
  const auto table = reading::read_table(notes, std::get<yaml::Node>(tree));
  if (table) tell_holes(rules::check_table(*table), {file.path, 0, 0}, notes.problems);
  return std::move(notes.problems);
}

}  // namespace qianpi
