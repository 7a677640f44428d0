#include <catch2/catch.hpp>

#include "engine/deliveries.h"
#include "tests/support/notice.h"

using namespace qianpi;
using rules::Value;

TEST_CASE("A ticked case confirms before it stands on the agenda") {
  test::OpenNotice office;
  const Case notice = office.desk.load(office.notice);
  REQUIRE(notice.items.size() == 2);
  CHECK(notice.items[0].status == ItemStatus::confirmed);
  CHECK(notice.items[0].subject == "王伟");
  CHECK(office.desk.load(office.first).waiting[0].collector == office.notice);
}

TEST_CASE("A case on one agenda cannot be ticked onto another") {
  test::OpenNotice office;
  const CaseId other = office.begin_notice();
  verb::Decide choose;
  choose.task = 1;
  choose.outcome = "approve";
  choose.items = {office.first};
  office.desk.done("bob", other, choose);
  CHECK(office.desk.load(other).tasks[0].status == TaskState::deciding);
  office.desk.deliver();
  const Case after = office.desk.load(other);
  CHECK(after.items.empty());
  CHECK(after.tasks[0].status == TaskState::open);
  CHECK(office.desk.count(other, "task_reopened") == 1);
}

TEST_CASE("The same delivery is taken once") {
  test::OpenNotice office;
  Command again{engine_actor(), office.first,
                verb::Deliver{office.notice, 1, std::string(trigger::item_asked), Value::context({{"workflow", "announcement"}})}};
  again.delivery = {office.notice, 1};
  const auto before = office.desk.load(office.first).revision;
  office.desk.engine.submit(again);
  CHECK(office.desk.load(office.first).revision == before);
}

TEST_CASE("A delivery to a case that has ended is refused and journalled there") {
  test::OpenNotice office;
  test::Desk& desk = office.desk;
  const CaseId ended = desk.begin("ann", Value::context({{"id_number", "110105199003070033"}, {"born", "1990-03-07"}, {"sex", "男"}}));
  desk.done("ann", ended, verb::Withdraw{});
  desk.done("engine", ended, verb::Deliver{office.notice, 77, std::string(trigger::item_outcome), Value::context({{"outcome", "clear"}})});
  const Fact last = desk.facts(ended).back();
  REQUIRE(std::holds_alternative<fact::DeliveryTaken>(last));
  CHECK_FALSE(std::get<fact::DeliveryTaken>(last).refused.empty());
}

TEST_CASE("Nobody but the engine delivers") {
  test::OpenNotice office;
  CHECK(office.desk.refused("bob", office.first, verb::Deliver{office.notice, 5, "upheld", {}}).reason == Reason::not_allowed);
}
