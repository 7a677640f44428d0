// Scenarios: given, when, then over a package, as YAML. Used by `qianpi test`, by tests/regimes and before a version is published.
// Reading says what is asked; play.h carries it out. It decides nothing: right and wrong are the engine's and the scenario's.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/definition/package.h"
#include "engine/ports.h"
#include "engine/yaml/yaml.h"

namespace qianpi::scenario {

/// One line under `steps`: it may move the clock, publish, act, and say what is then expected, in this order.
struct Step {
  Source where;
  std::string as, start, name, on, act, subject, refused, wait, at;
  std::string about, about_item;  ///< names of cases: `about: n1 c1`
  yaml::Node with, items, expect, publish;
  int repeat = 1;
};

struct Scenario {
  Source where;
  std::string id, title;
  Instant at;
  yaml::Node given;
  std::vector<Step> steps;
};

/// All scenarios of one file; `---` on a line of its own begins another.
std::variant<std::vector<Scenario>, Problems> read_scenarios(std::string_view text, const std::string& file);

/// "2026-03-10 09:00"; a day alone means nine in the morning.
std::optional<Instant> read_moment(const std::string&);

/// Fresh ports, one set per scenario. People and clock are the scenario's own.
struct World {
  std::shared_ptr<Store> store;
  std::shared_ptr<Views> views;
  std::shared_ptr<Entropy> entropy;
  std::shared_ptr<const calendar::Calendar> calendar;
  std::function<std::variant<PackagePtr, Problems>(const std::string& name)> read_package{};  ///< those beside the scenario's own
};

/// Where a scenario and the engine disagree.
struct Failure {
  Source where;
  std::string expected, found;
};
using Failures = std::vector<Failure>;

class Coverage;

/// Empty: passed. Stops at the first step that fails. What was walked is noted in `coverage`, if there is one.
Failures run(const Scenario&, const PackagePtr&, const World&, Coverage* coverage = nullptr);

}  // namespace qianpi::scenario
