// Decision tables with DMN's semantics, stricter where an office must be certain: two hits under `unique` are an error,
// not null. Used by definitions as rules.<table>.<output>, and printed: a result names the rows that fired.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/rules/expression.h"

namespace qianpi::rules {

/// `priority` and `output_order` rank hits by the listed values of the outputs.
enum class Hit { unique, first, any, priority, collect, collect_sum, collect_min, collect_max, collect_count, rule_order, output_order };
/// `unique`, `collect sum`, `rule_order`, also DMN's `RULE ORDER`; nothing for other words.
std::optional<Hit> hit_named(std::string_view);

/// From a day until a day that no longer counts, both as YYYY-MM-DD; an empty text: without end on that side.
struct InForce {
  std::string from, until;
  bool is_said() const { return !from.empty() || !until.empty(); }
  bool operator==(const InForce&) const = default;
};

/// A table as a file says it: texts, not yet compiled.
struct TableSource {
  std::string id, title, hit = "unique";
  std::vector<std::string> inputs;   ///< FEEL expressions
  std::vector<std::string> outputs;  ///< names
  struct Row {
    std::string id, basis;
    std::vector<std::string> when;  ///< unary tests, one per input
    std::vector<std::string> then;  ///< FEEL expressions, one per output
    InForce in_force = {};
  };
  std::vector<Row> rows;
  // What DMN's files may say besides; in each an empty text says nothing.
  std::vector<std::string> input_values = {};   ///< unary tests that an input must pass
  std::vector<std::string> output_values = {};  ///< per output, its values from the highest rank down: `"high", "low"`
  std::vector<std::string> otherwise = {};      ///< per output, what it is when no row fires
  InForce in_force = {};                        ///< of the whole table: on other days it decides nothing
  std::string on = {};                          ///< FEEL: the day that dates of force are compared with; empty: `today`
  struct Test {
    std::string row;                                                 ///< id of the row that must fire; empty: any
    std::vector<std::pair<std::string, std::string>> given, wanted;  ///< names (`item.days`), outputs → FEEL
    bool operator==(const Test&) const = default;
  };
  std::vector<Test> tests = {};
};

/// Does it say a day for the table or any row? Then the compiled table has one input more, the last: that day.
bool is_dated(const TableSource&);
/// The unary test that a day in force meets: `[@"2024-01-01"..@"2026-01-01")`; `-` where nothing is said.
std::string test_of(const InForce&);

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
  std::vector<std::optional<Expression>> input_values, output_values, otherwise;  ///< empty, or one per column
  bool dated = false;                                                             ///< the last input is the day that rows are in force
};

/// What is wrong with a table: which row (-1: the table), which column (inputs first, then outputs; -1: the row), and
/// where in its text.
struct TableProblem {
  int row = -1, column = -1;
  Problem problem;
};

/// Every problem at once. An empty cell is `-` under inputs and null under outputs.
std::variant<Table, std::vector<TableProblem>> compile_table(const TableSource&);
/// The same with names of several words and declared types, for DMN.
std::variant<Table, std::vector<TableProblem>> compile_table(const TableSource&, const Vocabulary&);

struct TableResult {
  Value outputs;                  ///< a context by output name (a list of contexts for collect and both orders); null: no row fired
  std::vector<std::string> rows;  ///< ids of the rows that fired, in order
  std::vector<Problem> problems;
};

/// The free names of all its cells with the paths taken from them, sorted, each once; `?` is none.
std::vector<std::string> names_used(const Table&);

/// Null outputs with problems when two rows fire under `unique` or differ under `any`, when an input is not among its
/// values, or when an aggregation has no numbers.
TableResult decide(const Table&, const Scope&, const Budget& = {});

}  // namespace qianpi::rules
