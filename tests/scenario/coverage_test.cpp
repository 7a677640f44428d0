// What scenarios walked and what they didn't, on an office with one question and two answers.
#include <catch2/catch.hpp>

#include <sstream>

#include "adapters/scenario/coverage.h"
#include "tests/scenario/office.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi {

namespace {

constexpr const char* asking_manifest = R"(package: asking
title: Asking
regulations:
  main: {title: Rules of asking, number: '1', in_force: 2024-01-01}
authority: Office
calendar: {working_days: cn, due_roll: off, count_from: next day}
units: {desk: Desk}
roles:
  guest: {title: Guest, en: Guest, open: anyone}
  desk: {title: Desk, en: Desk, unit: desk}
)";
constexpr const char* asking_workflow = R"(workflow: question
id: AS-W01
title: Question
en: Question
basis: '1'
start: [{by: guest, form: question}]
unit: desk
initial: look
states:
  look:
    title: Look
    en: Look
    task: {role: desk}
    on:
      approve: {title: yes, target: sort}
      return: {title: mend, to: initiator, then: again, opinion: required}
      reject: {title: no, target: refused, opinion: required, basis: '1'}
  sort:
    title: Sort
    en: Sort
    always:
      - {guard: urgent_one = true, target: refused}
      - {target: granted}
  granted: {type: final, title: Granted, en: Granted, outcome: granted}
  refused: {type: final, title: Refused, en: Refused, outcome: refused}
)";
constexpr const char* asking_form = "form: question\ntitle: Question\nfields:\n  urgent_one: {title: Urgent, type: boolean}\n";

PackagePtr asking_office() {
  return test::package_of(
      {{"asking/package.yaml", asking_manifest}, {"asking/question.yaml", asking_workflow}, {"asking/forms/question.yaml", asking_form}});
}

void walk_asking(const std::string& steps, scenario::Coverage& coverage) {
  const auto read = scenario::read_scenarios("scenario: asked\nat: 2026-03-10 09:00\nsteps:\n" + steps, "asking/scenarios/asked.yaml");
  const auto store = std::make_shared<test::MemoryStore>();
  const scenario::World world{store, store, std::make_shared<test::FixedEntropy>(), std::make_shared<const calendar::Calendar>()};
  REQUIRE(scenario::run(std::get<std::vector<scenario::Scenario>>(read).front(), asking_office(), world, &coverage).empty());
}

std::string coverage_told(const scenario::Coverage& coverage) {
  std::ostringstream out;
  coverage.tell(*asking_office(), out);
  return out.str();
}

}  // namespace

TEST_CASE("What no scenario walked is listed with its place, an automatic branch by its guard") {
  scenario::Coverage coverage;
  walk_asking("  - {as: guest, start: question, name: q}\n  - {as: desk, on: q, do: approve}\n", coverage);
  const std::string words = coverage_told(coverage);
  CHECK_THAT(words, Catch::Contains("question: state refused"));
  CHECK_THAT(words, Catch::Contains("asking/question.yaml") && Catch::Contains("question: look on reject"));
  CHECK_THAT(words, Catch::Contains("question: look on return"));
  CHECK_THAT(words, Catch::Contains("question: sort always if urgent_one = true"));
  CHECK_THAT(words, !Catch::Contains("look on approve"));
  const auto totals = coverage.totals(*asking_office());
  CHECK(totals.transitions.all == 5);
  CHECK(totals.transitions.taken == 2);
  CHECK(totals.finals.all == 2);
  CHECK(totals.finals.taken == 1);
}

TEST_CASE("Several scenarios add up, and a return counts although it enters no state") {
  scenario::Coverage coverage;
  walk_asking(
      "  - {as: guest, start: question, name: q}\n  - {as: desk, on: q, do: return}\n  - {as: guest, on: q, do: resubmit}\n"
      "  - {as: desk, on: q, do: reject}\n",
      coverage);
  walk_asking("  - {as: guest, start: question, name: q}\n  - {as: desk, on: q, do: approve}\n", coverage);
  walk_asking("  - {as: guest, start: question, name: q, with: {urgent_one: true}}\n  - {as: desk, on: q, do: approve}\n", coverage);
  CHECK(coverage.totals(*asking_office()).transitions.percent() == 100);
  CHECK(coverage.totals(*asking_office()).states.percent() == 100);
  CHECK_THAT(coverage_told(coverage), !Catch::Contains("never"));
}

}  // namespace qianpi
