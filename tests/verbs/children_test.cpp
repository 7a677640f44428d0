// Cases that begin others and wait for them, on the small office: an errand that sends a visit to each of several people.
#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/deliveries.h"
#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

namespace {

constexpr const char* errand_form = R"(form: errand
title: 差事
fields:
  people: {title: 人员, type: rows, columns: {person: {title: 人员, type: text}, day: {title: 日, type: integer}}}
  grade: {title: 评价, type: text}
)";

constexpr const char* visit_yaml = R"(workflow: visit
title: 走访
subject: person
unit: parent.unit
require: [{check: 日期, must: day > 0, hard: true, message: 日期不对}]
initial: ask
states:
  ask:
    title: 询问
    task: {role: clerk, form: {errand: {write: [grade]}}}
    on: {complete: {title: 完成, target: made}}
  made: {type: final, outcome: made}
)";

std::string errand_yaml(const std::string& join, const std::string& more = {}) {
  return R"(workflow: errand
title: 差事
start: [{by: clerk, form: errand}]
unit: office
initial: visits
on:
  withdraw: {title: 撤回, target: given_up}
states:
  visits:
    title: 走访
    each: {in: people, as: one, start: visit, subject: one.person, with: {day: = one.day}, join: )" +
         join + R"(}
    on:
      done: {target: finished}
)" + more +
         R"(  finished: {type: final, outcome: finished}
  given_up: {type: final, outcome: given_up}
)";
}

struct Errand {
  explicit Errand(const std::string& join = "all", const std::string& more = {})
      : desk({{"forms/errand.yaml", errand_form}, {"visit.yaml", visit_yaml}, {"errand.yaml", errand_yaml(join, more)}}) {}

  CaseId begin(std::vector<std::pair<std::string, int>> people) {
    rules::Items rows;
    for (const auto& [person, day] : people) rows.push_back(Value::context({{"person", person}, {"day", day}}));
    verb::Start start;
    start.package = "desk";
    start.workflow = "errand";
    start.data = Value::context({{"people", Value::list(std::move(rows))}});
    const CaseId id = desk.done("bob", {}, start).on;
    desk.deliver();
    return id;
  }
  CaseId child(CaseId of, std::size_t no) { return desk.load(of).children.at(no - 1).id; }
  void visit(CaseId of, std::size_t no) {
    desk.decide("cai", child(of, no), "complete");
    desk.deliver();
  }

  Desk desk;
};

const std::vector<std::pair<std::string, int>> three{{"a", 1}, {"b", 2}, {"c", 3}};

}  // namespace

TEST_CASE("Three elements begin three children, each about its own subject, in the parent's unit and with its own data") {
  Errand errand;
  const CaseId id = errand.begin(three);
  const Case parent = errand.desk.load(id);
  REQUIRE(parent.children.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const Case child = errand.desk.load(parent.children[i].id);
    CHECK(parent.children[i].status == ChildStatus::running);
    CHECK(child.workflow == "visit");
    CHECK(child.subject->key == three[i].first);
    CHECK(*child.data.get("day") == Value(three[i].second));
    CHECK(child.parent == id);
    CHECK(child.unit == UnitId{"office"});
  }
}

TEST_CASE("A parent that waits for all goes on when the last child has ended") {
  Errand errand;
  const CaseId id = errand.begin(three);
  errand.visit(id, 2);
  errand.visit(id, 1);
  CHECK(errand.desk.state(id) == "visits");
  CHECK(errand.desk.load(id).children[1].outcome == "made");
  errand.visit(id, 3);
  CHECK(errand.desk.load(id).outcome == "finished");
}

TEST_CASE("A parent that waits for any goes on at the first, and the others end void") {
  Errand errand("any");
  const CaseId id = errand.begin(three);
  errand.visit(id, 2);
  CHECK(errand.desk.load(id).outcome == "finished");
  CHECK(errand.desk.load(errand.child(id, 1)).status == CaseState::voided);
  CHECK(errand.desk.load(errand.child(id, 3)).status == CaseState::voided);
  CHECK(errand.desk.load(errand.child(id, 2)).outcome == "made");
}

TEST_CASE("A parent that waits for a share goes on when so many have ended") {
  Errand errand("2/3");
  const CaseId id = errand.begin(three);
  errand.visit(id, 1);
  CHECK(errand.desk.state(id) == "visits");
  errand.visit(id, 3);
  CHECK(errand.desk.load(id).outcome == "finished");
}

TEST_CASE("More than half is not half") {
  Errand errand("more than 1/2");
  const CaseId id = errand.begin({{"a", 1}, {"b", 2}});
  errand.visit(id, 1);
  CHECK(errand.desk.state(id) == "visits");
}

TEST_CASE("An empty list is done at once") {
  Errand errand;
  const Case parent = errand.desk.load(errand.begin({}));
  CHECK(parent.outcome == "finished");
  CHECK(parent.children.empty());
}

