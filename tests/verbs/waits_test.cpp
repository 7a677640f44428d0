// What a case waits for: a condition on a record that another case changes, a day, a field that a due date counts from.
#include <catch2/catch.hpp>

#include "engine/deliveries.h"
#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

namespace {

constexpr const char* patience_form = R"(form: patience
title: 等待
fields:
  id_number: {title: 身份证号, type: text, required: true}
  from: {title: 起始日, type: date}
  ended: {title: 结束时间, type: instant}
  late: {title: 逾期, type: boolean}
)";

std::string patience_yaml(const std::string& until) {
  return R"(workflow: patience
title: 等待
start: [{by: clerk, form: patience}]
subject: {register: person, match: id_number}
unit: office
initial: waiting
states:
  waiting:
    title: 等待
    wait: {until: ')" +
         until + R"('}
    on: {done: {target: over}}
  over: {type: final, outcome: over}
)";
}

/// Two regions, each with a task of its own: work that ends some time, and papers that are due three days after it ended.
constexpr const char* regions_yaml = R"(workflow: regions
title: 并行
start: [{by: clerk, form: patience}]
unit: office
initial: running
states:
  running:
    type: parallel
    on: {done: {target: after}}
    states:
      work:
        initial: working
        states:
          working:
            title: 现场工作
            task: {role: clerk, self: {clerk: allowed}, form: {patience: {write: [ended]}}}
            on: {complete: {title: 结束, target: ended_work, happened: ended}}
          ended_work: {type: final}
      papers:
        initial: filing
        states:
          filing:
            title: 补办
            task: {role: clerk, self: {clerk: allowed}, due: ended + 3 days, form: {patience: {write: [from]}}}
            on: {complete: {title: 提交, target: checking}}
            after:
              - {at: due - 1 day, do: [remind]}
              - {at: due, do: [{escalate: head}, {set: {late: true}}]}
          checking:
            title: 核对
            task: {role: head}
            on:
              approve: {title: 同意, target: ratified}
              return: {title: 退回, to: filing, then: again, opinion: required}
              reject: {title: 不同意, target: not_ratified, opinion: required, basis: 第一条}
          ratified: {type: final, outcome: ratified}
          not_ratified: {type: final, outcome: refused}
  after:
    always:
      - {guard: 'outcome_of("running.papers") = "ratified"', target: good}
      - {target: bad}
  good: {type: final, outcome: good}
  bad: {type: final, outcome: bad}
)";

verb::Start start_of(const std::string& workflow, Value data) {
  verb::Start start;
  start.package = "desk";
  start.workflow = workflow;
  start.data = std::move(data);
  return start;
}

struct Patience {
  explicit Patience(const std::string& until) : desk({{"forms/patience.yaml", patience_form}, {"patience.yaml", patience_yaml(until)}}) {}
  CaseId begin(Value with = {}) {
    Value data = Value::context({{"id_number", "11010519491231002X"}});
    if (with.is(rules::Kind::context))
      for (const auto& [name, value] : with.entries()) data = data.with(name, value);
    return desk.done("bob", {}, start_of("patience", data)).on;
  }
  /// Another case puts the same person into the register.
  void list_person() {
    const CaseId other = desk.begin();
    desk.decide("bob", other, "approve");
    desk.decide("dan", other, "approve");
    verb::Start notice = start_of("announcement", Value::context({{"heading", "公示"}}));
    const CaseId collector = desk.done("bob", {}, notice).on;
    verb::Decide choose;
    choose.task = 1;
    choose.outcome = "approve";
    choose.items = {other};
    desk.done("bob", collector, choose);
    desk.deliver();
    desk.wait({5, calendar::Unit::working_days});
    for (const char* member : {"cai", "dan", "eva"}) {
      const Case now = desk.load(collector);
      for (const Task& task : now.tasks)
        if (task.signer == UserId{member} && is_open(task)) {
          verb::Decide ballot;
          ballot.task = task.no;
          ballot.ballots = {{other, "clear", {}}};
          desk.done(member, collector, ballot);
        }
    }
    desk.deliver();
  }
  Desk desk;
};

struct Regions {
  Regions() : desk({{"forms/patience.yaml", patience_form}, {"regions.yaml", regions_yaml}}) {
    id = desk.done("bob", {}, start_of("regions", Value::context({{"id_number", "a"}}))).on;
  }
  const Task& task(const std::string& state) {
    now = desk.load(id);
    const Task* found = nullptr;
    for (const Task& one : now.tasks)
      if (one.state == state && is_open(one)) found = &one;
    REQUIRE(found);
    return *found;
  }
  Receipt decide(const std::string& user, const std::string& state, const std::string& outcome, Value data = Value::context({})) {
    return desk.done(user, id, decision(state, outcome, std::move(data)));
  }
  verb::Decide decision(const std::string& state, const std::string& outcome, Value data) {
    verb::Decide decide;
    decide.task = task(state).no;
    decide.outcome = outcome;
    decide.data = std::move(data);
    return decide;
  }
  Desk desk;
  CaseId id;
  Case now;
};

const std::string working = "running.work.working", filing = "running.papers.filing", checking = "running.papers.checking";

}  // namespace

TEST_CASE("A condition that is true already is not waited for") {
  Patience office("person.standing = \"none\"");
  CHECK(office.desk.load(office.begin()).outcome == "over");
}

