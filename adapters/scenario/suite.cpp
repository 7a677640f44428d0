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

/// A package, and where those beside it lie.
struct Home {
  PackagePtr package;
  fs::path folder;
};

void run_one(const Scenario& scenario, const Home& home, const Suite& suite, Score& score) {
  ++score.all;
  World world = suite.make_world();
  world.read_package = [&](const std::string& name) { return suite.read_package(home.folder / name); };
  const Failures failures = run(scenario, home.package, world, suite.coverage);
  score.passed += failures.empty();
  suite.out << (failures.empty() ? "ok      " : "FAILED  ") << scenario.id << (scenario.id.empty() ? "" : "  ") << scenario.title << '\n';
  for (const Failure& failure : failures)
    suite.out << "  " << to_text(failure.where) << "\n    expected  " << failure.expected << "\n    found     " << failure.found << '\n';
}

void run_file(const PackageFile& file, const Home& home, const Suite& suite, Score& score) {
  const auto read = read_scenarios(file.text, file.path);
  if (const auto* problems = std::get_if<Problems>(&read)) return complain(*problems, suite, score);
  for (const Scenario& scenario : std::get<std::vector<Scenario>>(read)) run_one(scenario, home, suite, score);
}

/// The package a scenario file belongs to: NAME/scenarios/FILE.
fs::path home_of(const fs::path& path) { return fs::is_directory(path) ? path : fs::absolute(path).parent_path().parent_path(); }

void run_path(const fs::path& path, const Suite& suite, Score& score) {
  if (!fs::exists(path))
    return complain({{{path.string()}, {"没有这个文件或文件夹", "There is no such file or folder"}, {"请检查路径", "check the path"}}}, suite, score);
  const fs::path folder = fs::absolute(home_of(path)).lexically_normal();
  const auto read = suite.read_package(folder);
  if (const auto* problems = std::get_if<Problems>(&read)) return complain(*problems, suite, score);
  const PackagePtr& package = std::get<PackagePtr>(read);
  const Home home{package, (folder.has_filename() ? folder : folder.parent_path()).parent_path()};
  const std::string scenarios = package->name + "/scenarios/";
  for (const PackageFile& file : package->files) {
    const bool wanted = fs::is_directory(path) || fs::path(file.path).filename() == path.filename();
    if (file.path.starts_with(scenarios) && wanted) run_file(file, home, suite, score);
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
