#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

TEST_CASE("A comment is journalled and moves nothing") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("ann", id, verb::Comment{"请尽快办理"});
  CHECK(desk.count(id, "commented") == 1);
  CHECK(desk.state(id) == "review");
}

TEST_CASE("An empty comment is refused, and a stranger's finds no case") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("ann", id, verb::Comment{}).reason == Reason::opinion_missing);
  CHECK(desk.refused("eva", id, verb::Comment{"看看"}).reason == Reason::unknown_case);
}
