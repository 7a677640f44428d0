#include <catch2/catch.hpp>

#include "tests/verbs/experts.h"

using namespace qianpi;
using rules::Value;
using test::Experts;

namespace {
const Value poor = Value::context({{"grade", "poor"}});
}

TEST_CASE("An entry is written into the subject's book, dated by when it happened") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "rate", Value::context({{"grade", "good"}, {"score", 88}, {"task", "T1"}}), "2026-02-27 15:00");
  const Record record = office.record(li);
  REQUIRE(record.entries.size() == 1);
  const Entry& entry = record.entries[0];
  CHECK(entry.book == "rating");
  CHECK(entry.key == "T1");
  CHECK(*entry.values.get("score") == Value(88));
  CHECK(entry.happened_at == *read_instant("2026-02-27 15:00"));
  CHECK(entry.recorded_at == office.clock.now());
  CHECK(entry.by == notes);
}

TEST_CASE("Booking again under the same key corrects; both lines are kept and one counts") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "rate", Value::context({{"grade", "poor"}, {"task", "T1"}}));
  office.note(notes, "rate", Value::context({{"grade", "good"}, {"task", "T1"}}));
  CHECK(office.record(li).entries.size() == 2);
  CHECK(office.number(li, "weak") == 0);
}

TEST_CASE("Without a key every booking is a line of its own") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "accept");
  office.note(notes, "accept");
  CHECK(office.number(li, "tasks") == 2);
}

TEST_CASE("A field that holds a key books on another's record, and refuses who is not in the register") {
  Experts office;
  const RecordKey li = office.enter("1"), wang = office.enter("2");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "about_other", Value::context({{"whom", "2"}}));
  CHECK(office.number(wang, "tasks") == 1);
  CHECK(office.number(li, "tasks") == 0);
  verb::Decide decide;
  decide.task = office.open_task(office.load(notes))->no;
  decide.outcome = "about_other";
  decide.data = Value::context({{"whom", "9"}});
  const Refusal no = office.refused("bob", notes, decide);
  CHECK(no.reason == Reason::check_failed);
  CHECK(no.message.zh == "无法记载“acceptance”：“whom”不是名册里的记录，请先填好对象");
}

TEST_CASE("A record in scope shows its key, standings, holds and counters") {
  Experts office;
  const RecordKey li = office.enter("1");
  office.note(office.notes_on(li), "rate", poor);
  const Value value = office.value(li);
  CHECK(*value.get("id") == Value("1"));
  CHECK(*value.get("standing") == Value("serving"));
  CHECK(*value.get("weak") == Value(1));
  CHECK(*value.get("tasks") == Value(0));
}

TEST_CASE("A task for the person behind the record is reached by the register's contact") {
  Experts office;
  const RecordKey li = office.enter("1");
  office.note(office.notes_on(li), "rate", poor);
  office.deliver();
  REQUIRE(office.cases_of("talk").size() == 1);
  const CaseId talk = office.cases_of("talk").front();
  CHECK(office.open_task(office.load(talk))->contact == "13800001");
  verb::Decide decide;
  decide.task = 1;
  decide.outcome = "complete";
  CHECK(office.refused("bob", talk, decide).reason == Reason::unknown_case);
  Actor expert;
  expert.user = {"li"};
  expert.contacts = {"13800001"};
  CHECK(std::holds_alternative<Receipt>(office.engine.submit({expert, talk, decide})));
}

TEST_CASE("A quota refuses who would exceed it, by name, and counts each group for itself") {
  Experts office;
  office.enter("1", Value::context({{"group", "b"}}));
  verb::Start start{"desk", "enter", Value::context({{"number", "2"}, {"group", "b"}})};
  const Refusal no = office.refused("bob", {}, start);
  CHECK(no.check == "places·b");
  CHECK(no.message.zh == "名额“places·b”已满：上限1，已用1");
  office.enter("3", Value::context({{"group", "a"}}));
  office.enter("4", Value::context({{"group", "a"}}));
  office.enter("5");
}

TEST_CASE("Whoever has a place already may be renewed though the quota is full") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"group", "b"}}));
  office.note(office.notes_on(li), "renew");
  CHECK(office.record(li).spans.size() == 2);
}
