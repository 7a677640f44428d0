#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("The administrator gives a claimed task to somebody else") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Claim{1});
  desk.done("root", id, verb::Reassign{1, "cai", "鲍勃离岗"});
  CHECK(desk.task_of("bob", id) == 0);
  CHECK(desk.task_of("cai", id) == 1);
}

TEST_CASE("Only the administrator reassigns, with a reason, what is open, to somebody who need not keep out") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("dan", id, verb::Reassign{1, "cai", "离岗"}).reason == Reason::not_allowed);
  CHECK(desk.refused("root", id, verb::Reassign{1, "cai", ""}).reason == Reason::opinion_missing);
  CHECK(desk.refused("root", id, verb::Reassign{1, "ann", "离岗"}).reason == Reason::avoided);
  CHECK(desk.refused("root", id, verb::Reassign{1, "nobody", "离岗"}).reason == Reason::bad_input);
  desk.sign("bob", id, "approve");
  CHECK(desk.refused("root", id, verb::Reassign{1, "cai", "离岗"}).reason == Reason::not_open);
}

TEST_CASE("A correction whose person has left is reassigned and mended by another") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Return{1, "请补充"});
  desk.done("root", id, verb::Reassign{2, "eva", "申请人离职"});
  desk.sign("eva", id, "resubmit");
  CHECK(desk.task_of("bob", id) == 3);
}
