// Decision tables with DMN's semantics, stricter where an office must be certain: two hits under `unique` are an error, not null.
// Used by definitions as rules.<table>.<output>, and printed: a result names the rows that fired.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/rules/expression.h"

namespace qianpi::rules {

enum class Hit { unique, first, any, collect, collect_sum, collect_min, collect_max, collect_count, rule_order };

/// A table as a file says it: texts, not yet compiled.
struct TableSource {
  std::string id, title, hit = "unique";
  std::vector<std::string> inputs;                ///< FEEL expressions
  std::vector<std::string> outputs;               ///< names
  struct Row {
    std::string id, basis;
    std::vector<std::string> when;                ///< unary tests, one per input
    std::vector<std::string> then;                ///< FEEL expressions, one per output
  };
  std::vector<Row> rows;
};

struct TableRow {
  std::string id, basis;
  std::vector<Expression> when, then;
};

struct Table {
  std::string id, title;
  Hit hit = Hit::unique;
  std::vector<Expression> inputs;
  std::vector<std::string> outputs;
  std::vector<TableRow> rows;
};

/// What is wrong with a table: which row (-1: the table), which column (inputs first, then outputs; -1: the row), and where in its text.
struct TableProblem {
  int row = -1, column = -1;
  Problem problem;
};

std::variant<Table, std::vector<TableProblem>> compile_table(const TableSource&);

struct TableResult {
  Value outputs;                    ///< a context by output name (a list of contexts for collect and rule order); null: no row fired
  std::vector<std::string> rows;    ///< ids of the rows that fired, in order
  std::vector<Problem> problems;
};

TableResult decide(const Table&, const Scope&);

}  // namespace qianpi::rules
