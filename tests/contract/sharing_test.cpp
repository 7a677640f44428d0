// What several servers over one store need: claims that never meet, leases by name, a lock for who keeps losing; and texts of any length.
#include <thread>

#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

CLAIM("A timer that someone works on is nobody else's until the lease runs out") {
  TestType here;
  Case it = new_case(here.store());
  it.timers = {{1, "review", "after.1", after_hours(1)}, {2, "review", "after.2", after_hours(2)}};
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  auto mine = here.store().claim_timers(after_hours(3), after_hours(4), 1);
  REQUIRE(mine.size() == 1);
  CHECK(mine[0].timer == 1);
  auto other = here.store().claim_timers(after_hours(3), after_hours(4), 10);
  REQUIRE(other.size() == 1);
  CHECK(other[0].timer == 2);
  CHECK(here.store().claim_timers(after_hours(3), after_hours(4), 10).empty());
  CHECK(here.store().due_timers(after_hours(3), 10).size() == 2);
  CHECK(here.store().claim_timers(after_hours(4), after_hours(5), 10).size() == 2);
}

CLAIM("A refused timer is shown with its error and not due again before its case changes") {
  TestType here;
  Case it = new_case(here.store());
  it.timers = {{1, "review", "after.1", after_hours(1)}};
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.store().park_timer(it.id, 1, "no such state"));
  CHECK_FALSE(here.store().park_timer(it.id, 7, "no such timer"));
  CHECK(here.store().due_timers(after_hours(2), 10).empty());
  CHECK(here.store().claim_timers(after_hours(2), after_hours(3), 10).empty());
  CHECK_FALSE(here.store().next_timer());
  auto parked = here.views().parked();
  REQUIRE(parked.size() == 1);
  CHECK(std::tuple(parked[0].kind, parked[0].error, parked[0].id, parked[0].on) == std::tuple("timer", "no such state", 1, it.id));
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.store().due_timers(after_hours(2), 10).size() == 1);
  CHECK(here.views().parked().empty());
}

CLAIM("No delivery is claimed while an earlier one to the same case is in another's hands") {
  TestType here;
  Case from = stored_case(here.store()), one = stored_case(here.store()), two = stored_case(here.store());
  Changes sends = step(from);
  sends.deliveries = {delivery(from, 1, one.id, "first"), delivery(from, 2, one.id, "second"), delivery(from, 3, two.id, "third"),
                      delivery(from, 4, CaseId{}, "start"), delivery(from, 5, CaseId{}, "another start")};
  REQUIRE(here.store().save(sends) == SaveResult::saved);
  auto triggers = [](const std::vector<Delivery>& list) {
    std::vector<std::string> names;
    for (const Delivery& each : list) names.push_back(each.trigger);
    return names;
  };
  CHECK(triggers(here.store().claim_deliveries(noon, after_hours(1), 1)) == std::vector<std::string>{"first"});
  CHECK(triggers(here.store().claim_deliveries(noon, after_hours(1), 2)) == std::vector<std::string>{"third", "start"});
  CHECK(triggers(here.store().claim_deliveries(noon, after_hours(1), 9)) == std::vector<std::string>{"another start"});
  CHECK(here.store().pending_deliveries(9).size() == 5);
  Changes takes = step(one);
  takes.taken = {from.id, 1};
  REQUIRE(here.store().save(takes) == SaveResult::saved);
  CHECK(triggers(here.store().claim_deliveries(noon, after_hours(1), 9)) == std::vector<std::string>{"second"});
  CHECK_FALSE(here.store().park_delivery(from.id, 1, "too late"));
  CHECK(triggers(here.store().claim_deliveries(after_hours(1), after_hours(2), 9)) ==
        std::vector<std::string>{"second", "third", "start", "another start"});
}

