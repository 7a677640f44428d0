#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("Whoever decided last takes it back while the next step is untouched, and has it in hand") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  REQUIRE(desk.offers_to("bob", id, "retrieve"));
  desk.done("bob", id, verb::Retrieve{1, "漏看附件"});
  const Case after = desk.load(id);
  CHECK(desk.state(id) == "review");
  CHECK(after.tasks[0].status == TaskState::withdrawn);
  CHECK(after.tasks[1].status == TaskState::cancelled);
  CHECK(desk.open_task(after)->assignee == UserId{"bob"});
  CHECK(after.decisions.empty());
}

TEST_CASE("Once the next step is claimed it is too late") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  desk.done("dan", id, verb::Claim{2});
  CHECK(desk.refused("bob", id, verb::Retrieve{1, ""}).reason == Reason::not_open);
  CHECK_FALSE(desk.offers_to("bob", id, "retrieve"));
}

TEST_CASE("Nobody takes back what another decided, and nothing comes back of a case that has ended") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  CHECK(desk.refused("cai", id, verb::Retrieve{1, ""}).reason == Reason::not_allowed);
  desk.sign("dan", id, "approve");
  CHECK(desk.refused("dan", id, verb::Retrieve{2, ""}).reason == Reason::not_open);
}

TEST_CASE("What took a number stays decided: something has left the case") {
  MemoDesk desk(
      "  review:\n    title: 审查\n    task: {role: clerk}\n    on:\n"
      "      approve: {target: decision, do: [{number: {series: letter, into: number}}]}\n"
      "  decision:\n    title: 审定\n    task: {role: head}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  CHECK(desk.refused("bob", id, verb::Retrieve{1, ""}).reason == Reason::not_open);
}

TEST_CASE("A ballot is taken back before the sign-off has its result, and cast anew") {
  MemoDesk desk(test::joint("signers: all", test::yes_or_no));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  desk.done("cai", id, verb::Retrieve{1, "再想想"});
  CHECK(desk.load(id).tasks[0].status == TaskState::withdrawn);
  desk.sign("dan", id, "approve");
  desk.sign("eva", id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("cai", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("In a sequence the one before takes the turn back while the next has not signed") {
  MemoDesk desk(
      "  joint:\n    title: 顺签\n    task: {role: [clerk, head], signers: sequence}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  desk.done("bob", id, verb::Retrieve{1, "再想想"});
  CHECK(desk.task_of("dan", id) == 0);
  desk.sign("bob", id, "approve");
  desk.sign("dan", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("A task that was lent is taken back by whoever lent it") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Delegate{1, "dan", "请核对"});
  desk.done("bob", id, verb::Retrieve{1, "不必了"});
  CHECK(desk.task_of("dan", id) == 0);
  CHECK(desk.task_of("bob", id) == 1);
}
