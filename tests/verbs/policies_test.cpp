// Who signs when nobody can, when it is one's own request, when somebody signs twice, when somebody stands in.
#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;
using test::yes_or_no;

namespace {

std::string one_step(const std::string& task) {
  return "  review:\n    title: 审查\n    task: {" + task + "}\n    on:\n" + std::string(yes_or_no) +
         "  ended: {type: final, title: 办结, outcome: approved}\n  refused: {type: final, title: 未通过, outcome: refused}\n";
}

/// 鲍勃 stands in for 丹红 from that day until the other.
void stand_in(MemoDesk& desk, const std::string& user, Date from, Date until, const std::string& workflow = {}) {
  const Actor away = desk.actor("dan");
  Actor there = desk.actor(user);
  there.acting.push_back({away.user, away.name, away.unit, away.contacts, away.grants, from, until, workflow});
  desk.people.add(there);
}

CaseId at_decision(MemoDesk& desk) {
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  return id;
}

}  // namespace

TEST_CASE("Where nobody holds the role the case is shown to the administrator, and goes on with whoever comes into office") {
  MemoDesk desk(one_step("role: head"));
  Actor dan = desk.actor("dan");
  dan.grants.clear();
  desk.people.add(dan);
  const CaseId id = desk.memo();
  CHECK(desk.load(id).stranded);
  Actor eva = desk.actor("eva");
  eva.grants.push_back({"desk", "head", {"office"}});
  desk.people.add(eva);
  desk.sign("eva", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
  CHECK_FALSE(desk.load(id).stranded);
}

TEST_CASE("A vacancy goes to the role that the definition names, or counts as decided where it says so") {
  for (const auto& [rule, outcome] : {std::pair("{role: clerk}", ""), std::pair("{outcome: approve}", "approved")}) {
    INFO(rule);
    MemoDesk desk(one_step("role: head, vacant: " + std::string(rule)));
    Actor dan = desk.actor("dan");
    dan.grants.clear();
    desk.people.add(dan);
    const CaseId id = desk.memo();
    CHECK(desk.load(id).outcome == outcome);
    CHECK((desk.task_of("bob", id) > 0) == std::string(outcome).empty());
    CHECK_FALSE(desk.load(id).stranded);
  }
}

TEST_CASE("A vacant signer of a sequence is passed over where the definition lets it") {
  MemoDesk desk(one_step("role: [head, clerk], signers: sequence, vacant: {outcome: approve}"));
  Actor dan = desk.actor("dan");
  dan.grants.clear();
  desk.people.add(dan);
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("Nobody approves a request of their own: the task goes to the others, or to nobody") {
  MemoDesk desk(one_step("role: clerk"));
  verb::Start start = desk.request();
  start.workflow = "memo";
  const CaseId id = desk.done("bob", {}, start).on;
  CHECK(desk.refused("bob", id, verb::Decide{1, "approve"}).reason == Reason::avoided);
  desk.sign("cai", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("The same person twice on the way is asked twice: A, B, A asks A again") {
  MemoDesk desk(one_step("role: [head, clerk, member], signers: sequence"));
  const CaseId id = desk.memo();
  desk.sign("dan", id, "approve");
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "review");
  desk.sign("dan", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
  CHECK(desk.load(id).decisions.size() == 3);
}

TEST_CASE("A substitute handles what the other would, and the journal says for whom") {
  MemoDesk desk(two_steps);
  stand_in(desk, "bob", {2026, 3, 1}, {2026, 3, 10});
  const CaseId id = at_decision(desk);
  desk.sign("bob", id, "approve");
  const DecisionMade made = desk.load(id).decisions.back();
  CHECK(made.who.name == "鲍勃");
  REQUIRE(made.acting_for);
  CHECK(made.acting_for->name == "丹红");
}

TEST_CASE("What a substitute writes is signed for the other on paper") {
  MemoDesk desk(
      "  review:\n    title: 审查\n    task: {role: head, form: {request: {write: [remark]}}}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  stand_in(desk, "bob", {2026, 3, 1}, {2026, 3, 10});
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve", "同意");
  CHECK(*desk.load(id).data.get("remark")->get("signer") == rules::Value("鲍勃（代丹红）"));
}

TEST_CASE("A substitute has nothing before the time, after it, or in another workflow") {
  for (const auto& [from, until, workflow] : {std::tuple(Date{2026, 3, 3}, Date{2026, 3, 10}, ""), std::tuple(Date{2026, 2, 1}, Date{2026, 3, 2}, ""),
                                              std::tuple(Date{2026, 3, 1}, Date{2026, 3, 10}, "desk/request")}) {
    MemoDesk desk(two_steps);
    stand_in(desk, "bob", from, until, workflow);
    CHECK(desk.task_of("bob", at_decision(desk)) == 0);
  }
}

TEST_CASE("A substitute never handles a request of their own, keeps out as themselves and as the other") {
  MemoDesk desk(two_steps);
  stand_in(desk, "ann", {2026, 3, 1}, {2026, 3, 10});
  const CaseId id = at_decision(desk);
  CHECK(desk.refused("ann", id, verb::Decide{2, "approve"}).reason == Reason::avoided);

  MemoDesk other(
      "  review:\n    title: 审查\n    task: {role: member, signers: any}\n    on:\n      approve: {target: decision}\n"
      "  decision:\n    title: 审定\n    task: {role: head, avoid: [decided: review]}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  stand_in(other, "bob", {2026, 3, 1}, {2026, 3, 10});
  const CaseId barred = other.memo();
  other.sign("dan", barred, "approve");
  CHECK(other.refused("bob", barred, verb::Decide{2, "approve"}).reason == Reason::avoided);
}

TEST_CASE("Whoever stands in for a substitute has nothing: substitution makes no chain") {
  MemoDesk desk(two_steps);
  stand_in(desk, "bob", {2026, 3, 1}, {2026, 3, 10});
  const Actor bob = desk.actor("bob");
  Actor eva = desk.actor("eva");
  eva.acting.push_back({bob.user, bob.name, bob.unit, bob.contacts, bob.grants, {2026, 3, 1}, {2026, 3, 10}, {}});
  desk.people.add(eva);
  CHECK(desk.task_of("eva", at_decision(desk)) == 0);
}

TEST_CASE("A substitute who has a ballot of their own casts no second one") {
  MemoDesk desk(test::joint("signers: vote", "      agree: {title: 同意, needs: rest, target: ended}\n"));
  stand_in(desk, "eva", {2026, 3, 1}, {2026, 3, 10});
  const CaseId id = desk.memo();
  desk.sign("eva", id, "agree");
  CHECK(desk.task_of("eva", id) == 0);
}
