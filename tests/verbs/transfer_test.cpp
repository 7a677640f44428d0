#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("A transferred task is the other's for good") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Transfer{1, "cai", "出差"});
  CHECK(desk.task_of("bob", id) == 0);
  desk.sign("cai", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("A claimed task can be transferred, and nobody has claimed it then") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::Claim{1});
  desk.done("bob", id, verb::Transfer{1, "cai", "出差"});
  CHECK(desk.load(id).tasks[0].status == TaskState::open);
  CHECK_FALSE(desk.load(id).tasks[0].assignee);
}

TEST_CASE("Transferring needs a reason and a person who holds the role and need not keep out") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Transfer{1, "cai", ""}).reason == Reason::opinion_missing);
  for (const char* wrong : {"", "nobody", "bob", "eva"}) {
    INFO(wrong);
    const Refusal no = desk.refused("bob", id, verb::Transfer{1, wrong, "出差"});
    CHECK(no.reason == Reason::bad_input);
    CHECK(no.problems[0].where.file == "to");
  }
  CHECK(desk.refused("dan", id, verb::Transfer{1, "cai", "出差"}).reason == Reason::not_allowed);
  CHECK(desk.refused("eva", id, verb::Transfer{1, "cai", "出差"}).reason == Reason::unknown_case);
}

TEST_CASE("A ballot is not transferred to whoever has one already") {
  MemoDesk desk(test::joint("signers: all", test::yes_or_no));
  const CaseId id = desk.memo();
  CHECK(desk.refused("cai", id, verb::Transfer{1, "dan", "出差"}).reason == Reason::bad_input);
}

TEST_CASE("The initiator of a request does not get its task by transfer") {
  MemoDesk desk(two_steps);
  verb::Start start = desk.request();
  start.workflow = "memo";
  const CaseId id = desk.done("cai", {}, start).on;
  CHECK(desk.refused("bob", id, verb::Transfer{1, "cai", "出差"}).reason == Reason::avoided);
}

TEST_CASE("Where the definition forbids it, transferring is neither offered nor done") {
  MemoDesk desk(
      "  review:\n    title: 审查\n    task: {role: clerk, forbid: [transfer, claim]}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  CHECK_FALSE(desk.offers_to("bob", id, "transfer"));
  CHECK(desk.offers_to("bob", id, "delegate"));
  CHECK(desk.refused("bob", id, verb::Transfer{1, "cai", "出差"}).reason == Reason::not_allowed);
  CHECK(desk.refused("bob", id, verb::Claim{1}).reason == Reason::not_allowed);
}
