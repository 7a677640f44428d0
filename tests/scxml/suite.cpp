// Runs the test cases of @scion-scxml/test-framework on engine/statechart: scxml_suite FOLDER LIST, the package's `test`.
// A case is an SCXML file and a JSON script: the configuration after the start and after each event. The list of those that
// don't pass is published in docs/scxml.md, with reasons; the suite fails when that list isn't true.
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/scxml/session.h"

namespace qianpi::scxml {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Names = std::vector<std::string>;

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

/// Empty when the case passes.
std::string outcome_of(const Case& test) {
  try {
    return failure_of(read_document(test.chart), json::parse(std::ifstream(test.script)));
  } catch (const Untranslatable& beyond) {
    return "can't be said here: " + std::string(beyond.what());
  } catch (const std::exception& error) {
    return error.what();
  }
}

enum Group { own, own_with_expressions, w3c };
struct Tally {
  std::string name;
  int total_expected, passed_at_least, passed = 0, total = 0;
};

Group group_of(const Case& test) {
  if (!is_own(test)) return w3c;
  return has_expressions(read_document(test.chart).xml->document_element()) ? own_with_expressions : own;
}

/// The names of cases in a document: everything between backticks that ends with .scxml.
std::set<std::string> cases_listed_in(const fs::path& file) {
  std::ifstream stream(file);
  std::set<std::string> listed;
  for (std::string piece; std::getline(stream, piece, '`');)
    if (piece.ends_with(".scxml")) listed.insert(piece);
  return listed;
}

bool says_the_same(const std::set<std::string>& failing, const std::set<std::string>& listed) {
  for (const auto& name : failing)
    if (!listed.contains(name)) std::cout << "fails, and docs/scxml.md doesn't say why: " << name << '\n';
  for (const auto& name : listed)
    if (!failing.contains(name)) std::cout << "docs/scxml.md lists it as failing, but it passes or isn't there: " << name << '\n';
  return failing == listed;
}

int run_suite(const fs::path& folder, const fs::path& list) {
  std::array<Tally, 3> tallies = {{{"own", 86, 86}, {"own with expressions", 41, 25}, {"w3c", 189, 90}}};
  std::set<std::string> failing;
  for (const auto& test : cases_below(folder)) {
    Tally& tally = tallies[group_of(test)];
    ++tally.total;
    const std::string failure = outcome_of(test);
    if (failure.empty()) {
      ++tally.passed;
      continue;
    }
    const std::string name = fs::relative(test.chart, folder).string();
    failing.insert(name);
    std::cout << name << ": " << failure << '\n';
  }
  bool good = says_the_same(failing, cases_listed_in(list));
  for (const auto& tally : tallies) {
    if (tally.total != tally.total_expected)
      std::cout << "found " << tally.total << " cases instead of " << tally.total_expected << ": install again by `npm ci` in tests/scxml\n";
    good = good && tally.total == tally.total_expected && tally.passed >= tally.passed_at_least;
  }
  for (const auto& tally : tallies) std::cout << (&tally == &tallies[0] ? "" : ", ") << tally.name << ' ' << tally.passed << '/' << tally.total;
  std::cout << std::endl;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace qianpi::scxml

int main(int count, char** arguments) {
  if (count != 3 || !std::filesystem::is_directory(arguments[1])) {
    std::cerr << "usage: scxml_suite FOLDER LIST; no test cases in " << (count > 1 ? arguments[1] : "(no folder given)")
              << "\nthey come from npm: run `npm ci` in tests/scxml, or `./dev test scxml`, which does so\n";
    return 2;
  }
  return qianpi::scxml::run_suite(arguments[1], arguments[2]);
}
