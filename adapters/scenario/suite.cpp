#include "adapters/scenario/suite.h"

namespace qianpi::scenario {

namespace {

namespace fs = std::filesystem;

struct Score {
  int all = 0, passed = 0;
  bool broken = false;
};

void complain(const Problems& problems, const Suite& suite, Score& score) {
  score.broken = true;
  for (const Problem& problem : problems)
    suite.out << to_text(problem.where) << ": " << problem.what.zh << " — " << problem.cure.zh << '\n'
              << "  " << problem.what.en << " — " << problem.cure.en << '\n';
}

void run_one(const Scenario& scenario, const PackagePtr& package, const Suite& suite, Score& score) {
  ++score.all;
  const Failures failures = run(scenario, package, suite.make_world(), suite.coverage);
  score.passed += failures.empty();
  suite.out << (failures.empty() ? "ok      " : "FAILED  ") << scenario.id << (scenario.id.empty() ? "" : "  ") << scenario.title << '\n';
  for (const Failure& failure : failures)
    suite.out << "  " << to_text(failure.where) << "\n    expected  " << failure.expected << "\n    found     " << failure.found << '\n';
}

void run_file(const PackageFile& file, const PackagePtr& package, const Suite& suite, Score& score) {
  const auto read = read_scenarios(file.text, file.path);
  if (const auto* problems = std::get_if<Problems>(&read)) return complain(*problems, suite, score);
  for (const Scenario& scenario : std::get<std::vector<Scenario>>(read)) run_one(scenario, package, suite, score);
}

/// The package a scenario file belongs to: NAME/scenarios/FILE.
fs::path home_of(const fs::path& path) { return fs::is_directory(path) ? path : fs::absolute(path).parent_path().parent_path(); }

void run_path(const fs::path& path, const Suite& suite, Score& score) {
  if (!fs::exists(path))
    return complain({{{path.string()}, {"没有这个文件或文件夹", "There is no such file or folder"}, {"请检查路径", "check the path"}}}, suite, score);
  const auto read = suite.read_package(home_of(path));
  if (const auto* problems = std::get_if<Problems>(&read)) return complain(*problems, suite, score);
  const PackagePtr& package = std::get<PackagePtr>(read);
  const std::string folder = package->name + "/scenarios/";
  for (const PackageFile& file : package->files) {
    const bool wanted = fs::is_directory(path) || fs::path(file.path).filename() == path.filename();
    if (file.path.starts_with(folder) && wanted) run_file(file, package, suite, score);
  }
  if (suite.coverage) suite.coverage->tell(*package, suite.out);
}

}  // namespace

int run_scenarios(const std::vector<fs::path>& paths, const Suite& suite) {
  Score score;
  for (const fs::path& path : paths) run_path(path, suite, score);
  if (score.all == 0 && !score.broken) suite.out << "没有找到场景 / There are no scenarios here\n";
  suite.out << "scenarios " << score.all << " passed " << score.passed << '\n';
  return score.all > 0 && score.passed == score.all && !score.broken ? 0 : 1;
}

}  // namespace qianpi::scenario
