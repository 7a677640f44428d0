// The runner of scenarios, on a small package of its own: what it says when it and the engine disagree, and what it fills in.
#include <catch2/catch.hpp>

#include "adapters/scenario/filler.h"
#include "engine/id_number.h"
#include "tests/scenario/office.h"

namespace qianpi {

namespace {

using scenario::Failures;

constexpr const char* manifest = R"(package: office
title: Office
regulations:
  main: {title: Rules of the office, number: '1', in_force: 2024-01-01}
authority: Office
calendar: {working_days: cn, due_roll: off, count_from: next day}
units: {desk: Desk}
roles:
  guest: {title: Guest, en: Guest, open: anyone}
  desk: {title: Desk, en: Desk, unit: desk}
parameters:
  promptly: {title: promptly, en: promptly, value: 3 days, reason: not said}
)";
constexpr const char* workflow = R"(workflow: visit
id: OF-W01
title: Visit
en: Visit
basis: '1'
start: [{by: guest, form: visit}]
unit: desk
initial: first
states:
  first:
    title: First look
    en: First look
    task: {role: desk, due: param.promptly}
    on:
      approve: {title: yes, target: second}
      reject: {title: no, target: refused, opinion: required, basis: '1'}
    after:
      - {at: due, target: refused}
  second:
    title: Second look
    en: Second look
    task: {role: desk, avoid: [decided: first]}
    on:
      approve: {title: yes, target: granted}
  granted: {type: final, title: Granted, en: Granted, outcome: granted}
  refused: {type: final, title: Refused, en: Refused, outcome: refused}
)";
constexpr const char* form = R"(form: visit
title: Visit
fields:
  reason: {title: Reason, type: text, required: true}
  days: {title: Days, type: number, required: true}
)";

PackagePtr visit_office() {
  return test::package_of({{"office/package.yaml", manifest}, {"office/visit.yaml", workflow}, {"office/forms/visit.yaml", form}});
}

Failures outcome_of(const std::string& steps, const std::string& given = "{}") { return test::failures_of(visit_office(), steps, given); }

}  // namespace

TEST_CASE("A scenario says only what matters: the rest of the form is filled") {
  CHECK(outcome_of("  - {as: guest, start: visit, name: v, with: {days: 2}}\n"
                   "  - expect: {v: {state: first, days: 2, reason: Reason}, inbox desk: [v]}\n")
            .empty());
}

TEST_CASE("What is given as empty stays empty and is refused by the field's name") {
  CHECK(outcome_of("  - {as: guest, start: visit, with: {reason: ''}, refused: reason}\n").empty());
}

TEST_CASE("A failing expectation shows what was expected, what was found, and where it stands") {
  const Failures failures = outcome_of("  - {as: guest, start: visit, name: v}\n  - expect:\n      v: {state: second}\n");
  REQUIRE(failures.size() == 1);
  CHECK(to_text(failures[0].where) == "office/scenarios/visit.yaml:7:11");
  CHECK(failures[0].expected == "v.state second");
  CHECK(failures[0].found.find("first") != std::string::npos);
}

TEST_CASE("A step that is refused fails the scenario unless it says so, and by the right reason") {
  CHECK(outcome_of("  - {as: guest, start: visit, name: v}\n  - {as: guest, on: v, do: approve}\n").size() == 1);
  CHECK(outcome_of("  - {as: guest, start: visit, name: v}\n  - {as: guest, on: v, do: approve, refused: not_allowed}\n").empty());
  CHECK(outcome_of("  - {as: guest, start: visit, name: v}\n  - {as: desk, on: v, do: approve, refused: not_allowed}\n").size() == 1);
}

TEST_CASE("Two people act under one role where the second must not be the first") {
  const std::string begun = "  - {as: guest, start: visit, name: v}\n  - {as: desk, on: v, do: approve}\n";
  CHECK(outcome_of(begun + "  - {as: desk, on: v, do: approve}\n  - expect: {v: {outcome: granted}}\n").empty());
  CHECK(outcome_of(begun + "  - {as: desk 1, on: v, do: approve, refused: avoided}\n").empty());
}

TEST_CASE("Waiting moves the clock through every timer on the way") {
  CHECK(outcome_of("  - {as: guest, start: visit, name: v}\n  - {wait: 3 days}\n  - expect: {v: {state: first}}\n"
                   "  - {wait: 15 hours}\n  - expect: {v: {outcome: refused}}\n")
            .empty());
}

TEST_CASE("A scenario sets a parameter of the package") {
  const std::string steps = "  - {as: guest, start: visit, name: v}\n  - {wait: 2 days}\n  - expect: {v: {outcome: refused}}\n";
  CHECK(outcome_of(steps, "{parameters: {promptly: 1 day}}").empty());
  CHECK(outcome_of(steps, "{parameters: {quickly: 1 day}}").size() == 1);
}

TEST_CASE("A scenario says whether deadlines roll over days of rest") {
  const std::string steps = "  - {as: guest, start: visit, refused: 工作日历}\n";  // who rolls asks the calendar, and this office has none
  CHECK(outcome_of(steps, "{calendar: {due_roll: next working day}}").empty());
  CHECK(outcome_of(steps).size() == 1);
}

TEST_CASE("Time does not go back") { CHECK(outcome_of("  - {at: 2026-03-09 09:00}\n").size() == 1); }

TEST_CASE("A file holds several scenarios, each with its own lines") {
  const auto read = scenario::read_scenarios(
      "scenario: a\nat: 2026-03-10\nsteps: [{wait: 1 day}]\n---\nscenario: b\nat: 2026-03-10\nsteps: [{wait: 1 day}]\n", "f");
  const auto& all = std::get<std::vector<scenario::Scenario>>(read);
  REQUIRE(all.size() == 2);
  CHECK(all[1].title == "b");
  CHECK(all[1].where.line == 5);
}

TEST_CASE("The filler's ID numbers are valid, agree with birth date and sex, and differ") {
  const Date born{1966, 3, 10};
  for (const bool male : {true, false})
    for (const int count : {0, 1, 499}) {
      const auto number = read_id_number(scenario::id_number_for(born, male, count));
      REQUIRE(number);
      CHECK(number->born == born);
      CHECK(number->male == male);
    }
  CHECK(scenario::id_number_for(born, true, 1) != scenario::id_number_for(born, true, 2));
}

}  // namespace qianpi
