#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("Whoever gets a copy is told and may read the case, and nothing moves") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK_FALSE(may_see(desk.seen_by("eva", id)));
  desk.done("bob", id, verb::Copy{"eva", "供参考"});
  CHECK(may_see(desk.seen_by("eva", id)));
  CHECK(desk.task_of("eva", id) == 0);
  CHECK(desk.state(id) == "review");
}

TEST_CASE("Several get a copy at once, nobody gets two, and nobody unknown gets one") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Copy{"", ""}).problems[0].where.file == "to");
  CHECK(desk.refused("bob", id, verb::Copy{"eva, nobody", ""}).reason == Reason::bad_input);
  desk.done("bob", id, verb::Copy{"eva, dan", ""});
  CHECK(desk.load(id).copies.size() == 2);
  CHECK(desk.refused("bob", id, verb::Copy{"eva", ""}).reason == Reason::bad_input);
}

TEST_CASE("What one only got a copy of one can't copy on") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Copy{"eva", ""});
  CHECK(desk.refused("eva", id, verb::Copy{"cai", ""}).reason == Reason::not_allowed);
  CHECK_FALSE(desk.offers_to("eva", id, "copy"));
}
