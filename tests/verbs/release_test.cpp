#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

TEST_CASE("A released task is open to the other holders of its role again") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Claim{1});
  desk.done("bob", id, verb::Release{1});
  CHECK_FALSE(desk.load(id).tasks[0].assignee);
  CHECK(desk.done("cai", id, verb::Claim{1}).on == id);
}

TEST_CASE("Only a claimed task can be released, and only by whoever claimed it") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("bob", id, verb::Release{1}).reason == Reason::not_open);
  desk.done("bob", id, verb::Claim{1});
  CHECK(desk.refused("cai", id, verb::Release{1}).reason == Reason::claimed_by_other);
}