TEST_CASE("Leaving withdraws the open children, and both sides journal it") {
  Errand errand;
  const CaseId id = errand.begin(three);
  errand.visit(id, 1);
  errand.desk.done("bob", id, verb::Withdraw{"不去了"});
  errand.desk.deliver();
  const Case parent = errand.desk.load(id);
  CHECK(parent.children[0].status == ChildStatus::ended);
  CHECK(parent.children[1].status == ChildStatus::withdrawn);
  CHECK(errand.desk.count(id, "child_withdrawn") == 2);
  const CaseId child = errand.child(id, 2);
  const Case left = errand.desk.load(child);
  CHECK(left.status == CaseState::voided);
  CHECK(left.outcome == "withdrawn");
  CHECK(left.tasks[0].status == TaskState::cancelled);
  CHECK(errand.desk.count(child, "delivery_taken") == 1);
}

TEST_CASE("A child that is begun after its parent has left is told so and ends") {
  Errand errand;
  rules::Items rows{Value::context({{"person", "a"}, {"day", 1}})};
  verb::Start start;
  start.package = "desk";
  start.workflow = "errand";
  start.data = Value::context({{"people", Value::list(std::move(rows))}});
  const CaseId id = errand.desk.done("bob", {}, start).on;
  errand.desk.done("bob", id, verb::Withdraw{"不去了"});
  errand.desk.deliver();
  CHECK(errand.desk.load(id).children[0].status == ChildStatus::withdrawn);
  CHECK(errand.desk.load({id.value + 1}).status == CaseState::voided);
}

TEST_CASE("A child that cannot begin is told to its parent, which an administrator sees standing still") {
  Errand errand;
  const CaseId id = errand.begin({{"a", 1}, {"b", 0}});
  const Case parent = errand.desk.load(id);
  CHECK(parent.children[1].status == ChildStatus::withdrawn);
  CHECK(parent.stranded);
  const auto facts = errand.desk.facts(id);
  CHECK(std::ranges::any_of(facts, [](const Fact& one) {
    const auto* withdrawn = std::get_if<fact::ChildWithdrawn>(&one);
    return withdrawn && withdrawn->why == "日期不对";
  }));
  const auto parked = errand.desk.store.parked();
  REQUIRE(parked.size() == 1);
  CHECK(parked[0].kind == "case");
}

TEST_CASE("A parent that needs only some of its children bears one that cannot begin") {
  Errand errand("any");
  const CaseId id = errand.begin({{"a", 1}, {"b", 0}});
  CHECK_FALSE(errand.desk.load(id).stranded);
  errand.visit(id, 1);
  CHECK(errand.desk.load(id).outcome == "finished");
}

TEST_CASE("A definition may say how to go on when a child cannot begin") {
  Errand errand("all", "      failed.start: {target: given_up}\n");
  const Case parent = errand.desk.load(errand.begin({{"a", 1}, {"b", 0}}));
  CHECK(parent.outcome == "given_up");
  CHECK_FALSE(parent.stranded);
}

TEST_CASE("A child's end is heard with its outcome, its fields and the element it was begun for") {
  Errand errand("all",
                "      ended.visit: {guard: 'ended.outcome = \"made\" and ended.grade = \"好\"', do: [{set: {grade: '= ended.element.person'}}]}\n");
  const CaseId id = errand.begin(three);
  const CaseId child = errand.child(id, 2);
  verb::Decide decide;
  decide.task = 1;
  decide.outcome = "complete";
  decide.data = Value::context({{"grade", "好"}});
  errand.desk.done("cai", child, decide);
  errand.desk.deliver();
  CHECK(*errand.desk.load(id).data.get("grade") == Value("b"));
}

TEST_CASE("What a child says after its end, or one that is none, is refused and journalled") {
  Errand errand;
  const CaseId id = errand.begin(three);
  errand.visit(id, 1);
  const Value end = Value::context({{"child", 1}, {"outcome", "made"}});
  errand.desk.done("engine", id, verb::Deliver{errand.child(id, 1), 90, "ended.visit", end});
  Fact last = errand.desk.facts(id).back();
  CHECK_FALSE(std::get<fact::DeliveryTaken>(last).refused.empty());
  errand.desk.done("engine", errand.child(id, 1), verb::Deliver{id, 91, std::string(trigger::parent_left), Value::context({})});
  last = errand.desk.facts(errand.child(id, 1)).back();
  CHECK_FALSE(std::get<fact::DeliveryTaken>(last).refused.empty());
  errand.desk.done("engine", errand.child(id, 2), verb::Deliver{errand.child(id, 1), 92, std::string(trigger::parent_left), Value::context({})});
  CHECK(errand.desk.load(errand.child(id, 2)).status == CaseState::running);
}

TEST_CASE("Children of an earlier round count no more when a state is entered again") {
  Errand errand("2/3", "      ended.visit: {guard: not(visited(\"again\")), target: again}\n  again: {always: [{target: visits}]}\n");
  const CaseId id = errand.begin(three);
  errand.visit(id, 1);
  errand.desk.deliver();
  REQUIRE(errand.desk.load(id).children.size() == 6);
  errand.visit(id, 4);
  CHECK(errand.desk.state(id) == "visits");
  errand.visit(id, 5);
  CHECK(errand.desk.load(id).outcome == "finished");
}
