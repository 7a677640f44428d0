#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

TEST_CASE("A case that continues has as many working days left as when it was held, and its deadline says so") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();  // Monday 2 March 2026; due at the end of the 5th
  const Instant due = *desk.load(id).tasks[0].due_at;
  CHECK(due == *read_instant("2026-03-06 00:00"));
  desk.at("2026-03-03 10:00");
  desk.done("root", id, verb::Hold{"等待回函"});
  desk.at("2026-03-12 15:00");
  desk.done("root", id, verb::Continue{"回函已到"});
  const Task task = desk.load(id).tasks[0];
  CHECK(*task.due_at == *read_instant("2026-03-17 00:00"));  // Friday and Monday
  CHECK_THAT(task.due_why, Catch::Contains("挂起期间") && Catch::Contains("2个工作日"));
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("What hangs on the deadline moves with it, and fires once") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  desk.at("2026-03-03 10:00");
  desk.done("root", id, verb::Hold{"等待回函"});
  desk.at("2026-03-12 15:00");
  CHECK(desk.count(id, "task_reminded") == 0);
  desk.done("root", id, verb::Continue{"回函已到"});
  desk.at("2026-03-16 23:00");
  CHECK(desk.count(id, "task_reminded") == 1);
}

TEST_CASE("A case that is not held can't continue") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  CHECK(desk.refused("root", id, verb::Continue{"继续"}).reason == Reason::not_open);
  CHECK(desk.refused("bob", id, verb::Continue{"继续"}).reason == Reason::not_allowed);
}

TEST_CASE("What another case sent meanwhile is heard when the case continues") {
  test::Desk desk;
  Actor root;
  root.user = {"root"};
  root.grants = {{{}, "administrator", {}}};
  desk.people.add(root);
  const CaseId id = desk.begin();
  desk.decide("bob", id, "approve");
  desk.decide("dan", id, "approve");
  verb::Start notice;
  notice.package = "desk";
  notice.workflow = "announcement";
  notice.data = rules::Value::context({{"heading", "公示"}});
  const CaseId collector = desk.done("bob", {}, notice).on;
  verb::Decide publish;
  publish.task = 1;
  publish.outcome = "approve";
  publish.items = {id};
  publish.data = rules::Value::context({{"heading", "公示"}});
  desk.done("bob", collector, publish);
  desk.deliver();
  desk.done("root", id, verb::Hold{"等待回函"});
  desk.wait({10, calendar::Unit::working_days});
  for (const char* user : {"cai", "dan"}) {
    const Case now = desk.load(collector);
    verb::Decide vote;
    for (const Task& task : now.tasks)
      if (is_open(task) && task.signer == UserId{user}) vote.task = task.no;
    vote.ballots = {{id, "clear", {}}};
    desk.done(user, collector, vote);
  }
  desk.deliver();
  CHECK(desk.load(collector).status == CaseState::ended);
  CHECK(desk.state(id) == "notice");
  desk.done("root", id, verb::Continue{"回函已到"});
  CHECK(desk.load(id).outcome == "listed");
}
