#include <catch2/catch.hpp>

#include "tests/verbs/experts.h"

using namespace qianpi;
using rules::Value;
using test::Experts;

TEST_CASE("A birthday is found at 00:00 and begins the removal once") {
  Experts office;
  const RecordKey li = office.enter("1", Value::context({{"born", "1966-03-05"}}));
  office.at("2026-03-04 23:59");
  CHECK(office.cases_of("removal").empty());
  office.at("2026-03-09 09:00");
  REQUIRE(office.cases_of("removal").size() == 1);
  const Case removal = office.load(office.cases_of("removal").front());
  CHECK(removal.subject == li);
  CHECK(removal.started_at == start_of({2026, 3, 5}));
  CHECK(*removal.data.get("ground") == Value(10));
}

TEST_CASE("Who has reached the age when entering the register is found by the entry itself") {
  Experts office;
  office.enter("1", Value::context({{"born", "1950-01-01"}}));
  office.deliver();
  CHECK(office.cases_of("removal").size() == 1);
  office.at("2026-03-09 09:00");
  CHECK(office.cases_of("removal").size() == 1);
}

TEST_CASE("After an outage of several days each missed birthday begins its own case, dated by its day") {
  Experts office;
  office.enter("1", Value::context({{"born", "1966-03-04"}}));
  office.enter("2", Value::context({{"born", "1966-03-06"}}));
  office.clock.move_to(*read_instant("2026-03-08 08:00"));
  office.engine.sweep_missed();
  const auto cases = office.cases_of("removal");
  REQUIRE(cases.size() == 2);
  CHECK(office.load(cases[0]).subject->key == "1");
  CHECK(office.store.journal(cases[0]).front().happened_at == start_of({2026, 3, 4}));
  CHECK(office.store.journal(cases[1]).front().happened_at == start_of({2026, 3, 6}));
  CHECK(office.store.journal(cases[1]).front().recorded_at == office.clock.now());
}

TEST_CASE("Sweeping a day twice, or by two programs, begins nothing twice") {
  Experts office;
  office.enter("1", Value::context({{"born", "1966-03-04"}}));
  office.at("2026-03-04 09:00");
  const PackagePtr package = office.engine.library().current("desk");
  office.engine.sweep(package, {2026, 3, 4});
  office.store.set_swept("desk", {2026, 3, 3});
  Engine other(office.store, office.people, office.clock, office.entropy, std::make_shared<const calendar::Calendar>(office.engine.calendar()));
  other.sweep_missed();
  CHECK(office.cases_of("removal").size() == 1);
}

TEST_CASE("While another program sweeps, this one leaves the day to it, and takes it over when that one has died") {
  Experts office;
  office.enter("1", Value::context({{"born", "1966-03-04"}}));
  office.clock.move_to(*read_instant("2026-03-04 08:00"));
  REQUIRE(office.store.take_lease("sweep", "another", office.clock.now(), *read_instant("2026-03-04 08:10")));
  CHECK(office.engine.sweep_missed().empty());
  CHECK(office.cases_of("removal").empty());
  office.clock.move_to(*read_instant("2026-03-04 08:10"));
  office.engine.sweep_missed();
  CHECK(office.cases_of("removal").size() == 1);
  CHECK(office.store.take_lease("sweep", "another", office.clock.now(), *read_instant("2026-03-04 09:00")));
}

TEST_CASE("A decision before that day's sweep and the sweep itself begin one case") {
  Experts office;
  office.enter("1", Value::context({{"born", "1980-03-04"}}));
  const RecordKey li{"desk", "expert", "1"};
  office.clock.move_to(*read_instant("2026-03-04 00:00"));
  office.note(office.notes_on(li), "rate_twice");
  office.engine.sweep(office.engine.library().current("desk"), {2026, 3, 4});
  office.deliver();
  CHECK(office.cases_of("removal").size() == 1);
  CHECK(office.store.pending_deliveries(9).empty());
}

TEST_CASE("What recurs begins once on its date and on no other") {
  Experts office;
  office.at("2026-03-09 23:00");
  CHECK(office.cases_of("review").empty());
  office.at("2026-03-10 09:00");
  CHECK(office.cases_of("review").size() == 1);
  office.at("2026-03-31 09:00");
  CHECK(office.cases_of("review").size() == 2);
  office.at("2027-03-09 09:00");
  CHECK(office.cases_of("review").size() == 5);
}

TEST_CASE("A day that another program has swept is not swept again") {
  Experts office;
  office.store.set_swept("desk", {2026, 3, 10});
  office.clock.move_to(*read_instant("2026-03-10 12:00"));
  CHECK(office.engine.sweep_missed().empty());
  CHECK(office.engine.next_sweep() == start_of({2026, 3, 11}));
}
