#include <catch2/catch.hpp>

#include "tests/verbs/experts.h"

using namespace qianpi;
using rules::Value;
using test::Experts;

namespace {
const Value weak_rating = Value::context({{"grade", "poor"}});

std::vector<Value> grounds(Experts& office, CaseId id) {
  const Value* list = office.load(id).data.get("grounds");
  return list ? list->items() : rules::Items{};
}
}  // namespace

TEST_CASE("A threshold begins its workflow once, for that record, with what the rule gives") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "rate", weak_rating);
  office.deliver();
  CHECK(office.cases_of("removal").empty());
  office.note(notes, "rate", weak_rating);
  office.note(notes, "rate", weak_rating);
  office.deliver();
  REQUIRE(office.cases_of("removal").size() == 1);
  const Case removal = office.load(office.cases_of("removal").front());
  CHECK(removal.subject == li);
  CHECK(*removal.data.get("ground") == Value(3));
  CHECK(removal.starter.user == engine_user);
}

TEST_CASE("Two bookings in one transaction cross a threshold once") {
  Experts office;
  const RecordKey li = office.enter("1");
  office.note(office.notes_on(li), "rate_twice");
  office.deliver();
  CHECK(office.cases_of("talk").size() == 1);
  CHECK(office.cases_of("removal").size() == 1);
}

TEST_CASE("A threshold that was left again is crossed again on another day") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  const auto rate = [&](const std::string& grade) { office.note(notes, "rate", Value::context({{"grade", grade}, {"task", "T1"}})); };
  rate("poor");
  rate("good");
  rate("poor");
  office.deliver();
  CHECK(office.cases_of("talk").size() == 1);  // the same condition on the same day
  CHECK(office.store.pending_deliveries(9).empty());
  rate("good");
  office.at("2026-03-03 09:00");
  rate("poor");
  office.deliver();
  CHECK(office.cases_of("talk").size() == 2);
}

TEST_CASE("Ratings of two calendar years do not add up; the new year's second one begins the removal") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "rate", weak_rating);
  office.at("2027-01-04 09:00");
  office.note(notes, "rate", weak_rating);
  office.deliver();
  CHECK(office.cases_of("removal").empty());
  CHECK(office.cases_of("talk").size() == 2);
  office.note(notes, "rate", weak_rating);
  office.deliver();
  CHECK(office.cases_of("removal").size() == 1);
}

TEST_CASE("The third inability in a row begins the removal; an acceptance in between does not let it come") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  for (const char* what : {"unable", "unable", "accept", "unable", "unable"}) office.note(notes, what);
  office.deliver();
  CHECK(office.cases_of("removal").empty());
  office.note(notes, "unable");
  CHECK(office.number(li, "inabilities") == 3);
  office.deliver();
  REQUIRE(office.cases_of("removal").size() == 1);
  CHECK(*office.load(office.cases_of("removal").front()).data.get("ground") == Value(11));
}

TEST_CASE("A second trigger joins the open case as a further ground") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId notes = office.notes_on(li);
  office.note(notes, "rate_twice");
  for (int i = 0; i < 3; ++i) office.note(notes, "unable");
  office.deliver();
  REQUIRE(office.cases_of("removal").size() == 1);
  const CaseId removal = office.cases_of("removal").front();
  REQUIRE(grounds(office, removal).size() == 2);
  CHECK(*grounds(office, removal)[0].get("ground") == Value(3));
  CHECK(*grounds(office, removal)[1].get("ground") == Value(11));
  CHECK(office.store.pending_deliveries(9).empty());
  CHECK(office.store.parked().empty());
}

TEST_CASE("A trigger joins what a person began, and a person's second start is refused") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId removal = office.begin_about("removal", li, Value::context({{"ground", 5}}));
  office.note(office.notes_on(li), "rate_twice");
  office.deliver();
  REQUIRE(grounds(office, removal).size() == 2);
  CHECK(*grounds(office, removal)[0].get("ground") == Value(5));
  verb::Start again{"desk", "removal", Value::context({{"ground", 6}})};
  again.subject = li;
  CHECK(office.refused("bob", {}, again).reason == Reason::duplicate);
}

TEST_CASE("When the open case has ended the next trigger begins a new one") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId removal = office.begin_about("removal", li);
  office.decide("bob", removal, "keep");
  office.note(office.notes_on(li), "rate_twice");
  office.deliver();
  CHECK(office.cases_of("removal").size() == 2);
}

TEST_CASE("Nobody but the engine names the rule by which something begins") {
  Experts office;
  verb::Start start{"desk", "talk", Value::context({})};
  start.subject = office.enter("1");
  start.rule = 0;
  CHECK(office.refused("bob", {}, start).reason == Reason::not_allowed);
}

TEST_CASE("A start that happened earlier is dated so, and one in the future is refused by its field") {
  Experts office;
  const RecordKey li = office.enter("1");
  const CaseId removal = office.begin_about("removal", li, Value::context({{"on", "2026-02-20"}}));
  for (const JournalRow& row : office.store.journal(removal)) CHECK(row.happened_at == start_of({2026, 2, 20}));
  verb::Start later{"desk", "removal", Value::context({{"on", "2026-03-03"}})};
  later.subject = office.enter("2");
  const Refusal no = office.refused("bob", {}, later);
  CHECK(no.reason == Reason::bad_input);
  REQUIRE(no.problems.size() == 1);
  CHECK(no.problems[0].where.file == "on");
}
