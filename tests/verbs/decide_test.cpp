#include <catch2/catch.hpp>

#include "engine/checks.h"
#include "tests/support/notice.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

namespace {
verb::Decide outcome(int task, const std::string& name, const std::string& opinion = {}) {
  verb::Decide decide;
  decide.task = task;
  decide.outcome = name;
  decide.opinion = opinion;
  return decide;
}
}  // namespace

TEST_CASE("An approval writes the opinion into the form and moves the case on") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, outcome(1, "approve", "材料齐全"));
  const Case after = desk.load(id);
  CHECK(desk.state(id) == "decision");
  CHECK(*after.data.at_path("remark.text") == Value("材料齐全"));
  CHECK(*after.data.at_path("remark.signer") == Value("鲍勃"));
  CHECK(after.decisions[0].opinion == "材料齐全");
}

TEST_CASE("An adverse decision needs an opinion and carries its article") {
  Desk desk;
  const CaseId id = desk.begin();
  CHECK(desk.refused("bob", id, outcome(1, "reject")).reason == Reason::opinion_missing);
  desk.done("bob", id, outcome(1, "reject", "不符合条件"));
  CHECK(desk.load(id).decisions[0].basis == "第三条");
  CHECK(desk.load(id).outcome == "refused");
}

TEST_CASE("Two decide at once: one wins, the other learns who and when") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.done("bob", id, outcome(1, "approve"));
  const Refusal no = desk.refused("cai", id, outcome(1, "approve"));
  CHECK(no.reason == Reason::already_decided);
  REQUIRE(no.who);
  CHECK(no.who->name == "鲍勃");
  CHECK(no.when == desk.clock.now());
}

TEST_CASE("What changed since it was read cannot be decided on") {
  Desk desk;
  const CaseId id = desk.begin();
  verb::Decide decide = outcome(1, "approve");
  decide.seen = seen_now(desk.load(id));
  desk.done("bob", id, verb::Return{1, "请更正"});
  verb::Decide resubmit = outcome(2, "resubmit");
  resubmit.data = Value::context({{"amount", 200}});
  desk.done("ann", id, resubmit);
  decide.task = 3;
  CHECK(desk.refused("bob", id, decide).reason == Reason::changed_since_read);
  decide.seen = seen_now(desk.load(id));
  CHECK(desk.done("bob", id, decide).on == id);
}

TEST_CASE("Whoever reviewed keeps out of the decision") {
  Desk desk;
  desk.people.add([] {
    Actor both;
    both.user = {"bob"};
    both.name = "鲍勃";
    both.unit = {"office"};
    both.grants = {{"desk", "clerk", {"office"}}, {"desk", "head", {"office"}}};
    return both;
  }());
  const CaseId id = desk.begin();
  desk.done("bob", id, outcome(1, "approve"));
  CHECK(desk.refused("bob", id, outcome(2, "approve")).reason == Reason::avoided);
  CHECK(desk.done("dan", id, outcome(2, "approve")).on == id);
}

TEST_CASE("An outcome that the step does not have is refused by its name") {
  Desk desk;
  const CaseId id = desk.begin();
  const Refusal no = desk.refused("bob", id, outcome(1, "later"));
  CHECK(no.reason == Reason::no_such_outcome);
  CHECK(no.message.zh.find("later") != std::string::npos);
}

TEST_CASE("A field of another step may not be written along") {
  Desk desk;
  const CaseId id = desk.begin();
  verb::Decide decide = outcome(1, "approve");
  decide.data = Value::context({{"amount", 1}});
  CHECK(desk.refused("bob", id, decide).problems.at(0).where.file == "amount");
}

TEST_CASE("It cannot have happened later than now") {
  Desk desk;
  const CaseId id = desk.begin();
  verb::Decide decide = outcome(1, "approve");
  decide.happened_at = Instant{desk.clock.now().us + 1};
  CHECK(desk.refused("bob", id, decide).reason == Reason::bad_input);
}

