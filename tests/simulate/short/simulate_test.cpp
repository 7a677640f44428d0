// A short run of the simulation: random work in invented offices. The long one is `./dev simulate`.
#include <catch2/catch.hpp>

#include "engine/journal.h"
#include "tests/simulate/world.h"

using namespace qianpi;

TEST_CASE("Whatever people do in whatever office, no case is lost, skipped, decided twice or told otherwise by its journal") {
  constexpr int offices = 40, steps_each = 100;
  simulate::Tally tally;
  for (std::uint64_t seed = 1; seed <= offices; ++seed) REQUIRE_NOTHROW(tally += simulate::World(seed).run(steps_each));
  CHECK(tally.steps == offices * steps_each);
  CHECK(tally.done > tally.steps / 5);
  CHECK(tally.refused > 0);
  CHECK(tally.ended > 0);
  CHECK(tally.timers > 0);
  CHECK(tally.deliveries > 0);
}

TEST_CASE("The same seed does the same again") {
  const auto once = simulate::World(7).run(100), again = simulate::World(7).run(100);
  CHECK(once.done == again.done);
  CHECK(once.deliveries == again.deliveries);
  CHECK(once.ended == again.ended);
}

TEST_CASE("The simulation finds a fault that is planted") {
  simulate::Dice dice(1);
  const auto invention = simulate::invent(dice);
  const auto package = std::get<PackagePtr>(read_package(invention.files));
  const Workflow& workflow = package->workflows.at("main");
  Case now;
  now.workflow = "main";
  CHECK_FALSE(simulate::orphaned(workflow, now).empty());
  CHECK_FALSE(simulate::differs(now,
                                [&] {
                                  Case other = now;
                                  other.outcome = "granted";
                                  return other;
                                }())
                  .empty());
  now.tasks.emplace_back().state = invention.steps.front();
  CHECK_FALSE(simulate::complaint_about(workflow, now).empty());
  now.tasks.clear();
  now.status = CaseState::ended;
  CHECK_FALSE(simulate::complaint_about(workflow, now).empty());
  now.outcome = "granted";
  CHECK_FALSE(simulate::skipped(invention, now).empty());
  std::vector<JournalRow> rows(2);
  rows[0].seq = 1;
  rows[1].seq = 2;
  chain(rows, {});
  CHECK(simulate::broken_chain(rows, rows[1].hash).empty());
  rows[0].body = "changed";
  CHECK_FALSE(simulate::broken_chain(rows, rows[1].hash).empty());
}
