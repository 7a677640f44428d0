#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

namespace {

const std::string held_by_head = "on: {hold: {title: 挂起, by: head}}\n";

}  // namespace

TEST_CASE("A held case stands still: nobody handles it, no clock runs, nothing reminds") {
  MemoDesk desk(two_steps, held_by_head);
  const CaseId id = desk.memo();
  desk.done("dan", id, verb::Hold{"等待外单位回函"});
  CHECK(desk.load(id).status == CaseState::held);
  CHECK(desk.refused("bob", id, verb::Decide{1, "approve"}).reason == Reason::not_open);
  CHECK(desk.load(id).timers.empty());
  desk.wait({10, calendar::Unit::working_days});
  CHECK(desk.count(id, "task_reminded") == 0);
}

TEST_CASE("The administrator and the role that the definition names may hold a case, with a reason; others may not") {
  MemoDesk desk(two_steps, held_by_head);
  const CaseId id = desk.memo();
  CHECK(desk.refused("bob", id, verb::Hold{"等待"}).reason == Reason::not_allowed);
  CHECK(desk.refused("dan", id, verb::Hold{""}).reason == Reason::opinion_missing);
  desk.done("root", id, verb::Hold{"等待"});
  CHECK(desk.refused("root", id, verb::Hold{"等待"}).reason == Reason::not_open);
}

TEST_CASE("A held case keeps its one place among the open ones") {
  MemoDesk desk(two_steps, held_by_head);
  const CaseId id = desk.begin();
  desk.done("root", id, verb::Hold{"等待"});
  CHECK(std::holds_alternative<Refusal>(desk.submit("ann", {}, desk.request())));
}
