#include "engine/definition/check.h"

#include "engine/definition/checking.h"

namespace qianpi {

Problems check(const Package& package) {
  Problems problems;
  checking::Checker checker(package, problems);
  checking::check_references(checker);
  checking::check_registers(checker);
  checking::check_starts(checker);
  checking::check_effects(checker);
  checking::check_expressions(checker);
  checking::check_types(checker);
  checking::check_tables(checker);
  checking::check_graph(checker);
  checking::check_decisions(checker);
  checking::check_selections(checker);
  checking::check_collectors(checker);
  checking::check_children(checker);
  checking::check_pages(checker);
  return problems;
}

}  // namespace qianpi
