// libFuzzer's door into the parser, the evaluator and tables: whatever bytes come in, an answer or problems come out, within the budget and without a
// byte read or written where none is. Built by clang under the address and undefined-behaviour sanitizers (`./dev fuzz`).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/rules/dmn_table.h"
#include "engine/rules/table_check.h"
#include "engine/rules/value_text.h"

namespace {

using namespace qianpi::rules;

/// Names that expressions of the seeds take.
const ContextScope& surroundings() {
  static const ContextScope scope(Value::context({{"a", 1},
                                                  {"b", "区级"},
                                                  {"xs", Value::list({1, 2, 3})},
                                                  {"c", Value::context({{"d", Value::list({1, "x"})}})},
                                                  {"day", *qianpi::read_date("2026-02-28")}}));
  return scope;
}

void insist(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

/// Problems lie within the text; a value written as FEEL reads back.
void look_at(const Result& result, std::string_view text) {
  for (const Problem& problem : result.problems) {
    insist(problem.offset >= 0 && problem.length >= 0, "a problem lies before its text");
    insist(static_cast<std::size_t>(problem.offset) <= text.size(), "a problem lies behind its text");
    insist(!problem.zh.empty() && !problem.en.empty(), "a problem has no words");
  }
  to_plain_json(result.value);
  to_feel(result.value);
}

void try_expression(std::string_view text) {
  Budget small;
  small.steps = 20'000;
  const auto compiled = Expression::compile(text);
  if (const auto* expression = std::get_if<Expression>(&compiled)) {
    names_used(*expression);
    look_at(evaluate(*expression, surroundings(), small), text);
  }
  const auto tests = Expression::compile_unary_tests(text);
  if (const auto* expression = std::get_if<Expression>(&tests)) look_at(test(*expression, Value(1), surroundings(), small), text);
}

/// A table of one input whose rows are the lines.
void try_table(std::string_view text) {
  TableSource source{.id = "t", .title = "t", .inputs = {"a"}, .outputs = {"y"}, .rows = {}};
  while (!text.empty() && source.rows.size() < 8) {
    const auto end = std::min(text.find('\n'), text.size());
    source.rows.push_back({std::to_string(source.rows.size()), "", {std::string(text.substr(0, end))}, {"1"}});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const auto compiled = compile_table(source);
  if (const auto* table = std::get_if<Table>(&compiled)) {
    check_table(*table);
    decide(*table, surroundings());
  }
}

}  // namespace

/// The first byte chooses: an expression, a table's cells, a DMN file, JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  switch (bytes[0]) {
    case 'T': try_table(text); break;
    case 'X': table_from_dmn(text); break;
    case 'J': try { to_json(from_json(text));
      } catch (const JsonError&) {
        return 0;  // told in words: that is what is wanted
      }
      break;
    default: try_expression(text);
  }
  return 0;
}
