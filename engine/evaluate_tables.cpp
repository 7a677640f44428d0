#include "engine/evaluate_tables.h"

#include <algorithm>

namespace qianpi {

using rules::Value;

namespace {

Value value_at(const rules::Scope& scope, const std::string& path) {
  const auto dot = path.find('.');
  const Value* root = scope.find(path.substr(0, dot));
  const Value* found = root && dot != std::string::npos ? root->at_path(path.substr(dot + 1)) : root;
  return found ? *found : Value();
}

/// Functions are the engine's own and are not asked for anything.
bool has_function(const Value& value) {
  if (value.is(rules::Kind::function)) return true;
  if (value.is(rules::Kind::list)) return std::ranges::any_of(value.items(), has_function);
  return value.is(rules::Kind::context) && std::ranges::any_of(value.entries(), [](const auto& entry) { return has_function(entry.second); });
}

Value asked_by(const rules::Table& table, const rules::Scope& scope) {
  Value asked = Value::context({});
  for (const std::string& path : rules::names_used(table))
    if (Value value = value_at(scope, path); !has_function(value)) asked = asked.with(path, std::move(value));
  return asked;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
  return all;
}

/// The basis of the rows that fired, each once.
std::string basis_of(const rules::Table& table, const std::vector<std::string>& fired) {
  std::vector<std::string> texts;
  for (const rules::TableRow& row : table.rows)
    if (std::ranges::count(fired, row.id) && !row.basis.empty() && !std::ranges::count(texts, row.basis)) texts.push_back(row.basis);
  return joined(texts);
}

Value with_origin(Value outputs, const fact::TableDecided& ruling) {
  if (!outputs.is(rules::Kind::context)) return outputs;
  if (!outputs.get("row")) outputs = outputs.with("row", joined(ruling.rows));
  if (!outputs.get("basis")) outputs = outputs.with("basis", ruling.basis);
  return outputs;
}

}  // namespace

Value tables_value(const Package& package, const rules::Expression& expression, const rules::Scope& scope,
                   const std::function<void(fact::TableDecided)>& note) {
  Value tables;
  for (const std::string& path : rules::names_used(expression)) {
    if (!path.starts_with("rules.")) continue;
    const std::string name = path.substr(6, path.find('.', 6) - 6);
    const auto found = package.tables.find(name);
    if (found == package.tables.end() || tables.get(name)) continue;
    const rules::Table& table = found->second;
    rules::TableResult result = rules::decide(table, scope);
    const std::string basis = basis_of(table, result.rows);
    fact::TableDecided ruling{name, table.title, std::move(result.rows), basis, asked_by(table, scope), result.outputs};
    tables = tables.with(name, with_origin(std::move(result.outputs), ruling));
    note(std::move(ruling));
  }
  return tables;
}

}  // namespace qianpi
