#include "engine/evaluate_tables.h"

namespace qianpi {

rules::Value tables_value(const Package& package, const rules::Expression& expression, const rules::Scope& scope) {
  rules::Value tables;
  for (const std::string& path : rules::names_used(expression)) {
    if (!path.starts_with("rules.")) continue;
    std::string name = path.substr(6, path.find('.', 6) - 6);
    auto table = package.tables.find(name);
    if (table != package.tables.end()) tables = tables.with(name, rules::decide(table->second, scope).outputs);
  }
  return tables;
}

}  // namespace qianpi
