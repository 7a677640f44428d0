// Work lists: each piece of work is there after the save that caused it, in order, and done once.
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

CLAIM("Timers that are due come in the order of their time, and only those") {
  TestType here;
  Case one = new_case(here.store()), two = new_case(here.store());
  one.timers = {{1, "review", "after.1", after_hours(3)}, {2, "review", "after.2", after_hours(1)}};
  two.timers = {{1, "review", "after.1", after_hours(2)}, {2, "review", "after.2", after_hours(9)}};
  REQUIRE(here.store().save(step(one)) == SaveResult::saved);
  REQUIRE(here.store().save(step(two)) == SaveResult::saved);
  CHECK(here.store().next_timer() == after_hours(1));
  CHECK(here.store().due_timers(after_hours(0), 10).empty());
  auto due = here.store().due_timers(after_hours(3), 10);
  REQUIRE(due.size() == 3);
  CHECK(std::tuple(due[0].on, due[0].timer, due[0].at) == std::tuple(one.id, 2, after_hours(1)));
  CHECK(std::tuple(due[1].on, due[1].timer) == std::tuple(two.id, 1));
  CHECK(std::tuple(due[2].on, due[2].timer) == std::tuple(one.id, 1));
  CHECK(here.store().due_timers(after_hours(3), 2).size() == 2);
}

CLAIM("A timer is gone once its case no longer holds it") {
  TestType here;
  Case it = new_case(here.store());
  it.timers = {{1, "review", "after.1", after_hours(1)}};
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  it.timers.clear();
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK_FALSE(here.store().next_timer());
  CHECK(here.store().due_timers(after_hours(5), 10).empty());
}

CLAIM("Deliveries wait in the order in which they were sent") {
  TestType here;
  Case from = stored_case(here.store()), to = stored_case(here.store());
  Changes first = step(from);
  first.deliveries = {delivery(from, 1, to.id, "one"), delivery(from, 2, to.id, "two")};
  REQUIRE(here.store().save(first) == SaveResult::saved);
  Changes second = step(from);
  second.deliveries = {delivery(from, 3, CaseId{}, "three")};
  REQUIRE(here.store().save(second) == SaveResult::saved);
  auto pending = here.store().pending_deliveries(10);
  REQUIRE(pending.size() == 3);
  CHECK(pending[0].trigger == "one");
  CHECK(pending[1].trigger == "two");
  CHECK(pending[1].to == to.id);
  CHECK(pending[1].on_behalf == UserId{"zhang"});
  CHECK(pending[2].to == CaseId{});
  CHECK(here.store().pending_deliveries(1).size() == 1);
  CHECK(here.views().pending_work() == 3);
}

CLAIM("A delivery is taken once") {
  TestType here;
  Case from = stored_case(here.store()), to = stored_case(here.store());
  Changes sends = step(from);
  sends.deliveries = {delivery(from, 1, to.id, "one")};
  REQUIRE(here.store().save(sends) == SaveResult::saved);
  Changes takes = step(to);
  takes.taken = {from.id, 1};
  CHECK(here.store().save(takes) == SaveResult::saved);
  CHECK(here.store().pending_deliveries(10).empty());
  Changes again = step(to);
  again.taken = {from.id, 1};
  CHECK(here.store().save(again) == SaveResult::lost_race);
  CHECK(here.store().load_case(to.id).revision == 2);
}

CLAIM("A delivery that was never sent cannot be taken") {
  TestType here;
  Case to = stored_case(here.store());
  Changes takes = step(to);
  takes.taken = {CaseId{99}, 1};
  CHECK(here.store().save(takes) == SaveResult::lost_race);
}

CLAIM("A parked delivery is shown with its error, not offered again, and may still be taken") {
  TestType here;
  Case from = stored_case(here.store()), to = stored_case(here.store());
  Changes sends = step(from);
  sends.deliveries = {delivery(from, 1, to.id, "one"), delivery(from, 2, to.id, "two")};
  REQUIRE(here.store().save(sends) == SaveResult::saved);
  here.store().park_delivery(from.id, 1, "no such state");
  CHECK(here.store().pending_deliveries(10).size() == 1);
  auto parked = here.views().parked();
  REQUIRE(parked.size() == 1);
  CHECK(parked[0].kind == "delivery");
  CHECK(parked[0].about == "one");
  CHECK(parked[0].error == "no such state");
  CHECK(parked[0].on == from.id);
  CHECK(here.views().pending_work() == 1);
  Changes takes = step(to);
  takes.taken = {from.id, 1};
  CHECK(here.store().save(takes) == SaveResult::saved);
  CHECK(here.views().parked().empty());
}

