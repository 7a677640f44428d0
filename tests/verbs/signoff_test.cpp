// Joint sign-off: who must sign, how much agreement is enough, when it is certain, and how each ballot ends.
#include "tests/verbs/memo.h"

using namespace qianpi;
using test::joint;
using test::MemoDesk;
using test::yes_or_no;

namespace {

std::vector<TaskState> ends(const Case& in) {
  std::vector<TaskState> all;
  for (const Task& task : in.tasks) all.push_back(task.status);
  return all;
}

const std::string majority =
    "      agree: {title: 同意, needs: more than 1/2 of present, target: ended}\n"
    "      against: {title: 反对, needs: more than 1/2 of present, target: refused}\n"
    "      abstain: {title: 弃权}\n"
    "      undecided: {title: 未形成结果, target: open}\n"
    "      no_quorum: {title: 未达法定人数, target: open}\n";

std::string closing_vote(const std::string& task) {
  return "  joint:\n    title: 表决\n    task: {role: member, due: 3 working days, " + task + "}\n    after: [{at: due, do: [count]}]\n    on:\n" +
         majority +
         "  ended: {type: final, title: 办结, outcome: approved}\n  refused: {type: final, title: 未通过, outcome: refused}\n"
         "  open: {type: final, title: 未决, outcome: open}\n";
}

}  // namespace

TEST_CASE("Where all must agree, the case goes on with the last agreement") {
  MemoDesk desk(joint("signers: all", yes_or_no));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  desk.sign("dan", id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("eva", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("Nobody signs twice in one sign-off") {
  MemoDesk desk(joint("signers: all", yes_or_no));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  CHECK(desk.task_of("cai", id) == 0);
}

TEST_CASE("One of several roles signs, and the others' tasks are not needed") {
  MemoDesk desk("  joint:\n    title: 或签\n    task: {role: [clerk, head], signers: any}\n    on:\n" + std::string(yes_or_no) +
                "  ended: {type: final, outcome: approved}\n  refused: {type: final, outcome: refused}\n");
  const CaseId id = desk.memo();
  REQUIRE(desk.open_tasks(id) == 2);
  desk.sign("dan", id, "approve");
  const Case after = desk.load(id);
  CHECK(after.outcome == "approved");
  CHECK(ends(after) == std::vector{TaskState::not_needed, TaskState::decided});
}

TEST_CASE("In a sequence the next is asked when the one before has signed, and one no ends it") {
  MemoDesk desk("  joint:\n    title: 顺签\n    task: {role: [clerk, head], signers: sequence}\n    on:\n" + std::string(yes_or_no) +
                "  ended: {type: final, outcome: approved}\n  refused: {type: final, outcome: refused}\n");
  const CaseId id = desk.memo();
  CHECK(desk.task_of("dan", id) == 0);
  desk.sign("bob", id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("dan", id, "reject", "不妥");
  CHECK(desk.load(id).outcome == "refused");
}

TEST_CASE("A majority ends the vote as soon as nobody can change it") {
  MemoDesk desk(joint("signers: vote", majority));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "agree");
  CHECK(desk.state(id) == "joint");
  desk.sign("dan", id, "agree");
  const Case after = desk.load(id);
  CHECK(after.outcome == "approved");
  CHECK(ends(after) == std::vector{TaskState::decided, TaskState::decided, TaskState::not_needed});
}

TEST_CASE("With until: everyone each is heard though the outcome is certain") {
  MemoDesk desk(joint("signers: vote, until: everyone", majority));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "agree");
  desk.sign("dan", id, "agree");
  CHECK(desk.state(id) == "joint");
  desk.sign("eva", id, "against");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("Two thirds of those entitled are two of three, and absence counts against") {
  MemoDesk desk(joint("signers: vote",
                      "      agree: {title: 同意, needs: 2/3 of entitled, target: ended}\n"
                      "      against: {title: 反对, needs: rest, target: refused}\n"));
  const CaseId first = desk.memo();
  desk.sign("cai", first, "agree");
  desk.sign("dan", first, "agree");
  CHECK(desk.load(first).outcome == "approved");
}

TEST_CASE("The rest wins as soon as no other outcome can be reached") {
  MemoDesk desk(joint("signers: vote",
                      "      agree: {title: 同意, needs: 2/3 of entitled, target: ended}\n"
                      "      against: {title: 反对, needs: rest, target: refused}\n"));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "against");
  CHECK(desk.state(id) == "joint");
  desk.sign("dan", id, "against");
  CHECK(desk.load(id).outcome == "refused");
  CHECK(desk.load(id).tasks[2].status == TaskState::not_needed);
}

TEST_CASE("An abstention is present and votes for nothing") {
  MemoDesk desk(joint("signers: vote", majority));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "abstain");
  desk.sign("dan", id, "abstain");
  desk.sign("eva", id, "agree");
  CHECK(desk.load(id).outcome == "open");
}

TEST_CASE("Between equals the ballot of the casting role decides") {
  MemoDesk desk(joint("signers: vote, casting: head", majority));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "agree");
  desk.sign("eva", id, "abstain");
  desk.sign("dan", id, "against");
  CHECK(desk.load(id).outcome == "refused");
}