CLAIM("Eight workers at once never get the same piece of work") {
  TestType here;
  constexpr int pieces = 80, workers = 8;
  Case it = new_case(here.store());
  Changes changes = step(it);
  for (int i = 0; i < pieces; ++i) {
    changes.after.timers.push_back({i + 1, "review", "after." + std::to_string(i), noon});
    changes.outbox.push_back(message(it, "m" + std::to_string(i)));
    changes.deliveries.push_back(delivery(it, i + 1, CaseId{}, "start"));
  }
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  std::atomic<int> timers = 0, messages = 0, deliveries = 0;
  auto claim_all = [&](auto claim, std::atomic<int>& count) {
    for (int got = static_cast<int>(claim().size()); got > 0; got = static_cast<int>(claim().size())) count += got;
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < workers; ++i)
    threads.emplace_back([&] {
      claim_all([&] { return here.store().claim_timers(noon, after_hours(1), 3); }, timers);
      claim_all([&] { return here.store().claim_outbox(noon, after_hours(1), 3); }, messages);
      claim_all([&] { return here.store().claim_deliveries(noon, after_hours(1), 3); }, deliveries);
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(timers == pieces);
  CHECK(messages == pieces);
  CHECK(deliveries == pieces);
}

CLAIM("A lease is one owner's until its time runs out or it is given back") {
  TestType here;
  CHECK(here.store().take_lease("sweep", "north", noon, after_hours(1)));
  CHECK_FALSE(here.store().take_lease("sweep", "south", noon, after_hours(1)));
  CHECK(here.store().take_lease("sweep", "north", noon, after_hours(1)));
  CHECK(here.store().take_lease("other", "south", noon, after_hours(1)));
  CHECK(here.store().take_lease("sweep", "south", after_hours(1), after_hours(2)));
  CHECK_FALSE(here.store().take_lease("sweep", "north", after_hours(1), after_hours(3)));
  CHECK(here.store().take_lease("sweep", "south", after_hours(1), after_hours(1)));
  CHECK(here.store().take_lease("sweep", "north", after_hours(1), after_hours(3)));
}

CLAIM("The day up to which a package was swept is kept") {
  TestType here;
  CHECK_FALSE(here.store().swept_until("office"));
  here.store().set_swept("office", Date{2026, 3, 9});
  here.store().set_swept("office", Date{2026, 3, 10});
  CHECK(here.store().swept_until("office") == Date{2026, 3, 10});
  CHECK_FALSE(here.store().swept_until("other"));
}

CLAIM("The case that holds a unique key is found by it") {
  TestType here;
  Case it = new_case(here.store());
  Changes begin = step(it);
  begin.unique_keys = {"enrolment/1101"};
  REQUIRE(here.store().save(begin) == SaveResult::saved);
  CHECK(here.store().case_of_unique_key("enrolment/1101") == it.id);
  CHECK_FALSE(here.store().case_of_unique_key("enrolment/1102"));
  Changes end = step(it);
  end.release_unique_keys = true;
  REQUIRE(here.store().save(end) == SaveResult::saved);
  CHECK_FALSE(here.store().case_of_unique_key("enrolment/1101"));
}

CLAIM("A whole register is read in the order of its keys") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step({"office", "experts", "b"}, 1, "Li Si"), record_step({"office", "experts", "B"}, 1, "Wang Wu"),
                     record_step({"office", "experts", "a"}, 1, "Zhang San"), record_step({"office", "firms", "a"}, 1, "Works")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  Needs needs;
  needs.registers = {{"office", "experts"}, {"office", "empty"}};
  Situation situation;
  here.store().load(needs, situation);
  const auto& experts = situation.registers.at({"office", "experts"});
  REQUIRE(experts.size() == 3);
  CHECK(experts[0].key.key == "B");
  CHECK(experts[1].key.key == "a");
  CHECK(experts[2] == changes.records[0].after);
  CHECK(situation.registers.at({"office", "empty"}).empty());
}

CLAIM("Who decides under the lock wins over whoever comes meanwhile") {
  TestType here;
  Case it = stored_case(here.store());
  for (int round = 0; round < 20; ++round) {
    auto hold = here.store().hold();
    Case mine = here.store().load_case(it.id), theirs = mine;
    SaveResult other = SaveResult::saved;
    std::thread rival([&] { other = here.store().save(step(theirs)); });
    Needs needs;
    needs.records = {{"office", "experts", "nobody"}};
    Situation situation;
    here.store().load(needs, situation);
    CHECK(here.store().new_case_id() > it.id);
    CHECK(here.store().save(step(mine)) == SaveResult::saved);
    hold.reset();
    rival.join();
    CHECK(other == SaveResult::lost_race);
  }
  CHECK(here.store().load_case(it.id).revision == 21);
}

CLAIM("A lock that was never used hinders nobody afterwards") {
  TestType here;
  Case it = stored_case(here.store());
  here.store().hold();
  {
    auto hold = here.store().hold();
    CHECK(here.store().load_case(it.id).revision == 1);
  }
  std::thread([&] { CHECK(here.store().save(step(it)) == SaveResult::saved); }).join();
}

/// Cut anywhere in its bytes it would be no text any more.
std::string long_text(std::size_t bytes) {
  std::string text = "x";
  while (text.size() + 7 <= bytes) text += "签𠮷";
  return text;
}

CLAIM("Texts of any length come back whole") {
  TestType here;
  for (std::size_t bytes : {59'999, 60'001, 65'535, 65'537, 180'010, 1'000'000}) {
    Case it = new_case(here.store());
    it.data = rules::Value::context({{"text", long_text(bytes)}});
    Changes changes = step(it);
    changes.journal.front().body = "{\"text\":\"" + long_text(bytes) + "\"}";
    changes.receipt = receipt("zhang", std::to_string(bytes), it);
    changes.save_task_draft = {1, changes.journal.front().body};
    REQUIRE(here.store().save(changes) == SaveResult::saved);
    CHECK((here.store().load_case(it.id) == it));
    CHECK((here.views().journal(it.id).at(0).body == changes.journal.front().body));
    CHECK((here.views().task_draft(it.id, 1, UserId{"zhang"}) == changes.journal.front().body));
    it.data = rules::Value::context({{"text", "short again"}});
    REQUIRE(here.store().save(step(it)) == SaveResult::saved);
    CHECK(here.store().load_case(it.id) == it);
  }
}

CLAIM("A long record, draft and file of a package come back whole") {
  TestType here;
  const std::string text = long_text(150'000);
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step({"office", "experts", "a"}, 1, text)};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  CHECK((here.views().records("office", "experts", "签").at(0).record == changes.records[0].after));
  Draft draft{"d1", "office", "enrolment", "{\"a\":\"" + text + "\"}", UserId{"zhang"}, 1, noon};
  CHECK(here.views().save_draft(draft));
  CHECK((here.views().draft("d1")->body == draft.body));
  here.views().remove_draft("d1");
  CHECK_FALSE(here.views().draft("d1"));
  Package package;
  package.name = "office";
  package.version = VersionId{"v1"};
  package.files = {{"office/package.yaml", text}, {"office/quoted.yaml", "\"@long_text: as it stands in no database\""}};
  here.store().publish(package, noon);
  const auto files = here.store().load_version(VersionId{"v1"});
  CHECK((files.at(0).text == text));
  CHECK(files.at(1).text == package.files[1].text);
}

}  // namespace
}  // namespace qianpi::contract
