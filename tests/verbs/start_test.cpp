#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

TEST_CASE("A request that is filled in well opens a task for whoever reviews it") {
  Desk desk;
  const Receipt receipt = desk.done("ann", {}, desk.request());
  REQUIRE(receipt.opened.size() == 1);
  CHECK(receipt.opened[0].title == "审查");
  CHECK(receipt.opened[0].role_title == "经办人");
  const Case started = desk.load(receipt.on);
  CHECK(started.title == "申请 · 王伟");
  CHECK(started.starter.name == "安妮");
  CHECK(*started.data.get("born") == Value(Date{1949, 12, 31}));
}

TEST_CASE("Every mistake of a form is named at its field, and nothing is begun") {
  Desk desk;
  const Refusal no =
      desk.refused("ann", {}, desk.request(Value::context({{"born", "1950-13-01"}, {"sex", "未知"}, {"amount", "很多"}, {"colour", "red"}})));
  CHECK(no.reason == Reason::bad_input);
  std::set<std::string> fields;
  for (const Problem& problem : no.problems) fields.insert(problem.where.file);
  CHECK(fields == std::set<std::string>{"born", "sex", "amount", "colour"});
  CHECK(desk.store.running("desk", "request").empty());
}

TEST_CASE("An ID number with a wrong check digit is refused with the reason") {
  Desk desk;
  const Refusal no = desk.refused("ann", {}, desk.request(Value::context({{"id_number", "110105194912310021"}})));
  REQUIRE(no.problems.size() == 1);
  CHECK(no.problems[0].where.file == "id_number");
  CHECK(no.problems[0].what.zh.find("校验位") != std::string::npos);
}

TEST_CASE("An ID number that contradicts birth date or sex is refused at those fields") {
  Desk desk;
  const Refusal no = desk.refused("ann", {}, desk.request(Value::context({{"born", "1950-01-01"}, {"sex", "男"}})));
  REQUIRE(no.problems.size() == 2);
  CHECK(no.problems[0].where.file == "born");
  CHECK(no.problems[1].where.file == "sex");
}

TEST_CASE("A check of the workflow refuses by name, with its article") {
  Desk desk;
  const Refusal no = desk.refused("ann", {}, desk.request(Value::context({{"amount", 1001}})));
  CHECK(no.reason == Reason::check_failed);
  CHECK(no.check == "金额上限");
  CHECK(no.basis == "第二条");
  CHECK(no.message.zh == "金额超过一千元");
}

TEST_CASE("A second request about the same person waits until the first has ended") {
  Desk desk;
  const CaseId first = desk.begin();
  CHECK(desk.refused("ann", {}, desk.request()).reason == Reason::duplicate);
  desk.done("ann", first, verb::Withdraw{"填错了"});
  CHECK(desk.begin() != first);
}

TEST_CASE("A workflow that nobody knows, or that the role does not open to this person, cannot be begun") {
  Desk desk;
  verb::Start unknown;
  unknown.package = "desk";
  unknown.workflow = "holiday";
  CHECK(desk.refused("ann", {}, unknown).reason == Reason::unknown_workflow);
  verb::Start notice;
  notice.package = "desk";
  notice.workflow = "announcement";
  notice.data = Value::context({{"heading", "公示"}});
  CHECK(desk.refused("ann", {}, notice).reason == Reason::not_allowed);
  CHECK(desk.done("bob", {}, notice).opened.size() == 1);
}

TEST_CASE("The public begins nothing that asks for an account") {
  Desk desk;
  CHECK(desk.refused("public", {}, desk.request()).reason == Reason::not_allowed);
}
