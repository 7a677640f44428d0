#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("Whoever asked a signer in can remove them, and the case needs them no more") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "dan", "before", "请复核"});
  desk.done("bob", id, verb::RemoveSigner{2, "不必了"});
  CHECK(desk.load(id).tasks[1].status == TaskState::withdrawn);
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("Removing the last signer who was still to come lets the case go on") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.done("bob", id, verb::AddSigner{1, "dan", "after", "请复核"});
  desk.sign("bob", id, "approve");
  desk.done("bob", id, verb::RemoveSigner{2, "不必了"});
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("Signers of the definition stay, so does a ballot that was cast, and strangers remove nobody") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("root", id, verb::RemoveSigner{1, "不必了"}).reason == Reason::not_allowed);
  desk.done("bob", id, verb::AddSigner{1, "dan", "before", "请复核"});
  CHECK(desk.refused("cai", id, verb::RemoveSigner{2, "不必了"}).reason == Reason::not_allowed);
  CHECK(desk.refused("bob", id, verb::RemoveSigner{2, ""}).reason == Reason::opinion_missing);
  desk.sign("dan", id, "approve");
  CHECK(desk.refused("bob", id, verb::RemoveSigner{2, "不必了"}).reason == Reason::already_decided);
}
