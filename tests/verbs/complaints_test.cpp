// What people complain of in other engines, each as a test by its name.
#include "tests/verbs/memo.h"

using namespace qianpi;
using test::MemoDesk;
using test::two_steps;

namespace {

/// Two branches of one step each, a step before and a step after.
constexpr const char* two_branches = R"yaml(  intake:
    title: 受理
    task: {role: clerk, form: {request: {write: [note]}}}
    on:
      approve: {title: 受理, target: both}
  both:
    title: 并行
    type: parallel
    states:
      left:
        initial: money
        states:
          money:
            title: 财务
            task: {role: head}
            on:
              approve: {title: 同意, target: left_done}
              return: {title: 退回, to: intake, then: back}
          left_done: {type: final}
      right:
        initial: law
        states:
          law:
            title: 法务
            task: {role: member}
            on:
              approve: {title: 同意, target: right_done}
              return: {title: 退回, to: intake, then: back}
          right_done: {type: final}
    on:
      done: {target: last}
  last:
    title: 审定
    task: {role: clerk, form: {request: {read: all}}}
    on:
      approve: {title: 同意, target: ended}
      return: {title: 退回, to: passed, then: again}
  ended: {type: final, title: 办结, outcome: approved}
)yaml";

CaseId in_both(MemoDesk& desk) {
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  return id;
}

verb::Return back(int task, const std::string& to = {}) {
  verb::Return back{task, "请补充"};
  back.to = to;
  return back;
}

}  // namespace

TEST_CASE("Return out of two parallel branches: the target is asked once, and both branches go on") {
  MemoDesk desk(two_branches);
  const CaseId id = in_both(desk);
  desk.done("dan", id, back(desk.task_of("dan", id)));
  desk.done("eva", id, back(desk.task_of("eva", id)));
  CHECK(desk.open_tasks(id) == 1);
  desk.sign("bob", id, "resubmit");
  CHECK(desk.active(id) == std::set<std::string>{"both.left.money", "both.right.law"});
  CHECK(desk.open_tasks(id) == 2);
  desk.sign("eva", id, "approve");
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "last");
}

TEST_CASE("Return into one of two branches: it is walked again, and the join isn't stuck") {
  MemoDesk desk(two_branches);
  const CaseId id = in_both(desk);
  desk.sign("dan", id, "approve");
  desk.sign("eva", id, "approve");
  desk.done("bob", id, back(desk.task_of("bob", id), "both.left.money"));
  desk.sign("dan", id, "resubmit");
  const auto after = desk.active(id);
  CHECK(after.contains("both.right.law"));
  CHECK_FALSE(after.contains("last"));
  desk.sign("eva", id, "approve");
  CHECK(desk.state(id) == "last");
}

TEST_CASE("Return from one branch to the other: what is walked again there doesn't leave the one who returned it without a task") {
  std::string branches = two_branches;
  const std::string law = "approve: {title: 同意, target: right_done}\n              return: {title: 退回, to: ";
  branches.replace(branches.find(law), law.size() + std::string("intake, then: back").size(), law + "passed, then: again");
  MemoDesk desk(branches);
  const CaseId id = in_both(desk);
  desk.sign("dan", id, "approve");
  desk.done("eva", id, back(desk.task_of("eva", id), "both.left.money"));
  desk.sign("dan", id, "resubmit");
  CHECK(desk.active(id) == std::set<std::string>{"both.left.left_done", "both.right.law"});
  desk.sign("eva", id, "approve");
  CHECK(desk.state(id) == "last");
}

TEST_CASE("Return between two joint sign-offs: a task is there") {
  MemoDesk desk(
      "  first:\n    title: 会签一\n    task: {role: member, signers: all}\n    on:\n      approve: {target: second}\n"
      "  second:\n    title: 会签二\n    task: {role: [clerk, head], signers: all}\n    on:\n      approve: {target: ended}\n"
      "      return: {to: previous, then: back}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  for (const char* user : {"cai", "dan", "eva"}) desk.sign(user, id, "approve");
  REQUIRE(desk.state(id) == "second");
  desk.done("bob", id, back(desk.task_of("bob", id)));
  CHECK(desk.task_of("eva", id) > 0);
  CHECK(desk.task_of("dan", id) == 0);  // waits while it is corrected
  desk.sign("eva", id, "resubmit");
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "second");
  desk.sign("bob", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("A jump into a branch: the join isn't stuck") {
  MemoDesk desk(two_branches);
  const CaseId id = desk.memo();
  desk.done("root", id, verb::Jump{"both.right.law", "直接会签"});
  CHECK(desk.active(id) == std::set<std::string>{"both.left.money", "both.right.law"});
  desk.sign("eva", id, "approve");
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "last");
}

TEST_CASE("A jump within one branch leaves the other alone") {
  MemoDesk desk(two_branches);
  const CaseId id = in_both(desk);
  desk.sign("eva", id, "approve");
  desk.done("root", id, verb::Jump{"both.left.money", "重新办理"});
  CHECK(desk.active(id) == std::set<std::string>{"both.left.money", "both.right.right_done"});
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "last");
}

