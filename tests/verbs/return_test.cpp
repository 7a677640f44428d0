#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

TEST_CASE("A returned request is corrected by its initiator and comes straight back") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Return{1, "请补充说明"});
  CHECK(desk.state(id) == "review");
  const Case returned = desk.load(id);
  CHECK(returned.tasks[0].status == TaskState::returned);
  REQUIRE(desk.open_task(returned));
  CHECK(desk.open_task(returned)->signer == UserId{"ann"});

  verb::Decide resubmit;
  resubmit.task = 2;
  resubmit.outcome = "resubmit";
  resubmit.data = Value::context({{"note", "已补充"}});
  desk.done("ann", id, resubmit);
  const Case back = desk.load(id);
  REQUIRE(desk.open_task(back));
  CHECK(desk.open_task(back)->role == "clerk");
  CHECK(*back.data.get("note") == Value("已补充"));
  desk.decide("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("Returning needs a reason, and a step whose definition has no return cannot") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("bob", id, verb::Return{1, ""}).reason == Reason::opinion_missing);
  desk.decide("bob", id, "approve");
  CHECK(desk.refused("dan", id, verb::Return{2, "再看看"}).reason == Reason::no_such_outcome);
}

TEST_CASE("Corrected fields are checked like those of the first submission") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Return{1, "请更正"});
  verb::Decide resubmit;
  resubmit.task = 2;
  resubmit.outcome = "resubmit";
  resubmit.data = Value::context({{"amount", "多少"}});
  CHECK(desk.refused("ann", id, resubmit).problems[0].where.file == "amount");
}
