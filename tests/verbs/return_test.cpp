#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

TEST_CASE("A returned request is corrected by its initiator and comes straight back") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Return{1, "请补充说明"});
  CHECK(desk.state(id) == "review");
  const Case returned = desk.load(id);
  CHECK(returned.tasks[0].status == TaskState::returned);
  REQUIRE(desk.open_task(returned));
  CHECK(desk.open_task(returned)->signer == UserId{"ann"});

  verb::Decide resubmit;
  resubmit.task = 2;
  resubmit.outcome = "resubmit";
  resubmit.data = Value::context({{"note", "已补充"}});
  desk.done("ann", id, resubmit);
  const Case back = desk.load(id);
  REQUIRE(desk.open_task(back));
  CHECK(desk.open_task(back)->role == "clerk");
  CHECK(*back.data.get("note") == Value("已补充"));
  desk.decide("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("Returning needs a reason, and a step whose definition has no return cannot") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("bob", id, verb::Return{1, ""}).reason == Reason::opinion_missing);
  desk.decide("bob", id, "approve");
  CHECK(desk.refused("dan", id, verb::Return{2, "再看看"}).reason == Reason::no_such_outcome);
}

TEST_CASE("Corrected fields are checked like those of the first submission") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, verb::Return{1, "请更正"});
  verb::Decide resubmit;
  resubmit.task = 2;
  resubmit.outcome = "resubmit";
  resubmit.data = Value::context({{"amount", "多少"}});
  CHECK(desk.refused("ann", id, resubmit).problems[0].where.file == "amount");
}

namespace {

constexpr const char* memo_yaml = R"yaml(workflow: memo
title: 呈批
start:
  - {by: requester, form: request}
unit: office
initial: review
states:
  review:
    title: 审查
    task: {role: clerk, form: {request: {write: [remark]}}}
    on:
      approve: {title: 通过, target: decision}
  decision:
    title: 审定
    task: {role: head, form: {request: {read: all}}}
    on:
      approve: {title: 同意, target: ended}
      return: {title: 退回, to: passed, then: back, opinion: required}
  ended: {type: final, title: 办结, outcome: approved}
)yaml";

CaseId memo_at_decision(Desk& desk) {
  verb::Start start = desk.request();
  start.workflow = "memo";
  const CaseId id = desk.done("ann", {}, start).on;
  desk.decide("bob", id, "approve");
  return id;
}

const Offer& return_offer(const std::vector<Offer>& all) { return *std::ranges::find(all, "return", &Offer::verb); }

}  // namespace

TEST_CASE("Where the rule leaves the choice, the steps already passed and the initiator are offered") {
  Desk desk(std::map<std::string, std::string>{{"memo.yaml", memo_yaml}});
  const CaseId id = memo_at_decision(desk);
  CHECK(return_offer(offers(desk.seen_by("dan", id))).targets == std::vector<std::string>{"review", "initiator"});
  verb::Return wrong{2, "再看看"};
  wrong.to = "ended";
  CHECK(desk.refused("dan", id, wrong).reason == Reason::bad_input);
}

TEST_CASE("A case goes back to the step that was chosen, and to the step before when none was") {
  for (const auto& [chosen, mender] : {std::pair("initiator", "ann"), std::pair("review", "bob"), std::pair("", "bob")}) {
    INFO(chosen);
    Desk desk(std::map<std::string, std::string>{{"memo.yaml", memo_yaml}});
    const CaseId id = memo_at_decision(desk);
    verb::Return back{2, "请补充"};
    back.to = chosen;
    desk.done("dan", id, back);
    const Case returned = desk.load(id);
    REQUIRE(desk.open_task(returned));
    CHECK(desk.open_task(returned)->signer == UserId{mender});
  }
}
