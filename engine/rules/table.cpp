// Compiling tables: from texts to expressions, every problem with its cell.
#include "engine/rules/table.h"

#include <algorithm>
#include <array>

#include "engine/rules/compile.h"

namespace qianpi::rules {
namespace {

/// Compiles cells one after the other and keeps every problem.
class TableCompiler {
 public:
  explicit TableCompiler(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  std::vector<TableProblem> problems;

  void refuse(int row, int column, const std::string& zh, const std::string& en) { problems.push_back({row, column, {0, 0, zh, en}}); }

  std::optional<Expression> cell(const std::string& text, Reading reading, int row, int column) {
    const std::string filled = !is_empty(text) ? text : reading == Reading::unary_tests ? "-" : "null";
    auto compiled = compile(filled, vocabulary_, reading);
    if (auto* expression = std::get_if<Expression>(&compiled)) return std::move(*expression);
    for (auto& problem : std::get<std::vector<Problem>>(compiled)) problems.push_back({row, column, std::move(problem)});
    return std::nullopt;
  }

  void row(const TableSource& source, int index, Table& table) {
    const auto& from = source.rows[static_cast<std::size_t>(index)];
    const auto inputs = static_cast<int>(source.inputs.size());
    if (from.when.size() != source.inputs.size() || from.then.size() != source.outputs.size())
      return refuse(index, -1, "这一行的格数与输入、输出的列数不符", "this row has not as many cells as there are inputs and outputs");
    TableRow row{from.id, from.basis, {}, {}};
    for (int i = 0; i < inputs; ++i)
      if (auto test = cell(from.when[static_cast<std::size_t>(i)], Reading::unary_tests, index, i)) row.when.push_back(std::move(*test));
    for (std::size_t i = 0; i < from.then.size(); ++i)
      if (auto value = cell(from.then[i], Reading::expression, index, inputs + static_cast<int>(i))) row.then.push_back(std::move(*value));
    if (table.dated)
      if (auto test = cell(test_of(from.in_force), Reading::unary_tests, index, -1)) row.when.push_back(std::move(*test));
    table.rows.push_back(std::move(row));
  }

  /// Optional texts per column; empty ones stay nothing. `list` puts them in brackets, `a, b` being several values.
  std::vector<std::optional<Expression>> column_texts(const std::vector<std::string>& texts, Reading reading, bool list, int first_column) {
    std::vector<std::optional<Expression>> made;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const int column = first_column + static_cast<int>(i);
      if (is_empty(texts[i])) made.emplace_back();
      else made.push_back(cell(list ? "[" + texts[i] + "]" : texts[i], reading, -1, column));
    }
    return made;
  }

