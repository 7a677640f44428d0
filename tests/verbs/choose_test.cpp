#include <catch2/catch.hpp>

#include "tests/support/dispatch.h"

using namespace qianpi;
using rules::Value;
using test::Dispatch;

TEST_CASE("A person named fills the place at once where nobody is asked") {
  Dispatch office(test::chosen_selection);
  office.add_experts(3);
  const CaseId id = office.begin({{"rock", 2}});
  const int task = office.task(id);
  office.desk.done("bob", id, verb::Choose{task, 1, "e2"});
  CHECK(office.desk.state(id) == "selection");
  CHECK(office.desk.load(id).invitations.at(0).answer == "appointed");
  office.desk.done("bob", id, verb::Choose{task, 2, "e3"});
  CHECK(office.desk.state(id) == "order");
}

TEST_CASE("Naming is refused with the reason: avoid rules, conditions, twice, unknown, a place that is taken") {
  Dispatch office(test::chosen_selection);
  office.add_experts(2);
  office.add_expert("m1", Value::context({{"employer", "矿"}}));
  office.add_expert("w1", Value::context({{"skill", "water"}}));
  const CaseId id = office.begin({{"rock", 2}});
  const int task = office.task(id);
  const auto refused = [&](int place, const std::string& key) { return office.desk.refused("bob", id, verb::Choose{task, place, key}); };
  CHECK(refused(1, "m1").message.zh == "与“矿”同属一个单位，须回避");
  CHECK(refused(1, "m1").reason == Reason::avoided);
  CHECK(refused(1, "w1").message.zh == "不符合选人条件：expert.skill = place.skill");
  CHECK(refused(1, "nobody").reason == Reason::bad_input);
  CHECK(refused(7, "e1").reason == Reason::bad_input);
  office.desk.done("bob", id, verb::Choose{task, 1, "e1"});
  CHECK(refused(1, "e2").reason == Reason::not_open);
  CHECK(refused(2, "e1").reason == Reason::avoided);
  CHECK(office.desk.refused("dan", id, verb::Choose{task, 2, "e2"}).reason == Reason::not_allowed);
}

TEST_CASE("Where places are drawn nobody is named, and where people are named nothing is drawn") {
  Dispatch drawn;
  drawn.add_experts(2);
  const CaseId id = drawn.begin();
  CHECK(drawn.desk.refused("bob", id, verb::Choose{drawn.task(id), 1, "e1"}).reason == Reason::not_open);
  Dispatch chosen(test::chosen_selection);
  chosen.add_experts(2);
  const CaseId other = chosen.begin();
  CHECK(chosen.desk.refused("bob", other, verb::Freeze{chosen.task(other)}).reason == Reason::not_open);
}
