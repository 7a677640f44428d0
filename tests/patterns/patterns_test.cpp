// The control-flow patterns that docs/patterns.md calls supported: each a small workflow and a scenario that shows it, in one file beside this one.
// A file holds sections: `# file: NAME` begins a file of the package, `# file: scenario` the steps.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "adapters/scenario/scenario.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi {

namespace {

namespace fs = std::filesystem;

const fs::path root = QIANPI_ROOT;

constexpr const char* manifest = R"(package: office
title: Office
units: {desk: Desk}
roles:
  asker: {title: Asker, open: anyone}
  clerk: {title: Clerk, unit: desk}
  head: {title: Head, unit: desk}
)";
constexpr const char* sheet = R"(form: sheet
title: Sheet
fields:
  amount: {title: Amount, type: number, required: true}
  people: {title: People, type: rows, columns: {person: {title: Person, type: text}}}
)";

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::map<std::string, std::string> sections_of(const fs::path& file) {
  static const std::string mark = "# file: ";
  std::istringstream lines(text_of(file));
  std::map<std::string, std::string> sections;
  std::string* current = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(mark)) current = &sections[line.substr(mark.size())];
    else if (current) *current += line + "\n";
  }
  return sections;
}

std::string told(const Problems& problems) { return to_text(problems.front().where) + ": " + problems.front().what.en; }

/// Empty: the workflow does what the scenario says.
std::string failure_of(const fs::path& file) {
  auto sections = sections_of(file);
  const std::string text = "scenario: pattern\nat: 2026-03-10 09:00\nsteps:\n" + sections["scenario"];
  sections.erase("scenario");
  std::vector<PackageFile> files = {{"office/package.yaml", manifest}, {"office/forms/sheet.yaml", sheet}};
  for (const auto& [name, content] : sections) files.push_back({"office/" + name, content});
  const auto package = read_package(files);
  if (const auto* problems = std::get_if<Problems>(&package)) return told(*problems);
  const auto scenarios = scenario::read_scenarios(text, file.filename());
  if (const auto* problems = std::get_if<Problems>(&scenarios)) return told(*problems);
  auto store = std::make_shared<test::MemoryStore>();
  const scenario::World world{store, store, std::make_shared<test::FixedEntropy>(),
                              std::make_shared<const calendar::Calendar>(std::vector<calendar::Year>{{2026, "weekdays", {}, {}}})};
  const auto failures = scenario::run(std::get<0>(scenarios).front(), std::get<PackagePtr>(package), world);
  return failures.empty() ? "" : to_text(failures.front().where) + ": expected " + failures.front().expected + ", found " + failures.front().found;
}

std::set<std::string> shown_patterns() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(root / "tests/patterns"))
    if (entry.path().extension() == ".yaml") names.insert(entry.path().filename());
  return names;
}

}  // namespace

TEST_CASE("Each control-flow pattern that is called supported runs as its scenario says") {
  for (const auto& name : shown_patterns()) {
    INFO(name);
    CHECK(failure_of(root / "tests/patterns" / name) == "");
  }
}

TEST_CASE("The page of patterns names all 43, and shows a definition for each that it calls supported, and for no other") {
  std::istringstream lines(text_of(root / "docs/patterns.md"));
  std::set<std::string> linked;
  int control_flow = 0;
  for (std::string line; std::getline(lines, line) && line != "## Resource patterns";) {
    if (!line.starts_with("| ") || line.size() < 3 || !std::isdigit(static_cast<unsigned char>(line[2]))) continue;
    ++control_flow;
    const bool is_supported = line.find("| + |") != std::string::npos;
    const auto link = line.find("tests/patterns/");
    INFO(line);
    CHECK(is_supported == (link != std::string::npos));
    if (link == std::string::npos) continue;
    const auto name = link + std::string_view("tests/patterns/").size();
    linked.insert(line.substr(name, line.find(')', name) - name));
  }
  CHECK(control_flow == 43);
  CHECK(linked == shown_patterns());
}

}  // namespace qianpi
