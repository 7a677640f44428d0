#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("A signer added before comes first, and the case goes on with the one who asked") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "dan", "before", "涉及财务"});
  CHECK(desk.task_of("bob", id) == 0);
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "review");
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("A signer added after is asked when the one before has signed, and the case waits for both") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "dan", "after", "请复核"});
  CHECK(desk.task_of("dan", id) == 0);
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "review");
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("A signer added beside signs at the same time, and either can stop it") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "dan", "beside", "一并审查"});
  CHECK(desk.task_of("bob", id) == 1);
  desk.sign("dan", id, "reject", "材料不符");
  CHECK(desk.load(id).outcome == "refused");
}

TEST_CASE("Once the signer of the definition has signed, his colleagues' shares in the pool are over though an added one is still to come") {
  MemoDesk desk(
      "  joint:\n    title: 或签\n    task: {role: [clerk, head], signers: any}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "cai", "beside", "一并审查"});
  desk.done("bob", id, verb::Decide{1, "approve"});
  CHECK(desk.task_of("dan", id) == 0);
  CHECK(desk.state(id) == "joint");
  desk.sign("cai", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("An added signer of a sign-off by all counts like the others") {
  MemoDesk desk(
      "  joint:\n    title: 会签\n    task: {role: member, signers: all}\n    on:\n      approve: {target: check}\n"
      "  check:\n    title: 复核\n    task: {role: clerk}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.done("cai", id, verb::AddSigner{1, "bob", "beside", "一并审查"});
  for (const char* user : {"cai", "dan", "eva"}) desk.sign(user, id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "check");
}

TEST_CASE("In a sequence an added signer comes in between, and the next still gets the turn") {
  MemoDesk desk(
      "  joint:\n    title: 顺签\n    task: {role: [clerk, head], signers: sequence}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "cai", "after", "请复核"});
  desk.sign("bob", id, "approve");
  CHECK(desk.task_of("dan", id) == 0);
  desk.sign("cai", id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("dan", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("Nobody is added twice, without a reason, without a place, or from outside the workflow") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::AddSigner{1, "dan", "before", ""}).reason == Reason::opinion_missing);
  CHECK(desk.refused("bob", id, verb::AddSigner{1, "dan", "above", "请复核"}).problems[0].where.file == "place");
  CHECK(desk.refused("bob", id, verb::AddSigner{1, "eva", "before", "请复核"}).reason == Reason::bad_input);
  desk.done("bob", id, verb::AddSigner{1, "dan", "beside", "请复核"});
  CHECK(desk.refused("bob", id, verb::AddSigner{1, "dan", "after", "请复核"}).reason == Reason::bad_input);
}
