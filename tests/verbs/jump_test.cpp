#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("The administrator moves a case to another step, and the task it had is gone") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("root", id, verb::Jump{"decision", "按领导指示"});
  CHECK(desk.state(id) == "decision");
  CHECK(desk.load(id).tasks[0].status == TaskState::cancelled);
  CHECK(desk.task_of("dan", id) == 2);
}

TEST_CASE("A jump to the same step begins it anew") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("root", id, verb::Jump{"review", "重新审查"});
  CHECK(desk.load(id).tasks.size() == 2);
  CHECK(desk.task_of("bob", id) == 2);
}

TEST_CASE("Nobody jumps to an end, to a step that isn't there, without a reason or without the right") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("root", id, verb::Jump{"ended", "办结"}).problems[0].where.file == "to");
  CHECK(desk.refused("root", id, verb::Jump{"nowhere", "办结"}).reason == Reason::bad_input);
  CHECK(desk.refused("root", id, verb::Jump{"decision", ""}).reason == Reason::opinion_missing);
  CHECK(desk.refused("bob", id, verb::Jump{"decision", "快些"}).reason == Reason::not_allowed);
}

TEST_CASE("The role that the definition names may jump") {
  MemoDesk desk(two_steps, "on: {jump: {title: 跳转, by: head}}\n");
  const CaseId id = desk.memo();
  desk.done("dan", id, verb::Jump{"decision", "直接审定"});
  CHECK(desk.state(id) == "decision");
}
