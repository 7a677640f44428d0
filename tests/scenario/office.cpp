#include "tests/scenario/office.h"

#include <catch2/catch.hpp>

#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi::test {

PackagePtr package_of(const std::vector<PackageFile>& files) {
  auto read = read_package(files);
  if (const auto* problems = std::get_if<Problems>(&read)) FAIL(to_text(problems->front().where) + " " + problems->front().what.en);
  return std::get<PackagePtr>(read);
}

scenario::Failures failures_of(const PackagePtr& package, const std::string& steps, const std::string& given, const PackagePtr& beside) {
  const std::string text = "scenario: a visit\nat: 2026-03-10 09:00\ngiven: " + given + "\nsteps:\n" + steps;
  const auto read = scenario::read_scenarios(text, "office/scenarios/visit.yaml");
  if (const auto* problems = std::get_if<Problems>(&read)) FAIL(problems->front().what.en);
  auto store = std::make_shared<MemoryStore>();
  scenario::World world{store, store, std::make_shared<FixedEntropy>(), std::make_shared<const calendar::Calendar>()};
  if (beside)
    world.read_package = [&](const std::string& name) -> std::variant<PackagePtr, Problems> {
      if (name == beside->name) return beside;
      return Problems{{{name, 0, 0}, {"没有", "none"}, {"", ""}}};
    };
  return scenario::run(std::get<std::vector<scenario::Scenario>>(read).front(), package, world);
}

}  // namespace qianpi::test