TEST_CASE("A reminder is armed again after a return, and the time to decide begins anew") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();  // due at the end of Thursday 5 March, reminder the day before
  desk.at("2026-03-03 10:00");
  desk.done("bob", id, verb::Return{1, "请补充"});
  desk.at("2026-03-09 10:00");
  CHECK(desk.count(id, "task_reminded") == 0);
  desk.sign("ann", id, "resubmit");
  CHECK(*desk.open_task(desk.load(id))->due_at == *read_instant("2026-03-13 00:00"));
  desk.at("2026-03-12 10:00");
  CHECK(desk.count(id, "task_reminded") == 1);
}

TEST_CASE("Add, then remove a signer: the counts are right") {
  MemoDesk desk(
      "  joint:\n    title: 会签\n    task: {role: member, signers: vote}\n    on:\n"
      "      agree: {title: 同意, needs: 2/3 of entitled, target: check}\n      against: {title: 反对, needs: rest, target: ended}\n"
      "  check:\n    title: 复核\n    task: {role: clerk}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.done("cai", id, verb::AddSigner{1, "bob", "beside", "一并表决"});
  desk.sign("cai", id, "agree");
  desk.sign("dan", id, "agree");
  CHECK(desk.state(id) == "joint");  // two of four
  desk.done("cai", id, verb::RemoveSigner{4, "不必了"});
  CHECK(desk.state(id) == "check");  // two of three
}

TEST_CASE("One rejects where all must agree: the case is refused, and the others have nothing left to sign") {
  MemoDesk desk(test::joint("signers: all", test::yes_or_no));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  desk.sign("dan", id, "reject", "不妥");
  const Case after = desk.load(id);
  CHECK(after.outcome == "refused");
  CHECK(after.tasks[2].status == TaskState::not_needed);
}

TEST_CASE("Any-of where one decides: the others don't have it among their done work") {
  MemoDesk desk(
      "  joint:\n    title: 或签\n    task: {role: [clerk, head], signers: any}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  const Case after = desk.load(id);
  CHECK(after.decisions.size() == 1);
  for (const Task& task : after.tasks) CHECK((task.decided_by && task.decided_by->user == UserId{"bob"}) == (task.status == TaskState::decided));
}

TEST_CASE("A running case shows the graph of its own version") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  const VersionId own = desk.load(id).version;
  MemoDesk changed(
      "  review:\n    title: 新审查\n    task: {role: clerk}\n    on:\n      approve: {target: ended}\n"
      "  ended: {type: final, outcome: approved}\n");
  const PackagePtr fresh = changed.engine.library().current("desk");
  desk.store.publish(*fresh, desk.clock.now());
  CHECK(desk.engine.library().current("desk")->version != own);
  CHECK(desk.seen_by("bob", id).workflow().states.size() == desk.engine.library().version(own)->workflows.at("memo").states.size());
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "decision");
}

TEST_CASE("A working-day timer isn't 24 business hours: it ends with the day") {
  MemoDesk desk(two_steps);
  desk.at("2026-03-06 16:30");  // Friday
  const CaseId id = desk.memo();
  CHECK(*desk.load(id).tasks[0].due_at == *read_instant("2026-03-12 00:00"));  // Monday, Tuesday, Wednesday
}

TEST_CASE("A stuck task can be reassigned") {
  MemoDesk desk(two_steps);
  const CaseId id = desk.memo();
  Actor dan = desk.actor("dan");
  dan.grants.clear();
  desk.people.add(dan);
  desk.sign("bob", id, "approve");
  REQUIRE(desk.load(id).stranded);
  desk.done("root", id, verb::Reassign{2, "eva", "岗位空缺"});
  CHECK_FALSE(desk.load(id).stranded);
  desk.sign("eva", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("A step that nobody has handled yet can't be returned to") {
  MemoDesk desk(
      "  intake:\n    title: 受理\n    task: {role: clerk}\n    on:\n      approve: {target: decision}\n"
      "  check:\n    title: 复核\n    task: {role: member}\n    on:\n      approve: {target: decision}\n"
      "  decision:\n    title: 审定\n    task: {role: head}\n    on:\n      approve: {target: ended}\n      more: {title: 复核, target: check}\n"
      "      return: {to: check, then: back}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.sign("bob", id, "approve");
  CHECK(desk.refused("dan", id, back(2)).reason == Reason::not_open);
}
