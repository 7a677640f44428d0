// Runs the DMN kit's cases under a folder: tck DIR [-v]. The last line is `cases P/T, non-null P/T, folders P/T`.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "engine/rules/dmn.h"
#include "engine/rules/value_text.h"
#include "tests/tck/kit.h"

namespace {

using namespace qianpi::rules;
namespace fs = std::filesystem;

struct Tally {
  int passed = 0, total = 0;
  void count(bool ok) {
    ++total;
    passed += ok ? 1 : 0;
  }
};

struct Totals {
  Tally cases, non_null, folders;
  bool verbose = false;
};

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The main model first, then every other of its folder: it may import them.
std::vector<std::string> documents(const fs::path& folder, const std::string& main) {
  std::vector<std::string> found;
  if (fs::exists(folder / main)) found.push_back(content_of(folder / main));
  std::set<fs::path> others;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".dmn" && entry.path().filename() != main) others.insert(entry.path());
  for (const auto& other : others) found.push_back(content_of(other));
  return found;
}

Value present() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const qianpi::Instant now{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  return Value::context({{"now", Value::at(now)}, {"today", qianpi::date_at(now)}});
}

Result outcome_of(const kit::Case& test, const std::string& result, const DmnModels& models) {
  const DmnModels::Inputs inputs{test.inputs, present()};
  if (test.invocable.empty()) return models.decide(result, inputs);
  Result outcome = models.invoke(test.invocable, inputs);
  const Value* part = test.results.size() > 1 ? outcome.value.get(result) : nullptr;
  if (part != nullptr) outcome.value = Value(*part);
  return outcome;
}

void tell(const std::string& where, const kit::ExpectedResult& expected, const Result& actual) {
  std::cout << where << " " << expected.name << ": expected " << to_text(expected.value) << ", found " << to_text(actual.value) << "\n";
  for (const Problem& problem : actual.problems) std::cout << "    " << describe(problem, "en") << "\n";
}

bool run_case(const kit::Case& test, const DmnModels* models, const std::string& where, Totals& totals) {
  bool passed = true;
  for (const auto& expected : test.results) {
    const Result actual = models ? outcome_of(test, expected.name, *models) : Result{};
    const bool ok = models != nullptr && kit::same(expected.value, actual.value);
    passed = passed && ok;
    if (!expected.value.is_null() && !expected.is_error) totals.non_null.count(ok);
    if (!ok && totals.verbose) tell(where + " " + test.id, expected, actual);
  }
  totals.cases.count(passed);
  return passed;
}

bool run_file(const fs::path& path, Totals& totals, bool& is_test) {
  std::string why;
  const auto root = read_xml(content_of(path), why);
  is_test = root && root->name == "testCases";
  if (!is_test) return true;
  const auto file = kit::read_test_file(*root);
  const auto read = DmnModels::read(documents(path.parent_path(), file.model));
  const auto* models = std::get_if<DmnModels>(&read);
  if (models == nullptr) std::cout << path.string() << ": " << std::get<std::string>(read) << "\n";
  bool green = true;
  for (const auto& test : file.cases) green = run_case(test, models, path.parent_path().filename().string(), totals) && green;
  return green;
}

void run_folder(const fs::path& folder, Totals& totals) {
  bool green = true, any = false;
  std::set<fs::path> folders, files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) folders.insert(entry.path());
    else if (entry.path().extension() == ".xml") files.insert(entry.path());
  }
  for (const auto& file : files) {
    bool is_test = false;
    green = run_file(file, totals, is_test) && green;
    any = any || is_test;
  }
  if (any) totals.folders.count(green);
  for (const auto& inner : folders) run_folder(inner, totals);
}

/// What the project promises of the kit; docs/feel.md names the cases that fail and why.
bool as_promised(const Totals& totals) {
  const auto share = [](const Tally& tally) { return tally.total == 0 ? 100.0 : 100.0 * tally.passed / tally.total; };
  return share(totals.cases) >= 99.0 && share(totals.non_null) >= 99.0 && share(totals.folders) >= 95.0;
}

}  // namespace

int main(int argc, char** argv) {
  Totals totals;
  fs::path folder;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "-v") totals.verbose = true;
    else folder = argv[i];
  }
  if (!fs::is_directory(folder)) {
    std::cout << "tck: not run (no folder '" << folder.string() << "'; usage: tck DIR [-v])\n";
    return 0;
  }
  run_folder(folder, totals);
  std::cout << "cases " << totals.cases.passed << "/" << totals.cases.total << ", non-null " << totals.non_null.passed << "/" << totals.non_null.total
            << ", folders " << totals.folders.passed << "/" << totals.folders.total << "\n";
  return as_promised(totals) ? 0 : 1;
}
