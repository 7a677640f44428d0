#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

namespace {

verb::Decide handing_back(int task, const std::string& opinion) {
  verb::Decide decide;
  decide.task = task;
  decide.outcome = verb::hand_back;
  decide.opinion = opinion;
  return decide;
}

}  // namespace

TEST_CASE("A delegated task comes back with an opinion, and whoever delegated it decides") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Delegate{1, "dan", "请先核对"});
  CHECK(desk.task_of("bob", id) == 0);
  CHECK(desk.task_of("cai", id) == 0);
  desk.done("dan", id, handing_back(1, "已核对"));
  CHECK(desk.state(id) == "review");
  CHECK(desk.task_of("bob", id) == 1);
  CHECK(desk.load(id).tasks[0].assignee == UserId{"bob"});
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("Whoever prepares a task can fill in its fields, decides nothing, and hands nothing on") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Delegate{1, "dan", "请先核对"});
  CHECK(desk.refused("dan", id, verb::Decide{1, "approve"}).reason == Reason::no_such_outcome);
  CHECK(desk.refused("dan", id, handing_back(1, "")).reason == Reason::opinion_missing);
  CHECK(desk.refused("dan", id, verb::Delegate{1, "cai", "你来"}).reason == Reason::not_allowed);
  verb::Decide filled = handing_back(1, "已核对");
  filled.data = rules::Value::context({{"note", "数字无误"}});
  desk.done("dan", id, filled);
  CHECK(*desk.load(id).data.get("note") == rules::Value("数字无误"));
}

TEST_CASE("A ballot that was lent is its signer's again") {
  MemoDesk desk(
      "  joint:\n    title: 会签\n    task: {role: member, signers: all}\n    on:\n      approve: {target: check}\n"
      "  check:\n    title: 复核\n    task: {role: clerk}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.done("cai", id, verb::Delegate{1, "bob", "请先核对"});
  CHECK(desk.refused("cai", id, verb::Decide{1, "approve"}).reason == Reason::not_allowed);
  desk.done("bob", id, handing_back(1, "无误"));
  CHECK(desk.load(id).tasks[0].signer == UserId{"cai"});
  CHECK(desk.task_of("cai", id) == 1);
}

TEST_CASE("Only somebody with a role in the workflow can be asked to prepare a task") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Delegate{1, "eva", "请先核对"}).reason == Reason::bad_input);
}
