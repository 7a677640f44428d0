// The runner of scenarios where cases begin others and wait: how they are named, what is expected of them, and the days that pass.
#include <catch2/catch.hpp>

#include "tests/scenario/office.h"

namespace qianpi {

namespace {

using scenario::Failures;

constexpr const char* others_manifest = R"(package: office
title: Office
regulations:
  main: {title: Rules of the office, number: '1', in_force: 2024-01-01}
authority: Office
calendar: {working_days: cn, due_roll: off, count_from: next day}
units: {desk: Desk}
roles:
  desk: {title: Desk, en: Desk, unit: desk}
)";
constexpr const char* person = R"(register: person
title: Person
key: number
fields:
  number: {title: Number, type: text}
  born: {title: Born, type: date}
standings:
  main: [{value: none, title: None}, {value: serving, title: Serving}]
  holds: [{value: barred, title: Barred}]
)";
constexpr const char* round = R"(workflow: round
id: OF-W02
title: Round
start: [{by: desk, form: round}]
unit: desk
initial: visits
on: {withdraw: {title: Give up, target: given_up}}
states:
  visits:
    each: {in: people, as: one, start: visit, subject: one.person}
    on: {done: {target: over}}
  over: {type: final, outcome: over}
  given_up: {type: final, outcome: given_up}
)";
constexpr const char* visit = R"(workflow: visit
id: OF-W03
title: Visit
subject: person
initial: ask
states:
  ask:
    task: {role: desk, due: 3 days}
    on: {complete: {title: done, target: made}}
  made: {type: final, outcome: made}
)";
constexpr const char* patience = R"(workflow: patience
id: OF-W04
title: Patience
start: [{by: desk}]
subject: person
initial: waiting
states:
  waiting:
    wait: {until: 'not(list contains(person.holds, "barred")) and person.standing = "serving"'}
    on: {done: {target: over}}
  over: {type: final, outcome: over}
)";
constexpr const char* others_form = R"(form: round
title: Round
fields:
  people: {title: People, type: rows, columns: {person: {title: Person, type: text}}}
)";

PackagePtr others_office() {
  return test::package_of({{"office/package.yaml", others_manifest},
                           {"office/registers/person.yaml", person},
                           {"office/round.yaml", round},
                           {"office/visit.yaml", visit},
                           {"office/patience.yaml", patience},
                           {"office/forms/round.yaml", others_form}});
}

Failures outcome_among_others(const std::string& steps, const std::string& given = "{}") { return test::failures_of(others_office(), steps, given); }

std::string told(const Failures& failures) {
  std::string text;
  for (const scenario::Failure& one : failures) text += to_text(one.where) + ": " + one.expected + " — " + one.found + "\n";
  return text;
}

const std::string three = "{persons: [{id: a, number: '1'}, {id: b, number: '2'}, {id: c, number: '3', born: 1970-01-02, standing: serving}]}";
const std::string begun = "  - {as: desk, start: round, name: r, with: {people: [{person: '1'}, {person: '2'}, {person: '3'}]}}\n";

}  // namespace

TEST_CASE("Cases that another one began are counted, told apart by number and by whom they are about") {
  CHECK(told(outcome_among_others(
                 begun + "  - expect: {started: {visit: 3, OF-W03: 3}, r: {state: visits, children: 3}, inbox desk: [visit, visit, visit]}\n"
                         "  - {as: desk, on: visit 2, do: complete}\n  - {as: desk, on: visit a, do: complete}\n"
                         "  - expect: {visit b: {outcome: made}, visit 1: {outcome: made}, visit c: {state: ask, due: 2026-03-14 00:00}}\n"
                         "  - expect: {r: {children: {running: 1, ended: 2, withdrawn: 0}}}\n",
                 three))
            .empty());
}

TEST_CASE("A step on a workflow's name goes to a case in which it may still be done, so it can be repeated") {
  CHECK(told(outcome_among_others(begun + "  - {as: desk, on: visit, do: complete, repeat: 3}\n  - expect: {r: {outcome: over}}\n", three)).empty());
  CHECK(outcome_among_others(begun + "  - {as: desk, on: visit, do: complete, repeat: 4}\n", three).size() == 1);
}

TEST_CASE("A wrong number of children says what was expected, what was found, and the line") {
  const Failures failures = outcome_among_others(begun + "  - expect:\n      r: {children: 2}\n", three);
  REQUIRE(failures.size() == 1);
  CHECK(to_text(failures[0].where) == "office/scenarios/visit.yaml:7:11");
  CHECK(failures[0].expected == "r.children 2");
  CHECK(failures[0].found.find("3") != std::string::npos);
}

TEST_CASE("Giving up withdraws the children") {
  CHECK(told(outcome_among_others(begun +
                                      "  - {as: desk, on: r, do: withdraw}\n"
                                      "  - expect: {r: {outcome: given_up, children: {withdrawn: 3}}, visit: {status: voided, outcome: withdrawn}}\n",
                                  three))
            .empty());
}

TEST_CASE("Every midnight that the clock passes is looked at: a hold that runs out lets a case go on") {
  const std::string given = "{persons: [{id: z, number: '9', standing: serving, holds: [{hold: barred, from: 2026-03-01, until: 2026-03-20}]}]}";
  const std::string waits = "  - {as: desk, start: patience, name: p, subject: z}\n";
  CHECK(told(outcome_among_others(
                 waits + "  - {at: 2026-03-19 23:00}\n  - expect: {p: {state: waiting}, person z: {holds: [barred], standing: serving}}\n"
                         "  - {at: 2026-03-20 08:00}\n  - expect: {p: {outcome: over}, person z: {holds: []}}\n",
                 given))
            .empty());
}

TEST_CASE("A misspelt field, standing, hold or book of a given record is told with its line") {
  for (const char* record : {"{id: z, nmuber: '9'}", "{id: z, standing: servign}", "{id: z, holds: [bared]}", "{id: z, books: {absence: 2}}"}) {
    const Failures failures = outcome_among_others("  - {wait: 1 day}\n", std::string("{persons: [") + record + "]}");
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].expected.find("of register person") != std::string::npos);
    CHECK(failures[0].where.line == 3);
  }
}

TEST_CASE("A given record's fields take the types of its register") {
  CHECK(told(outcome_among_others("  - expect: {person c: {born: 1970-01-02, standing: serving}}\n", three)).empty());
}

}  // namespace qianpi