 private:
  static bool is_empty(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }
  const Vocabulary& vocabulary_;
};

void check_rows(const TableSource& source, TableCompiler& compiler) {
  for (std::size_t i = 0; i < source.rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!source.rows[i].id.empty() && source.rows[i].id == source.rows[j].id)
        compiler.refuse(static_cast<int>(i), -1, "行号“" + source.rows[i].id + "”重复", "the row id \"" + source.rows[i].id + "\" stands twice");
}

void check_shape(const TableSource& source, const Table& table, TableCompiler& compiler) {
  if (source.outputs.empty()) compiler.refuse(-1, -1, "表没有输出列", "the table has no outputs");
  if (source.rows.empty()) compiler.refuse(-1, -1, "表没有行", "the table has no rows");
  const bool aggregates = table.hit == Hit::collect_sum || table.hit == Hit::collect_min || table.hit == Hit::collect_max;
  if (aggregates && source.outputs.size() > 1)
    compiler.refuse(-1, -1, "汇总（sum、min、max）只能有一个输出列", "a table that aggregates has one output only");
  for (std::size_t i = 0; i < source.outputs.size(); ++i)
    if (std::count(source.outputs.begin(), source.outputs.end(), source.outputs[i]) > 1)
      compiler.refuse(-1, static_cast<int>(source.inputs.size() + i), "输出列“" + source.outputs[i] + "”重复",
                      "the output \"" + source.outputs[i] + "\" stands twice");
}

/// The day becomes an input like any other: so gaps and overlaps are found in time too.
void add_day(const TableSource& source, TableCompiler& compiler, Table& table) {
  if (!table.dated) return;
  if (auto day = compiler.cell(source.on.empty() ? "today" : source.on, Reading::expression, -1, -1)) table.inputs.push_back(std::move(*day));
}

void add_days_allowed(const TableSource& source, TableCompiler& compiler, Table& table) {
  if (!source.in_force.is_said()) return;
  table.input_values.resize(source.inputs.size());
  table.input_values.push_back(compiler.cell(test_of(source.in_force), Reading::unary_tests, -1, -1));
}

}  // namespace

bool is_dated(const TableSource& source) {
  return source.in_force.is_said() || std::any_of(source.rows.begin(), source.rows.end(), [](const auto& row) { return row.in_force.is_said(); });
}

std::string test_of(const InForce& span) {
  const auto day = [](const std::string& text) { return "@\"" + text + "\""; };
  if (!span.is_said()) return "-";
  if (span.until.empty()) return ">= " + day(span.from);
  if (span.from.empty()) return "< " + day(span.until);
  return "[" + day(span.from) + ".." + day(span.until) + ")";
}

std::optional<Hit> hit_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Hit>, 11> names{{{"unique", Hit::unique},
                                                                    {"first", Hit::first},
                                                                    {"any", Hit::any},
                                                                    {"priority", Hit::priority},
                                                                    {"collect", Hit::collect},
                                                                    {"collect_sum", Hit::collect_sum},
                                                                    {"collect_min", Hit::collect_min},
                                                                    {"collect_max", Hit::collect_max},
                                                                    {"collect_count", Hit::collect_count},
                                                                    {"rule_order", Hit::rule_order},
                                                                    {"output_order", Hit::output_order}}};
  std::string plain;
  for (const char c : name) plain += c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const auto& [known, hit] : names)
    if (known == plain) return hit;
  return std::nullopt;
}

std::variant<Table, std::vector<TableProblem>> compile_table(const TableSource& source) { return compile_table(source, Vocabulary{}); }

std::variant<Table, std::vector<TableProblem>> compile_table(const TableSource& source, const Vocabulary& vocabulary) {
  TableCompiler compiler(vocabulary);
  Table table{source.id, source.title, Hit::unique, {}, source.outputs, {}, {}, {}, {}, is_dated(source)};
  const auto hit = hit_named(source.hit);
  if (hit) table.hit = *hit;
  else
    compiler.refuse(-1, -1, "没有命中方式“" + source.hit + "”；可用 unique、first、any、collect、collect_sum、rule_order 等",
                    "there is no hit policy \"" + source.hit + "\"; use unique, first, any, collect, collect_sum, rule_order, …");
  check_shape(source, table, compiler);
  check_rows(source, compiler);
  for (std::size_t i = 0; i < source.inputs.size(); ++i)
    if (auto input = compiler.cell(source.inputs[i], Reading::expression, -1, static_cast<int>(i))) table.inputs.push_back(std::move(*input));
  add_day(source, compiler, table);
  for (std::size_t i = 0; i < source.rows.size(); ++i) compiler.row(source, static_cast<int>(i), table);
  const auto outputs = static_cast<int>(source.inputs.size());
  table.input_values = compiler.column_texts(source.input_values, Reading::unary_tests, false, 0);
  add_days_allowed(source, compiler, table);
  table.output_values = compiler.column_texts(source.output_values, Reading::expression, true, outputs);
  table.otherwise = compiler.column_texts(source.otherwise, Reading::expression, false, outputs);
  if (!compiler.problems.empty()) return std::move(compiler.problems);
  return table;
}

}  // namespace qianpi::rules
