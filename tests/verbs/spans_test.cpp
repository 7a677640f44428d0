#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/verbs/experts.h"

using namespace qianpi;
using rules::Value;
using test::Experts;

namespace {

CaseId entering(Experts& office, const RecordKey& key) { return office.record(key).spans.front().by; }

bool is_held(Experts& office, const RecordKey& key, const std::string& hold) {
  const Value value = office.value(key);
  return std::ranges::count(value.get("holds")->items(), Value(hold)) > 0;
}

}  // namespace

TEST_CASE("A suspension ends by itself at 00:00 of its last day's morrow, with what follows, though its case ended long ago") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "suspend");
  CHECK(office.load(notes).status == CaseState::ended);
  CHECK(is_held(office, li, "suspended"));
  office.at("2026-06-01 23:59");
  CHECK(is_held(office, li, "suspended"));
  CHECK(office.count(notes, "span_ended") == 0);
  office.at("2026-06-02 00:00");
  CHECK_FALSE(is_held(office, li, "suspended"));
  CHECK(office.count(notes, "span_ended") == 1);
  CHECK(office.count(notes, "people_notified") == 1);
  office.deliver();
  CHECK(office.cases_of("greeting").size() == 1);
  CHECK(office.load(notes).timers.empty());
}

TEST_CASE("A term that runs out gives the standing that follows, from that very day") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"until", "2026-04-01"}}));
  office.at("2026-03-31 23:59");
  CHECK(*office.value(li).get("standing") == Value("serving"));
  office.at("2026-04-01 00:00");
  CHECK(*office.value(li).get("standing") == Value("ended"));
  CHECK(*office.value(li).get("standing_from") == Value(Date{2026, 4, 1}));
  CHECK(office.count(entering(office, li), "span_ended") == 1);
}

TEST_CASE("After an outage a term has ended on its day and is recorded late") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"until", "2026-04-01"}}));
  office.clock.move_to(*read_instant("2026-04-05 08:00"));
  office.at("2026-04-05 09:00");
  CHECK(office.record(li).spans.back().from == Date{2026, 4, 1});
  const auto journal = office.store.journal(entering(office, li));
  CHECK(journal.back().happened_at == start_of({2026, 4, 1}));
  CHECK(journal.back().recorded_at == *read_instant("2026-04-05 08:00"));
}

TEST_CASE("A term that was renewed in time does not end") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"until", "2026-04-01"}}));
  office.note(office.notes_on(li), "renew");
  office.at("2026-04-02 09:00");
  CHECK(*office.value(li).get("standing") == Value("serving"));
  CHECK(office.count(entering(office, li), "span_ended") == 0);
  CHECK(office.load(entering(office, li)).timers.empty());
}

TEST_CASE("What follows a term stands until a standing recorded ahead begins") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"until", "2026-04-01"}}));
  office.note(office.notes_on(li), "ahead");
  office.at("2026-04-02 09:00");
  CHECK(*office.value(li).get("standing") == Value("ended"));
  CHECK(*office.value(li).get("standing_until") == Value(Date{2026, 5, 1}));
  office.at("2026-05-01 00:00");
  CHECK(*office.value(li).get("standing") == Value("serving"));
}

TEST_CASE("A hold until the case's end ends with the case, whatever its outcome") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId removal = office.begin_about("removal", li);
  CHECK(is_held(office, li, "stopped"));
  office.at("2026-03-20 09:00");
  CHECK(is_held(office, li, "stopped"));
  office.decide("bob", removal, "keep");
  CHECK_FALSE(is_held(office, li, "stopped"));
  const std::vector<Span> spans = office.record(li).spans;
  CHECK(spans.back().from == Date{2026, 3, 2});
  CHECK(spans.back().until == Date{2026, 3, 20});
}

TEST_CASE("Another case's hold of the same name outlasts the one that ended") {
  Record record;
  record.spans = {{"stopped", true, {2026, 3, 1}, {}, "", {1}, true},
                  {"stopped", true, {2026, 3, 1}, {}, "", {2}, true},
                  {"stopped", true, {2026, 3, 1}, Date{2026, 3, 5}, "", {1}, true}};
  CHECK(holds_on(record, {2026, 3, 4}).size() == 2);
  REQUIRE(holds_on(record, {2026, 3, 5}).size() == 1);
  CHECK(holds_on(record, {2026, 3, 5}).front()->by == CaseId{2});
}

TEST_CASE("Only the timer of a span outlives its case") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"until", "2026-04-01"}}));
  const Case entered = office.load(entering(office, li));
  REQUIRE(entered.timers.size() == 1);
  CHECK(entered.timers[0].event == "ends.serving");
  CHECK(office.refused("engine", entered.id, verb::Elapse{entered.timers[0].no}).reason == Reason::not_open);
}
