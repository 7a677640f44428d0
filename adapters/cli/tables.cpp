// `qianpi table check` and `qianpi table try`.
#include <fstream>
#include <iterator>

#include "adapters/cli/rules.h"
#include "engine/definition/table_file.h"
#include "engine/definition/trial.h"
#include "engine/retry_tables.h"
#include "engine/rules/value_text.h"

namespace qianpi::cli {

namespace {

namespace fs = std::filesystem;
using rules::Value;

constexpr const char* manifest = "package.yaml";
constexpr int no_table = 2;

void say_good(const std::string& place, const DefinedTable& table, Streams streams) {
  streams.out << place << '\t' << table.title << "\trows " << table.rows.size() << "\ttests " << table.tests.size() << '\n';
}

/// Told once the tables themselves are good: without the rest of the package nobody knows which fields and options there are.
int say_package_is_bad(const fs::path& folder, Streams streams) {
  streams.err << folder.string()
              << "：流程包另有错误，未能按其字段和选项核对；请运行 qianpi validate\n  the package has other mistakes, so tables were "
              << "not held against its fields and options: run qianpi validate\n";
  return 1;
}

int check_alone(const fs::path& file, Streams streams) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    streams.err << file.string() << "：无法读取 / cannot be read\n";
    return 1;
  }
  const PackageFile text{file.string(), {std::istreambuf_iterator<char>(in), {}}};
  const auto table = read_defined_table(text);
  const Problems problems = check_table_file(text);
  print(problems, streams.err);
  if (!problems.empty()) return 1;
  say_good(file.string(), std::get<DefinedTable>(table), streams);
  return 0;
}

/// `only`: the file that is meant; empty: all tables of the package.
int check_in_package(const fs::path& folder, const std::string& only, const ReadPackage& read, Streams streams) {
  const auto package = read(folder);
  if (const auto* good = std::get_if<PackagePtr>(&package)) {
    for (const auto& [id, table] : (*good)->tables)
      if (only.empty() || table.where.file.ends_with("/rules/" + only)) say_good(table.where.file, table, streams);
    return 0;
  }
  Problems own;
  for (const Problem& problem : std::get<Problems>(package))
    if (problem.where.file.find("/rules/" + only) != std::string::npos) own.push_back(problem);
  print(own, streams.err);
  return own.empty() ? say_package_is_bad(folder, streams) : 1;
}

int check_one(const fs::path& path, const ReadPackage& read, Streams streams) {
  if (fs::exists(path / manifest)) return check_in_package(path, "", read, streams);
  const fs::path rules = fs::absolute(path).lexically_normal().parent_path();
  const bool packed = fs::is_regular_file(path) && rules.filename() == "rules" && fs::exists(rules.parent_path() / manifest);
  return packed ? check_in_package(rules.parent_path(), path.filename().string(), read, streams) : check_alone(path, streams);
}

std::string row_words(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += (text.empty() ? "" : ",") + row;
  return text.empty() ? "-" : text;
}

/// One dry run: every answer of the old table since that day, asked again of the new one.
class DryRun {
 public:
  DryRun(const rules::Table& changed, Date since, Archive archive, Streams streams)
      : changed_(changed), since_(since), archive_(archive), streams_(streams) {}

  int run() {
    const std::int64_t end = archive_.store.new_case_id().value;
    for (std::int64_t id = 1; id < end; ++id) ask_again(archive_.store.load_case({id}));
    streams_.out << "decided " << asked_ << ", otherwise " << different_ << '\n';
    return different_ > 0 ? 1 : 0;
  }

 private:
  void ask_again(const Case& on) {
    if (on.revision == 0) return;
    const PackagePtr package = package_of(on);
    for (const JournalRow& row : archive_.views.journal(on.id)) {
      if (row.kind != "table_decided" || date_at(row.recorded_at) < since_) continue;
      const auto then = std::get<fact::TableDecided>(fact_from(row.kind, rules::from_json(row.body)));
      if (then.table == changed_.id) compare(on, package.get(), row, then);
    }
  }

  void compare(const Case& on, const Package* package, const JournalRow& row, const fact::TableDecided& then) {
    ++asked_;
    const Value given = on.data.with("today", date_at(row.recorded_at)).with("now", Value::at(row.recorded_at));
    const SecondOpinion again = decide_again(changed_, then, trial_of(given, package));
    if (again.same) return;
    ++different_;
    streams_.out << "case " << on.id.value << '\t' << to_text(date_at(row.recorded_at)) << '\t' << on.title << '\t' << row_words(then.rows) << ' '
                 << rules::to_feel(then.outputs) << " → " << row_words(again.now.rows) << ' ' << rules::to_feel(again.now.outputs);
    if (!again.now.problems.empty()) streams_.out << "\t" << told(again.now.problems).zh << " / " << told(again.now.problems).en;
    streams_.out << '\n';
  }

  PackagePtr package_of(const Case& on) {
    auto [found, is_new] = packages_.try_emplace(on.version.value);
    if (is_new)
      if (auto read = read_package(archive_.store.load_version(on.version)); std::holds_alternative<PackagePtr>(read))
        found->second = std::get<PackagePtr>(std::move(read));
    return found->second;
  }

  const rules::Table& changed_;
  Date since_;
  Archive archive_;
  Streams streams_;
  std::map<std::string, PackagePtr> packages_;
  int asked_ = 0, different_ = 0;
};

}  // namespace

int check_tables(const std::vector<fs::path>& paths, const ReadPackage& read, Streams streams) {
  int code = 0;
  for (const fs::path& path : paths) code = std::max(code, check_one(path, read, streams));
  return code;
}

int try_table(const fs::path& path, Date since, Archive archive, Streams streams) {
  std::ifstream in(path, std::ios::binary);
  const auto table = read_defined_table({path.string(), {std::istreambuf_iterator<char>(in), {}}});
  if (const auto* problems = std::get_if<Problems>(&table)) {
    print(*problems, streams.err);
    return no_table;
  }
  return DryRun(std::get<DefinedTable>(table), since, archive, streams).run();
}

}  // namespace qianpi::cli
