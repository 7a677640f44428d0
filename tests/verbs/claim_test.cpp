#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

TEST_CASE("Whoever claims a task has it, and the others learn who") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Claim{1});
  CHECK(desk.load(id).tasks[0].assignee == UserId{"bob"});
  const Refusal no = desk.refused("cai", id, verb::Claim{1});
  CHECK(no.reason == Reason::claimed_by_other);
  REQUIRE(no.who);
  CHECK(no.who->user.value == "bob");
}

TEST_CASE("A claimed task cannot be claimed again") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Claim{1});
  CHECK(desk.refused("bob", id, verb::Claim{1}).reason == Reason::not_open);
}

TEST_CASE("Someone without the role sees neither the case nor its task") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("eva", id, verb::Claim{1}).reason == Reason::unknown_case);
}

TEST_CASE("The requester sees the case but cannot claim its review") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("ann", id, verb::Claim{1}).reason == Reason::not_allowed);
}

TEST_CASE("Nobody handles his own request, although he holds the role") {
  Desk desk;
  const CaseId id = desk.begin("bob");
  CHECK(desk.load(id).tasks[0].excluded.size() == 1);
  CHECK(desk.refused("bob", id, verb::Claim{1}).reason == Reason::avoided);
  CHECK(desk.done("cai", id, verb::Claim{1}).on == id);
}
