#include <catch2/catch.hpp>

#include "tests/support/dispatch.h"

using namespace qianpi;
using rules::Value;
using test::Dispatch;

TEST_CASE("A frozen list names who could be drawn, and who must keep out and why") {
  Dispatch office;
  office.add_experts(4);
  office.add_expert("m1", Value::context({{"employer", "矿"}}));
  office.add_expert("m2", Value::context({{"interests", Value::list({Value::context({{"body", "矿"}})})}}));
  office.add_expert("w1", Value::context({{"skill", "water"}}));
  office.add_expert("x1", Value::context({{"skill", Value()}}));
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze(id);
  const Draw draw = office.desk.load(id).draws.at(0);
  REQUIRE(draw.candidates.size() == 4);
  CHECK(draw.candidates[0].no == 1);
  CHECK(draw.candidates[0].name == "专家e1");
  REQUIRE(draw.kept_out.size() == 2);  // whoever has another skill isn't mentioned; no skill at all is not that skill
  CHECK(draw.kept_out[0].why == "与“矿”同属一个单位，须回避");
  CHECK(draw.kept_out[1].why == "已申报与“矿”有利害关系，须回避");
  CHECK(draw.secret.empty());
  CHECK(draw.commitment.size() == 64);
  CHECK(office.desk.load(id).invitations.empty());
}

TEST_CASE("Each row of the demand has a list of its own") {
  Dispatch office;
  office.add_experts(2);
  office.add_expert("w1", Value::context({{"skill", "water"}}));
  const CaseId id = office.begin({{"rock", 1}, {"water", 1}});
  office.freeze(id);
  const Case now = office.desk.load(id);
  REQUIRE(now.draws.size() == 2);
  CHECK(now.draws[0].candidates.size() == 2);
  CHECK(now.draws[1].candidates.size() == 1);
  CHECK(now.draws[0].commitment != now.draws[1].commitment);
}

TEST_CASE("A list is frozen once, by the role that draws") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  CHECK(office.desk.refused("dan", id, verb::Freeze{office.task(id)}).reason == Reason::not_allowed);
  office.freeze(id);
  CHECK(office.desk.refused("bob", id, verb::Freeze{office.task(id)}).reason == Reason::not_open);
}

TEST_CASE("An empty list can be frozen and seen; the draw then says that nobody is left") {
  Dispatch office;
  office.add_expert("m1", Value::context({{"employer", "矿"}}));
  const CaseId id = office.begin();
  office.freeze(id);
  CHECK(office.desk.load(id).draws.at(0).candidates.empty());
  CHECK(office.desk.load(id).draws.at(0).kept_out.size() == 1);
  office.draw(id);
  CHECK(office.desk.state(id) == "adjustment");
}

TEST_CASE("Whoever has another task on those days is kept out, and so is everyone while the days are unknown") {
  Dispatch office;
  office.add_experts(1);
  const CaseId first = office.begin();
  office.freeze_and_draw(first);
  office.answer(first, 1, "accept");
  CHECK(office.expert("e1").engagements.size() == 1);
  const CaseId second = office.begin();
  office.freeze(second);
  CHECK(office.desk.load(second).draws.at(0).kept_out.at(0).why == "2026-03-09至2026-03-10已有其他任务");
  const CaseId third = office.begin_with(Value::context({{"demand", Value::list({Value::context({{"skill", "rock"}, {"count", 1}})})}}));
  office.freeze(third);
  CHECK(office.desk.load(third).draws.at(0).kept_out.at(0).why == "办件尚未填写任务起止日期，无法判断有无其他任务");
}
