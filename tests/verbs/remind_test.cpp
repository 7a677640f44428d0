#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("The initiator reminds whoever has the task, and the journal says who did") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  REQUIRE(desk.offers_to("ann", id, "remind"));
  desk.done("ann", id, verb::Remind{1, "请尽快"});
  const auto facts = desk.facts(id);
  CHECK(std::get<fact::TaskReminded>(facts.back()).who->user == UserId{"ann"});
}

TEST_CASE("Nobody reminds themselves, without a part in the case, or of what is done") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Remind{1, ""}).reason == Reason::not_allowed);
  CHECK(desk.refused("eva", id, verb::Remind{1, ""}).reason == Reason::unknown_case);
  CHECK(desk.refused("dan", id, verb::Remind{1, ""}).reason == Reason::not_allowed);
  desk.sign("bob", id, "approve");
  CHECK(desk.refused("ann", id, verb::Remind{1, ""}).reason == Reason::not_open);
}
