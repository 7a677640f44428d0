#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

TEST_CASE("A reminder comes on its day, once, and the task stays") {
  Desk desk;
  const CaseId id = desk.begin();  // Monday 2 March; due Thursday 5 March 24:00
  CHECK(desk.load(id).tasks[0].due_at == instant_of({2026, 3, 6}, {0, 0, 0}));
  desk.at("2026-03-03 23:59");
  CHECK(desk.count(id, "task_reminded") == 0);
  desk.at("2026-03-05 12:00");
  CHECK(desk.count(id, "task_reminded") == 1);
  CHECK(desk.open_task(desk.load(id)));
}

TEST_CASE("Working days skip the weekend") {
  Desk desk;
  desk.at("2026-03-05 10:00");  // Thursday: three working days end on Tuesday
  const CaseId id = desk.begin();
  CHECK(desk.load(id).tasks[0].due_at == instant_of({2026, 3, 11}, {0, 0, 0}));
}

TEST_CASE("After an outage a timer happened when it was due, and is recorded now") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.clock.move_to(instant_of({2026, 3, 20}, {8, 0, 0}));
  for (const auto& due : desk.store.due_timers(desk.clock.now(), 10)) desk.submit("engine", due.on, verb::Elapse{due.timer});
  bool escalated = false;
  for (const JournalRow& row : desk.store.journal(id)) {
    if (row.kind != "task_escalated") continue;
    escalated = true;
    CHECK(row.recorded_at == desk.clock.now());
    CHECK(row.happened_at == instant_of({2026, 3, 6}, {0, 0, 0}));
  }
  CHECK(escalated);
}

TEST_CASE("A timer fires neither early nor twice, and for nobody but the clock") {
  Desk desk;
  const CaseId id = desk.begin();
  const int timer = desk.load(id).timers[0].no;
  CHECK(desk.refused("engine", id, verb::Elapse{timer}).reason == Reason::not_open);
  CHECK(desk.refused("bob", id, verb::Elapse{timer}).reason == Reason::not_allowed);
  desk.at("2026-03-09 09:00");
  CHECK(desk.refused("engine", id, verb::Elapse{timer}).reason == Reason::not_open);
}

TEST_CASE("Leaving a state disarms its timers") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.decide("bob", id, "approve");
  CHECK(desk.load(id).timers.empty());
}
