#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

TEST_CASE("The initiator withdraws, and nobody has the task any more") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("ann", id, verb::Withdraw{"另行申请"});
  const Case after = desk.load(id);
  CHECK(after.status == CaseState::ended);
  CHECK(after.outcome == "withdrawn");
  CHECK(after.tasks[0].status == TaskState::cancelled);
  CHECK(after.timers.empty());
}

TEST_CASE("Only the initiator can withdraw") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("bob", id, verb::Withdraw{}).reason == Reason::not_allowed);
}

TEST_CASE("Where the definition no longer allows it, withdrawing comes too late") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.decide("bob", id, "approve");
  desk.decide("dan", id, "approve");
  CHECK(desk.state(id) == "notice");
  CHECK(desk.refused("ann", id, verb::Withdraw{}).reason == Reason::not_open);
}