TEST_CASE("A vote that is closed counts those present: one of one is a majority") {
  MemoDesk desk(closing_vote("signers: vote"));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "agree");
  desk.wait({4, calendar::Unit::working_days});
  const Case after = desk.load(id);
  CHECK(after.outcome == "approved");
  CHECK(after.tasks[1].status == TaskState::not_needed);
}

TEST_CASE("Without its quorum a closed vote has no result, and a majority of all doesn't end it before") {
  MemoDesk desk(closing_vote("signers: vote, quorum: 2/3 of entitled"));
  const CaseId id = desk.memo();
  desk.sign("cai", id, "agree");
  desk.wait({4, calendar::Unit::working_days});
  CHECK(desk.load(id).outcome == "open");
}

TEST_CASE("A vote by weight counts what each role weighs") {
  MemoDesk desk(
      "  joint:\n    title: 表决\n    task: {role: [clerk, head, member], signers: vote, weight: {head: 3}}\n    on:\n"
      "      agree: {title: 同意, needs: more than 1/2 of weight, target: ended}\n"
      "      against: {title: 反对, needs: rest, target: refused}\n"
      "  ended: {type: final, outcome: approved}\n  refused: {type: final, outcome: refused}\n");
  const CaseId id = desk.memo();
  desk.sign("bob", id, "agree");
  CHECK(desk.state(id) == "joint");
  desk.sign("dan", id, "agree");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("A state entered again in the same instant counts no old ballot") {
  MemoDesk desk(
      "  joint:\n    title: 会签\n    task: {role: member, signers: all}\n    on:\n"
      "      approve: {title: 同意, target: ended}\n"
      "      again: {title: 重议, needs: 1, target: joint}\n"
      "  ended: {type: final, outcome: approved}\n");
  const CaseId id = desk.memo();
  desk.sign("cai", id, "approve");
  desk.sign("dan", id, "again");
  REQUIRE(desk.open_tasks(id) == 3);
  desk.sign("dan", id, "approve");
  desk.sign("eva", id, "approve");
  CHECK(desk.state(id) == "joint");
  desk.sign("cai", id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("A joint decision without a way of its own goes on by done") {
  MemoDesk desk(joint("signers: all", "      approve: {title: 同意}\n      done: {target: ended}\n"));
  const CaseId id = desk.memo();
  for (const char* user : {"cai", "dan", "eva"}) desk.sign(user, id, "approve");
  CHECK(desk.load(id).outcome == "approved");
}

TEST_CASE("An outcome none of whose conditions holds is refused by name, and the task stays") {
  MemoDesk desk(
      "  review:\n    title: 审查\n    task: {role: clerk}\n    on:\n"
      "      approve: [{title: 同意, guard: amount > 500, target: ended}, {guard: amount > 200, target: ended}]\n"
      "      reject: {title: 不同意, target: refused, opinion: required, basis: 第四条}\n"
      "  ended: {type: final, outcome: approved}\n  refused: {type: final, outcome: refused}\n");
  const CaseId id = desk.memo();
  verb::Decide decide{1, "approve"};
  const Refusal no = desk.refused("bob", id, decide);
  CHECK(no.reason == Reason::not_open);
  CHECK_THAT(no.message.zh, Catch::Contains("amount > 500") && Catch::Contains("amount > 200"));
  CHECK_FALSE(desk.load(id).stranded);
  desk.sign("bob", id, "reject", "金额不足");
  CHECK(desk.load(id).outcome == "refused");
}
