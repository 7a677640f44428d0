#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

namespace {

const std::string with_void_end = std::string(two_steps) + "  voided: {type: final, title: 已作废, outcome: voided}\n";
const std::string void_by_head = "on: {void: {title: 作废, by: head, target: voided}}\n";

}  // namespace

TEST_CASE("A voided case ends as void, by the way that its definition has for it") {
  MemoDesk desk(with_void_end, void_by_head);
  const CaseId id = desk.memo();
  REQUIRE(desk.offers_to("dan", id, "void"));
  desk.done("dan", id, verb::Void{"重复申请"});
  const Case after = desk.load(id);
  CHECK(after.status == CaseState::voided);
  CHECK(after.outcome == "voided");
  CHECK(after.tasks[0].status == TaskState::cancelled);
  CHECK(after.timers.empty());
}

TEST_CASE("A held case can be voided") {
  MemoDesk desk(with_void_end, void_by_head);
  const CaseId id = desk.memo();
  desk.done("root", id, verb::Hold{"等待"});
  desk.done("dan", id, verb::Void{"不再需要"});
  CHECK(desk.load(id).status == CaseState::voided);
  CHECK_FALSE(desk.load(id).hold);
}

TEST_CASE("Without a way in the definition, a right, or a reason nothing is voided") {
  MemoDesk without(two_steps);
  CHECK(without.refused("root", without.memo(), verb::Void{"重复"}).reason == Reason::not_open);
  MemoDesk desk(with_void_end, void_by_head);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Void{"重复"}).reason == Reason::not_allowed);
  CHECK(desk.refused("dan", id, verb::Void{""}).reason == Reason::opinion_missing);
}