TEST_CASE("The same key answers with the same receipt; with another body it is refused") {
  Desk desk;
  const CaseId id = desk.begin();
  const Answer first = desk.submit("bob", id, outcome(1, "approve"), "key-1", "body");
  const Answer again = desk.submit("bob", id, outcome(1, "approve"), "key-1", "body");
  REQUIRE(std::holds_alternative<Receipt>(again));
  CHECK(std::get<Receipt>(again).revision == std::get<Receipt>(first).revision);
  CHECK(desk.count(id, "task_decided") == 1);
  CHECK(std::holds_alternative<KeyReused>(desk.submit("bob", id, outcome(1, "reject", "x"), "key-1", "another")));
}

TEST_CASE("Nothing ticked is no list") {
  test::OpenNotice office;
  const CaseId other = office.begin_notice();
  CHECK(office.desk.refused("bob", other, outcome(1, "approve")).reason == Reason::no_items);
}

TEST_CASE("A vote is over as soon as no ballot still to come can change it") {
  test::OpenNotice office;
  Desk& desk = office.desk;
  desk.at("2026-03-10 00:01");
  CHECK(desk.state(office.notice) == "vote");
  office.vote("cai", "clear");
  CHECK(desk.load(office.notice).items[0].outcome.empty());
  office.vote("dan", "clear");
  CHECK(desk.state(office.notice) == "closed");
  int not_needed = 0;
  for (const Task& task : desk.load(office.notice).tasks) not_needed += task.status == TaskState::not_needed;
  CHECK(not_needed == 1);
  desk.deliver();
  CHECK(desk.load(office.first).outcome == "listed");
}

TEST_CASE("Each row of a vote needs its ballot, and a no needs a reason") {
  test::OpenNotice office;
  office.desk.at("2026-03-10 00:01");
  verb::Decide vote;
  vote.task = office.task_of("cai");
  vote.ballots = {{office.first, "clear", {}}};
  CHECK(office.desk.refused("cai", office.notice, vote).reason == Reason::no_items);
  vote.ballots.push_back({office.second, "upheld", {}});
  CHECK(office.desk.refused("cai", office.notice, vote).reason == Reason::opinion_missing);
}

TEST_CASE("A deferred case waits for the next agenda") {
  test::OpenNotice office;
  Desk& desk = office.desk;
  desk.at("2026-03-10 00:01");
  office.vote("cai", "clear");
  office.vote("dan", "upheld", "不同意");
  office.vote("eva", "later");
  CHECK(desk.state(office.notice) == "closed");
  desk.deliver();
  CHECK(desk.state(office.first) == "notice");
  CHECK_FALSE(desk.load(office.first).waiting.at(0).collector);
}

TEST_CASE("The final step enters the person in the register for one year") {
  test::OpenNotice office;
  office.desk.at("2026-03-10 00:01");
  office.vote("cai", "clear");
  office.vote("dan", "clear");
  office.desk.deliver();
  const auto rows = office.desk.store.records("desk", "person", "");
  REQUIRE(rows.size() == 2);
  const Record& record = rows[0].record;
  REQUIRE(record.spans.size() == 1);
  CHECK(record.spans[0].from == Date{2026, 3, 10});
  CHECK(record.spans[0].until == Date{2027, 3, 10});
  CHECK(record.fields.get("name")->text() == "王伟");
}

namespace {

constexpr const char* gate_yaml = R"yaml(workflow: gate
title: 分级
start:
  - {by: requester, form: request}
unit: office
initial: look
states:
  look:
    title: 审查
    task: {role: clerk, form: {request: {write: [amount]}}}
    on:
      approve: {title: 通过, guard: amount <= 500, target: fine}
      pass_up: {title: 报批, target: fine}
  fine: {type: final, outcome: fine}
)yaml";

}  // namespace

TEST_CASE("An outcome whose condition does not hold is refused and nothing is decided, unless the decision itself brings it about") {
  Desk desk(std::map<std::string, std::string>{{"gate.yaml", gate_yaml}});
  verb::Start start = desk.request(Value::context({{"amount", 800}}));
  start.workflow = "gate";
  const CaseId id = desk.done("ann", {}, start).on;
  verb::Decide approve;
  approve.task = 1;
  approve.outcome = "approve";
  CHECK(desk.refused("bob", id, approve).reason == Reason::not_open);
  CHECK(desk.state(id) == "look");
  CHECK(desk.open_task(desk.load(id)));
  approve.data = Value::context({{"amount", 300}});
  desk.done("bob", id, approve);
  CHECK(desk.load(id).outcome == "fine");
}
