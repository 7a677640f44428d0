#include "adapters/cli/rules.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "engine/definition/table_file.h"
#include "engine/definition/trial.h"
#include "engine/rules/dmn_table.h"
#include "engine/rules/value_text.h"

namespace qianpi::cli {

namespace {

namespace fs = std::filesystem;
using rules::Value;

constexpr int not_readable = 2;

std::optional<std::string> whole_text(const fs::path& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in || fs::is_directory(path)) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

int say_of(Streams streams, const std::string& name, const Bilingual& what, int code) {
  streams.err << name << "：" << what.zh << " / " << what.en << '\n';
  return code;
}

int not_there(Streams streams, const fs::path& path) { return say_of(streams, path.string(), {"无法读取", "cannot be read"}, not_readable); }

void print_reasons(const std::string& name, const std::vector<rules::Problem>& problems, std::ostream& out) {
  for (const rules::Problem& problem : problems)
    out << name << "：" << rules::describe(problem, "zh") << "\n  " << rules::describe(problem, "en") << '\n';
}

int evaluate_one(const std::string& text, const Value& given, bool json, Streams streams) {
  const auto compiled = rules::Expression::compile(text);
  if (const auto* problems = std::get_if<std::vector<rules::Problem>>(&compiled)) {
    print_reasons(text, *problems, streams.err);
    return not_readable;
  }
  const rules::Result result = rules::evaluate(std::get<rules::Expression>(compiled), rules::ContextScope(given));
  streams.out << (json ? rules::to_plain_json(result.value) : rules::to_feel(result.value)) << '\n';
  if (!result.value.is_null() || result.problems.empty()) return 0;
  print_reasons(text, result.problems, streams.err);
  return 1;
}

/// A line that can't be read still takes its line of the answer, so that both can be laid side by side.
int evaluate_lines(std::istream& in, const Value& given, bool json, Streams streams) {
  int code = 0;
  for (std::string line; std::getline(in, line);) {
    const int one = evaluate_one(line, given, json, streams);
    if (one == not_readable) streams.out << "error\n";
    code = std::max(code, one);
  }
  return code;
}

/// The file that `--with` names, or the text itself.
std::variant<Value, Problems> given_by(const std::string& with) {
  if (with.empty()) return Value::context({});
  std::error_code ignored;
  if (fs::is_regular_file(with, ignored))
    if (const auto text = whole_text(with)) return read_given(*text, with);
  return read_given(with, "--with");
}

}  // namespace

int evaluate(const EvalArguments& arguments, Instant now, Streams streams, std::istream& in) {
  auto given = given_by(arguments.with);
  if (const auto* problems = std::get_if<Problems>(&given)) {
    print(*problems, streams.err);
    return not_readable;
  }
  Value values = std::get<Value>(given);
  if (!values.get("today")) values = values.with("today", date_at(now));
  if (!values.get("now")) values = values.with("now", Value::at(now));
  values = trial_of(values, nullptr);
  if (arguments.expression == "-") return evaluate_lines(in, values, arguments.json, streams);
  return evaluate_one(arguments.expression, values, arguments.json, streams);
}

int import_table(const fs::path& path, Streams streams) {
  const auto xml = whole_text(path);
  if (!xml) return not_there(streams, path);
  const auto read = rules::table_from_dmn(*xml);
  if (const auto* why = std::get_if<std::string>(&read))
    return say_of(streams, path.string(), {"不是含决策表的 DMN 文件（" + *why + "）", "is no DMN file with a table: " + *why}, not_readable);
  const std::string yaml = write_table_file(named_for_a_file(std::get<rules::TableSource>(read), path.stem().string()));
  streams.out << yaml;
  const Problems problems = check_table_file({path.stem().string() + ".yaml", yaml});
  print(problems, streams.err);
  return problems.empty() ? 0 : 1;
}

int export_table(const fs::path& path, Streams streams) {
  const auto text = whole_text(path);
  if (!text) return not_there(streams, path);
  const auto source = read_table_file({path.string(), *text});
  if (const auto* problems = std::get_if<Problems>(&source)) {
    print(*problems, streams.err);
    return not_readable;
  }
  streams.out << rules::to_dmn(std::get<rules::TableSource>(source));
  return 0;
}

}  // namespace qianpi::cli
