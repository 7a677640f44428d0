// Runs the test cases of @scion-scxml/test-framework on engine/statechart: scxml_suite FOLDER, the package's `test`.
// A case is an SCXML file and a JSON script: the configuration after the start and after each event.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/scxml/session.h"

namespace qianpi::scxml {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Names = std::vector<std::string>;

constexpr int own_cases_without_expressions = 86;  // in version 2.0.16; fewer means a broken installation

struct Case {
  fs::path chart, script;
};

/// Sorted, so that two reports can be compared line by line.
std::vector<Case> cases_below(const fs::path& folder) {
  std::vector<Case> cases;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".scxml") continue;
    const fs::path script = fs::path(entry.path()).replace_extension(".json");
    if (fs::exists(script)) cases.push_back({entry.path(), script});
  }
  std::ranges::sort(cases, {}, &Case::chart);
  return cases;
}

bool is_own(const Case& test) { return test.chart.parent_path().filename() != "w3c-ecma"; }

std::string joined(const Names& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return "{" + text + "}";
}

/// Empty when the session stands where the script says.
std::string difference(const Session& session, Names expected, const std::string& when) {
  std::ranges::sort(expected);
  const Names found = session.configuration();
  if (found == expected) return {};
  return when + ": expected " + joined(expected) + ", found " + joined(found);
}

/// Empty when the case passes.
std::string failure_of(const Document& document, const json& script) {
  Session session(document);
  session.start();
  auto failure = difference(session, script.at("initialConfiguration"), "at the start");
  int number = 0;
  for (const auto& step : script.at("events")) {
    if (!failure.empty()) return failure;
    session.wait(step.value("after", 0.0));
    const std::string event = step.at("event").at("name");
    session.send(event);
    failure = difference(session, step.at("nextConfiguration"), "after event " + std::to_string(++number) + " (" + event + ")");
  }
  return failure;
}

std::string outcome_of(const Document& document, const Case& test) {
  try {
    return failure_of(document, json::parse(std::ifstream(test.script)));
  } catch (const std::exception& error) {
    return error.what();
  }
}

int run_suite(const fs::path& folder) {
  int passed = 0, total = 0;
  for (const auto& test : cases_below(folder)) {
    if (!is_own(test)) continue;
    const Document document = read_document(test.chart);
    if (has_expressions(document.xml->document_element())) continue;
    ++total;
    const std::string failure = outcome_of(document, test);
    if (failure.empty()) ++passed;
    else std::cout << fs::relative(test.chart, folder).string() << ": " << failure << '\n';
  }
  if (total != own_cases_without_expressions)
    std::cout << "found " << total << " cases instead of " << own_cases_without_expressions << ": install again by `npm ci` in tests/scxml\n";
  std::cout << "own " << passed << '/' << total << std::endl;
  return passed == own_cases_without_expressions ? 0 : 1;
}

}  // namespace
}  // namespace qianpi::scxml

int main(int count, char** arguments) {
  if (count != 2 || !std::filesystem::is_directory(arguments[1])) {
    std::cerr << "scxml_suite: no test cases in " << (count == 2 ? arguments[1] : "(no folder given)")
              << "\nthey come from npm: run `npm ci` in tests/scxml, or `./dev test scxml`, which does so\n";
    return 2;
  }
  return qianpi::scxml::run_suite(arguments[1]);
}
