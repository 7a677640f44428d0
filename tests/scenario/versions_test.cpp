// Scenarios in which more happens than one package's cases: somebody is away, another version is published in the middle, a second package lies
// beside.
#include <catch2/catch.hpp>

#include "tests/scenario/office.h"

namespace qianpi {

namespace {

using scenario::Failures;

std::string manifest_of(const std::string& name) {
  return "package: " + name + R"(
title: Office
regulations:
  main: {title: Rules of the office, number: '1', in_force: 2024-01-01}
authority: Office
calendar: {working_days: cn, due_roll: off, count_from: next day}
units: {desk: Desk}
roles:
  guest: {title: Guest, en: Guest, open: anyone}
  desk: {title: Desk, en: Desk, unit: desk}
  deputy: {title: Deputy, en: Deputy, unit: desk}
parameters:
  promptly: {title: promptly, en: promptly, value: 3 days, reason: not said}
)";
}
constexpr const char* letter = R"(workflow: letter
title: Letter
start: [{by: guest}]
initial: look
states:
  look:
    title: Look
    task: {role: desk, due: param.promptly}
    on:
      approve: {title: yes, target: granted}
  granted: {type: final, title: Granted, outcome: granted}
)";
constexpr const char* people = R"(register: person
title: Person
key: number
fields:
  number: {title: Number, type: text}
standings:
  main: [{value: none, title: None}, {value: serving, title: Serving}]
  holds: [{value: barred, title: Barred}]
)";

PackagePtr letter_office(const std::string& name = "office") {
  return test::package_of({{name + "/package.yaml", manifest_of(name)}, {name + "/letter.yaml", letter}, {name + "/registers/person.yaml", people}});
}

std::string told_of(const std::string& steps, const std::string& given = "{}") {
  std::string text;
  for (const scenario::Failure& one : test::failures_of(letter_office(), steps, given, letter_office("annexe")))
    text += to_text(one.where) + ": " + one.expected + " — " + one.found + "\n";
  return text;
}

const std::string substitutes = "{people: {desk: 1}, substitutes: [{for: desk, by: deputy 2, from: 2026-03-10, until: 2026-03-12}]}";
const std::string letter_begun = "  - {as: guest, start: letter, name: l}\n";

}  // namespace

TEST_CASE("A substitute has the task in the inbox and signs for the one who is away; the scenario sees both names") {
  CHECK(told_of(letter_begun + "  - expect: {inbox deputy 2: [l], inbox deputy 1: [], inbox desk: [l]}\n"
                               "  - {as: deputy 1, on: l, do: approve, refused: unknown_case}\n  - {as: deputy 2, on: l, do: approve}\n"
                               "  - expect: {l: {outcome: granted, acting: [deputy 2 for desk 1]}}\n",
                substitutes)
            .empty());
}

TEST_CASE("After the last day the substitute has nothing more to do with it") {
  CHECK(told_of(letter_begun +
                    "  - {at: 2026-03-12 08:00}\n  - expect: {inbox deputy: []}\n  - {as: deputy 2, on: l, do: approve, refused: unknown_case}\n"
                    "  - {as: desk, on: l, do: approve}\n  - expect: {l: {acting: []}}\n",
                substitutes)
            .empty());
}

TEST_CASE("A substitute whom the package doesn't have, or without days, is told with its line") {
  CHECK_THAT(told_of(letter_begun, "{substitutes: [{for: desk, by: nobody, from: 2026-03-10, until: 2026-03-12}]}"), Catch::Contains("nobody"));
  CHECK_THAT(told_of(letter_begun, "{substitutes: [{for: desk, by: deputy}]}"), Catch::Contains(":3:") && Catch::Contains("from: DAY"));
}

TEST_CASE("A running case stays on the version it began on; one that begins after the publication is on the new one") {
  CHECK(told_of(letter_begun + "  - {publish: {parameters: {promptly: 1 day}, definitions: {letter.yaml: {states.granted.outcome: given}}}}\n"
                               "  - {as: guest, start: letter, name: m}\n"
                               "  - expect: {l: {version: 1, due: 2026-03-14 00:00}, m: {version: 2, due: 2026-03-12 00:00}}\n"
                               "  - {as: desk, on: l, do: approve}\n  - {as: desk, on: m, do: approve}\n"
                               "  - expect: {l: {outcome: granted}, m: {outcome: given}}\n")
            .empty());
}

TEST_CASE("A publication of words that the package doesn't have, or of the same words again, fails with its place") {
  CHECK_THAT(told_of("  - {publish: {definitions: {letter.yaml: {states.nowhere.title: X}}}}\n"), Catch::Contains("states.nowhere.title"));
  CHECK_THAT(told_of("  - {publish: {definitions: {none.yaml: {title: X}}}}\n"), Catch::Contains("no file none.yaml"));
  CHECK_THAT(told_of("  - {publish: {definitions: {letter.yaml: {initial: nowhere}}}}\n"), Catch::Contains("a sound package"));
  CHECK_THAT(told_of("  - {publish: {parameters: {promptly: 3 days}}}\n"), Catch::Contains("another version"));
}

TEST_CASE("A second package has its own people, cases and records; what stands in the one means nothing in the other") {
  CHECK(told_of("  - {as: annexe/guest, start: annexe/letter, name: a}\n  - {as: guest, start: letter, name: l}\n"
                "  - expect: {inbox desk: [l], inbox annexe/desk: [a]}\n  - {as: desk, on: a, do: approve, refused: unknown_case}\n"
                "  - {as: annexe/desk, on: a, do: approve}\n"
                "  - expect: {a: {outcome: granted}, person z: {holds: [barred]}, annexe/person x: {holds: [], standing: serving}}\n",
                "{packages: [annexe], persons: [{id: z, number: '1', holds: [barred]}], annexe/persons: [{id: x, number: '1', standing: serving}]}")
            .empty());
}

TEST_CASE("A package that doesn't lie beside is told") {
  CHECK_THAT(told_of(letter_begun, "{packages: [nowhere]}"), Catch::Contains("a sound package nowhere"));
  CHECK_THAT(told_of("  - {as: guest, start: annexe/letter, name: a}\n"), Catch::Contains("a workflow called annexe/letter"));
}

}  // namespace qianpi
