// Registers, parameters and effects that write: what validation says when they don't fit.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

const std::string badge_holders =
    "register: person\ntitle: 人员\nkey: name\nfields:\n  name: {title: 姓名, type: text}\n  badge: {title: 证, type: text}\n"
    "standings:\n  main: [none, {value: serving, title: 在聘}]\n  holds: [stopped]\n";

/// A request about a person, whose approval does this.
std::string told_of_writing(const std::string& effect) {
  Office office;
  office.with("registers/person.yaml", badge_holders);
  office.with_states("  review:\n    task: {role: clerk}\n    on:\n      approve:\n        target: done\n        do:\n          - " + effect +
                         "\n  done: {type: final}\n",
                     "subject: {register: person, match: name, create: true}\n");
  return told(office.problems());
}

TEST_CASE("A register with its standings reads, and its record can be written") {
  CHECK(told_of_writing("record: {standing: serving, from: today, term: 3 years, basis: 第一条}").empty());
  CHECK(told_of_writing("set: {person.badge: 甲}").empty());
  const PackagePtr package = Office().with("registers/person.yaml", badge_holders).package();
  const Register& it = package->registers.at("person");
  CHECK(it.main[1].title == "在聘");
  CHECK(it.holds[0].value == "stopped");
}

TEST_CASE("An unknown standing, hold or field of the register is told") {
  CHECK_THAT(told_of_writing("record: {standing: servng, from: today}"), Contains(":13 没有叫“servng”的状态 | 是不是“serving”？"));
  CHECK_THAT(told_of_writing("record: {hold: stoped, from: today}"), Contains("没有叫“stoped”的限制 | 是不是“stopped”？"));
  CHECK_THAT(told_of_writing("set: {person.bagde: 甲}"), Contains("没有叫“bagde”的字段 | 是不是“badge”？"));
  CHECK_THAT(told_of_writing("set: {perosn.badge: 甲}"), Contains("没有叫“perosn”的名册 | 是不是“person”？"));
}

TEST_CASE("A term is counted in days, weeks, months or years") {
  CHECK_THAT(told_of_writing("record: {standing: serving, from: today, term: 3 working days}"), Contains("“3 working days”不是任期"));
}

TEST_CASE("Writing a record needs a subject") {
  Office office;
  office.with_states(
      "  review:\n    task: {role: clerk}\n    on: {approve: {target: done, do: [{record: {standing: serving, from: today}}]}}\n  done: {type: "
      "final}\n");
  CHECK_THAT(told(office.problems()), Contains(":8 record 写入名册，但本流程没有写 subject"));
}

TEST_CASE("An item with two effects, or none, is refused") {
  CHECK_THAT(told_of_writing("{set: {a: b}, notify: clerk}"), Contains("一项里写了两个动作：set、notify"));
  CHECK_THAT(told_of_writing("{if: true}"), Contains("这一项没有写动作"));
}

TEST_CASE("Reminding and escalating need a task, deciding rows a collector") {
  Office office;
  office.with_states("  review:\n    entry: [remind, {escalate: chief}]\n    always: [{target: done}]\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains("remind 催办的是待办，但本环节没有 task") && Contains("escalate 催办的是待办"));
  CHECK_THAT(told_of_writing("deliver: {items: true, outcome: x}"), Contains("deliver 只能用在汇集流程里"));
}

TEST_CASE("A table that doesn't compile is told at its cell") {
  const std::string table = "table: fees\ntitle: 费用\nhit: unique\ninputs: [days]\noutputs: [amount]\nrows:\n  - {id: a, when: ['> '], then: [1]}\n";
  CHECK_THAT(told(Office().with("rules/fees.yaml", table).problems()), Contains("rules/fees.yaml:7 规则表有误"));
}

TEST_CASE("A seal of an unknown unit, kept by an unknown role, is told") {
  const std::string text = told(Office()
                                    .with("package.yaml",
                                          "package: office\ntitle: x\nroles:\n  applicant: {title: 申请人, open: anyone}\n  clerk: {title: 经办, "
                                          "unit: ofice}\nunits: {office: 办公室}\n"
                                          "seals:\n  s: {title: 章, unit: offise, keeper: clrk}\n")
                                    .problems());
  CHECK_THAT(text, Contains("没有叫“ofice”的单位 | 是不是“office”？") && Contains("没有叫“offise”的单位") && Contains("没有叫“clrk”的角色"));
}

}  // namespace
}  // namespace qianpi::tests