CLAIM("Parked work that is asked for again is due at once, and can be asked for once") {
  TestType here;
  Case from = new_case(here.store()), to = stored_case(here.store());
  from.timers = {{1, "review", "after.1", after_hours(1)}};
  Changes sends = step(from);
  sends.deliveries = {delivery(from, 1, to.id, "one")};
  REQUIRE(here.store().save(sends) == SaveResult::saved);
  REQUIRE(here.store().park_timer(from.id, 1, "no such state"));
  REQUIRE(here.store().park_delivery(from.id, 1, "no such state"));
  CHECK_FALSE(here.store().retry("timer", from.id, 7, after_hours(2)));
  CHECK_FALSE(here.store().retry("delivery", from.id, 7, after_hours(2)));
  CHECK(here.store().retry("timer", from.id, 1, after_hours(2)));
  CHECK(here.store().retry("delivery", from.id, 1, after_hours(2)));
  CHECK(here.store().claim_timers(after_hours(2), after_hours(3), 10).size() == 1);
  CHECK(here.store().claim_deliveries(after_hours(2), after_hours(3), 10).size() == 1);
  CHECK(here.views().parked().empty());
  CHECK_FALSE(here.store().retry("timer", from.id, 1, after_hours(2)));
  CHECK_FALSE(here.store().retry("delivery", from.id, 1, after_hours(2)));
}

CLAIM("A message that someone works on is nobody else's until the lease runs out") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.outbox = {message(it, "a"), message(it, "b"), message(it, "c")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  auto mine = here.store().claim_outbox(noon, after_hours(1), 2);
  REQUIRE(mine.size() == 2);
  CHECK(mine[0].key == "a");
  CHECK(mine[0].attempts == 1);
  CHECK(mine[0].about == it.id);
  auto other = here.store().claim_outbox(noon, after_hours(1), 10);
  REQUIRE(other.size() == 1);
  CHECK(other[0].key == "c");
  here.store().outbox_done(mine[0].id);
  auto later = here.store().claim_outbox(after_hours(1), after_hours(2), 10);
  REQUIRE(later.size() == 2);
  CHECK(later[0].key == "b");
  CHECK(later[0].attempts == 2);
  CHECK(here.views().pending_work() == 2);
}

CLAIM("A failed message comes again when it said, and is shown once it is given up") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.outbox = {message(it, "a")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  auto id = here.store().claim_outbox(noon, after_hours(1), 1).at(0).id;
  here.store().outbox_failed(id, "no font", after_hours(2));
  CHECK(here.store().claim_outbox(after_hours(1), after_hours(3), 1).empty());
  auto again = here.store().claim_outbox(after_hours(2), after_hours(3), 1);
  REQUIRE(again.size() == 1);
  CHECK(again[0].error == "no font");
  here.store().outbox_failed(id, "still no font", std::nullopt);
  CHECK(here.store().claim_outbox(after_hours(99), after_hours(100), 1).empty());
  auto parked = here.views().parked();
  REQUIRE(parked.size() == 1);
  CHECK(parked[0].error == "still no font");
  CHECK(parked[0].id == id);
  CHECK(here.views().pending_work() == 0);
  CHECK_FALSE(here.store().retry("render", it.id, id + 1, after_hours(4)));
  CHECK(here.store().retry("render", it.id, id, after_hours(4)));
  const auto fresh = here.store().claim_outbox(after_hours(4), after_hours(5), 1);
  REQUIRE(fresh.size() == 1);
  CHECK(fresh[0].attempts == 1);
  CHECK(here.views().parked().empty());
}

Package package_of(const std::string& version, const std::string& text) {
  Package package;
  package.name = "office";
  package.version = VersionId{version};
  package.files = {{"office/package.yaml", text}, {"office/a.yaml", "a: 1"}};
  return package;
}

CLAIM("A published version stays as it is, and the last published is the current one") {
  TestType here;
  CHECK_FALSE(here.store().current_version("office"));
  here.store().publish(package_of("v1", "标题: 一"), noon);
  here.store().publish(package_of("v2", "标题: 二"), noon);
  CHECK(here.store().current_version("office") == VersionId{"v2"});
  CHECK(here.store().packages() == std::vector<std::string>{"office"});
  auto files = here.store().load_version(VersionId{"v1"});
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "office/package.yaml");
  CHECK(files[0].text == "标题: 一");
  here.store().publish(package_of("v1", "标题: 一"), noon);
  CHECK(here.store().current_version("office") == VersionId{"v1"});
  CHECK(here.store().load_version(VersionId{"v1"}).size() == 2);
  CHECK(here.store().load_version(VersionId{"v9"}).empty());
}

}  // namespace
}  // namespace qianpi::contract