TEST_CASE("A case that waits for a condition on a record goes on when another case changes that record") {
  Patience office("person.standing = \"listed\"");
  const CaseId id = office.begin();
  CHECK(office.desk.state(id) == "waiting");
  office.list_person();
  CHECK(office.desk.load(id).outcome == "over");
  CHECK(office.desk.store.parked().empty());
}

TEST_CASE("A case that waits for a day goes on at its beginning") {
  Patience office("from");
  const CaseId id = office.begin(Value::context({{"from", "2026-03-20"}}));
  office.desk.at("2026-03-19 23:59");
  CHECK(office.desk.state(id) == "waiting");
  office.desk.at("2026-03-20 00:00");
  CHECK(office.desk.load(id).outcome == "over");
}

TEST_CASE("A day that has come is not waited for") {
  Patience office("from");
  CHECK(office.desk.load(office.begin(Value::context({{"from", "2026-03-02"}}))).outcome == "over");
}

TEST_CASE("What only time brings about is seen by the daily look, which leaves no trace while there is nothing to see") {
  Patience office("today > date(\"2026-03-04\")");
  const CaseId id = office.begin();
  const auto before = office.desk.load(id).revision;
  office.desk.clock.move_to(instant_of({2026, 3, 4}, {0, 0, 0}));
  office.desk.engine.look_at_waiting();
  CHECK(office.desk.load(id).revision == before);
  office.desk.clock.move_to(instant_of({2026, 3, 5}, {0, 0, 0}));
  office.desk.engine.look_at_waiting();
  CHECK(office.desk.load(id).outcome == "over");
}

TEST_CASE("Two regions, each with a task of its own, are done together, and the outcome of one decides the way") {
  Regions office;
  office.decide("cai", working, "complete", Value::context({{"ended", "2026-03-02 08:00"}}));
  CHECK(office.task(filing).status == TaskState::open);
  office.decide("cai", filing, "complete");
  CHECK(office.desk.load(office.id).status == CaseState::running);
  office.decide("dan", checking, "approve");
  CHECK(office.desk.load(office.id).outcome == "good");
}

TEST_CASE("An outcome moves only the region whose task it was decided on") {
  Regions office;
  office.decide("cai", filing, "complete");
  CHECK(office.task(working).status == TaskState::open);
  CHECK(office.task(checking).status == TaskState::open);
}

TEST_CASE("A due date that counts from a field is set as soon as another region writes the field, with reminder and escalation") {
  Regions office;
  CHECK_FALSE(office.task(filing).due_at);
  CHECK(office.desk.load(office.id).timers.empty());
  office.desk.at("2026-03-03 10:00");
  office.decide("cai", working, "complete", Value::context({{"ended", "2026-03-02 20:00"}}));
  CHECK(office.task(filing).due_at == instant_of({2026, 3, 6}, {0, 0, 0}));
  CHECK(office.desk.count(office.id, "task_due_set") == 1);
  CHECK(office.desk.load(office.id).timers.size() == 2);
  office.desk.at("2026-03-05 00:00");
  CHECK(office.desk.count(office.id, "task_reminded") == 1);
  CHECK(office.desk.count(office.id, "task_escalated") == 0);
  office.desk.at("2026-03-06 00:00");
  CHECK(office.desk.count(office.id, "task_escalated") == 1);
  CHECK(*office.desk.load(office.id).data.get("late") == Value(true));
}

TEST_CASE("A due date that has passed when its field is written makes its timers fire at once") {
  Regions office;
  office.desk.at("2026-03-12 10:00");
  office.decide("cai", working, "complete", Value::context({{"ended", "2026-03-02 08:00"}}));
  office.desk.at("2026-03-12 10:00");
  CHECK(office.desk.count(office.id, "task_escalated") == 1);
}

TEST_CASE("An outcome that says when it happened is dated by that field, and not later than now") {
  Regions office;
  const Refusal no = office.desk.refused("cai", office.id, office.decision(working, "complete", Value::context({{"ended", "2026-03-02 09:01"}})));
  CHECK(no.reason == Reason::bad_input);
  REQUIRE(no.problems.size() == 1);
  CHECK(no.problems[0].where.file == "ended");
  office.decide("cai", working, "complete", Value::context({{"ended", "2026-03-01 18:30"}}));
  const DecisionMade made = office.desk.load(office.id).decisions.back();
  CHECK(made.happened_at == instant_of({2026, 3, 1}, {18, 30, 0}));
  CHECK(made.at == office.desk.clock.now());
}

TEST_CASE("What is returned to an earlier step of a region is mended there and checked again; the other region goes on") {
  Regions office;
  office.decide("cai", filing, "complete");
  office.desk.done("dan", office.id, verb::Return{office.task(checking).no, "日期不清", {}});
  CHECK(office.task(checking).signer == UserId{"cai"});
  office.decide("cai", checking, "resubmit", Value::context({{"from", "2026-03-02"}}));
  CHECK(office.task(checking).role == "head");
  CHECK(office.task(working).status == TaskState::open);
  CHECK(office.desk.count(office.id, "case_ended") == 0);
  office.decide("dan", checking, "approve");
  office.decide("cai", working, "complete", Value::context({{"ended", "2026-03-02 08:00"}}));
  CHECK(office.desk.load(office.id).outcome == "good");
}
