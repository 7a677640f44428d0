// One save is one transaction; what it carries comes back as it was, or not at all.
#include <barrier>
#include <thread>

#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

const RecordKey expert{"office", "experts", "110101199003070000"};
const SeriesKey certificates{"office", "certificates", "2026"};

Case full_case(Store& store) {
  Case it = new_case(store, "张三的入库申请 “%_!”");
  it.data = rules::Value::context({{"name", "张三"},
                                   {"born", Date{1990, 3, 7}},
                                   {"years", 12},
                                   {"fee", rules::Value(rules::Number(15))},
                                   {"works", rules::Value::list({rules::Value::context({{"title", "a"}}), rules::Value()})}});
  it.subject = expert;
  it.about = About{CaseId{7}, CaseId{9}};
  it.configuration.active = {0, 2, 5};
  it.configuration.history[3] = {4};
  it.entered = {{"review", noon, 2}};
  Task task;
  task.no = 1;
  task.state = "review";
  task.signer = UserId{"li"};
  task.opened_at = noon;
  task.due_at = after_hours(24);
  task.excluded = {{UserId{"wang"}, "self"}};
  task.decided_by = Signature{UserId{"li"}, "Li Si", UnitId{"office"}};
  it.tasks = {task};
  it.timers = {{1, "review", "after.7", after_hours(24)}};
  it.waiting = {{"review", "meeting", noon, CaseId{}}};
  it.items = {Item{CaseId{3}, ItemStatus::confirmed, "t", "s", rules::Value::context({{"a", 1}}), "agree", "", true, {CaseId{4}}}};
  it.papers = {Paper{1, "f1", "form", "Form", "No. 1", "ABC", 3, "00ff", 2, true}};
  it.publications = {Publication{1, "notice", "", 1, noon, after_hours(120)}};
  return it;
}

CLAIM("A case comes back exactly as it was saved") {
  TestType here;
  Case it = full_case(here.store());
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.store().load_case(it.id) == it);
}

CLAIM("A case that was never saved has revision 0 and no chain") {
  TestType here;
  Case none = here.store().load_case(CaseId{4711});
  CHECK(none.revision == 0);
  CHECK(none.id == CaseId{4711});
  CHECK(here.store().chain_head(CaseId{4711}).empty());
}

CLAIM("No two new cases get the same number") {
  TestType here;
  std::set<CaseId> ids;
  for (int i = 0; i < 100; ++i) ids.insert(here.store().new_case_id());
  CHECK(ids.size() == 100);
}

CLAIM("Who decides on an old revision loses the race, and nothing of it is kept") {
  TestType here;
  Case it = stored_case(here.store());
  Case first = it, second = it;
  CHECK(here.store().save(step(first)) == SaveResult::saved);
  Changes late = step(second);
  late.outbox = {message(second, "late")};
  CHECK(here.store().save(late) == SaveResult::lost_race);
  CHECK(here.store().load_case(it.id) == first);
  CHECK(here.views().journal(it.id).size() == 2);
  CHECK(here.views().pending_work() == 0);
}

CLAIM("A case can begin only once") {
  TestType here;
  Case it = new_case(here.store()), again = it;
  CHECK(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.store().save(step(again)) == SaveResult::lost_race);
}

CLAIM("The chain's head is the hash of the last journal row, of a case and of a record") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step(expert, 1, "Zhang San")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.store().chain_head(it.id) == here.views().journal(it.id).at(1).hash);
  CHECK(here.store().chain_head(expert) == here.views().journal(expert).at(0).hash);
  CHECK(here.store().chain_head(RecordKey{"office", "experts", "nobody"}).empty());
}

CLAIM("Journal rows come back as they were written, in their order") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.journal.front().happened_at = after_hours(-1);
  changes.journal.front().body = R"({"text":"同意 ' \" %"})";
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  auto rows = here.views().journal(it.id);
  REQUIRE(rows.size() == 1);
  const JournalRow& written = changes.journal.front();
  CHECK(std::tie(rows[0].seq, rows[0].recorded_at, rows[0].happened_at, rows[0].actor, rows[0].kind, rows[0].body, rows[0].previous, rows[0].hash) ==
        std::tie(written.seq, written.recorded_at, written.happened_at, written.actor, written.kind, written.body, written.previous, written.hash));
}

CLAIM("A record changed by two cases at once is changed by one of them") {
  TestType here;
  Case one = new_case(here.store()), two = new_case(here.store());
  Changes first = step(one), second = step(two);
  first.records = {record_step(expert, 1, "first")};
  second.records = {record_step(expert, 1, "second")};
  CHECK(here.store().save(first) == SaveResult::saved);
  CHECK(here.store().save(second) == SaveResult::lost_race);
  CHECK(here.store().load_case(two.id).revision == 0);
  second.records = {record_step(expert, 2, "second")};
  CHECK(here.store().save(second) == SaveResult::saved);
  Situation situation;
  Needs needs;
  needs.records = {expert};
  here.store().load(needs, situation);
  CHECK(situation.records[expert] == second.records.front().after);
}

CLAIM("A number is taken by one case only") {
  TestType here;
  Case one = new_case(here.store()), two = new_case(here.store());
  Changes first = step(one), second = step(two);
  first.series = {{certificates, 1, 1}};
  second.series = {{certificates, 1, 1}};
  CHECK(here.store().save(first) == SaveResult::saved);
  CHECK(here.store().save(second) == SaveResult::lost_race);
  second.series = {{certificates, 2, 2}};
  CHECK(here.store().save(second) == SaveResult::saved);
}

CLAIM("What is asked for and not there comes back with revision 0") {
  TestType here;
  Case other = stored_case(here.store());
  Needs needs;
  needs.records = {expert};
  needs.series = {certificates};
  needs.cases = {other.id, CaseId{999}};
  Situation situation;
  here.store().load(needs, situation);
  CHECK(situation.records.at(expert).revision == 0);
  CHECK(situation.records.at(expert).key == expert);
  CHECK(situation.series.at(certificates).last == 0);
  CHECK(situation.cases.at(other.id) == other);
  CHECK(situation.cases.at(CaseId{999}).revision == 0);
}

CLAIM("Running cases are found by their workflow and by whom they are about; ended ones are not") {
  TestType here;
  Case first = new_case(here.store()), second = new_case(here.store()), other = new_case(here.store());
  for (Case* one : {&first, &second}) {
    one->subject = expert;
    one->workflow = "patience";
    here.store().save(step(*one));
  }
  other.workflow = "patience";
  here.store().save(step(other));
  second.status = CaseState::ended;
  here.store().save(step(second));
  CHECK(here.store().running_cases(first.package, "patience") == std::vector<CaseId>{first.id, other.id});
  Needs needs;
  needs.about = {expert};
  Situation situation;
  here.store().load(needs, situation);
  CHECK(situation.about.at(expert) == std::vector<RunningCase>{{first.id, "patience"}});
}

CLAIM("The same command twice is stored once, and its receipt is found") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.receipt = receipt("zhang", "key-1", it);
  CHECK(here.store().save(changes) == SaveResult::saved);
  CHECK(here.store().save(changes) == SaveResult::receipt_exists);
  Changes other = step(it);
  other.receipt = receipt("li", "key-1", it);
  CHECK(here.store().save(other) == SaveResult::saved);
  auto found = here.store().find_receipt(UserId{"zhang"}, "key-1");
  REQUIRE(found);
  CHECK(found->body_hash == "hash of the body");
  CHECK(found->receipt.on == it.id);
  CHECK(found->receipt.revision == 1);
  REQUIRE(found->receipt.opened.size() == 1);
  CHECK(found->receipt.opened[0].role_title == "Reviewer");
  CHECK_FALSE(here.store().find_receipt(UserId{"wang"}, "key-1"));
}

CLAIM("A second case under the same unique key is a duplicate until the first gives it back") {
  TestType here;
  Case first = new_case(here.store()), second = new_case(here.store());
  Changes begin = step(first);
  begin.unique_keys = {"enrolment/1101"};
  REQUIRE(here.store().save(begin) == SaveResult::saved);
  Changes again = step(second);
  again.unique_keys = {"enrolment/1101"};
  CHECK(here.store().save(again) == SaveResult::duplicate_key);
  CHECK(here.store().load_case(second.id).revision == 0);
  Changes end = step(first);
  end.release_unique_keys = true;
  REQUIRE(here.store().save(end) == SaveResult::saved);
  CHECK(here.store().save(again) == SaveResult::saved);
}

CLAIM("A save that fails in its last row leaves nothing of all the others") {
  TestType here;
  Case first = stored_case(here.store());
  Changes sends = step(first);
  sends.outbox = {message(first, "the same key")};
  REQUIRE(here.store().save(sends) == SaveResult::saved);
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step(expert, 1, "Zhang San")};
  changes.series = {{certificates, 1, 1}};
  changes.tasks = {open_task(1, "reviewer")};
  changes.unique_keys = {"enrolment/1101"};
  changes.receipt = receipt("zhang", "key-1", it);
  changes.deliveries = {delivery(it, 1, first.id, "go")};
  changes.outbox = {message(it, "the same key")};
  CHECK_THROWS_AS(here.store().save(changes), std::exception);
  CHECK(here.store().load_case(it.id).revision == 0);
  CHECK(here.views().journal(it.id).empty());
  CHECK(here.views().journal(expert).empty());
  CHECK(here.views().counts(clerk("li", "reviewer"), noon).todo == 0);
  CHECK_FALSE(here.store().find_receipt(UserId{"zhang"}, "key-1"));
  CHECK(here.store().pending_deliveries(10).empty());
  changes.outbox.clear();
  CHECK(here.store().save(changes) == SaveResult::saved);
}

CLAIM("Of two who act on the same revision exactly one wins, a thousand times") {
  TestType here;
  const Case it = stored_case(here.store());
  constexpr int rounds = 1000;
  std::barrier together(2);
  auto side = [&](std::vector<SaveResult>& results) {
    for (int round = 0; round < rounds; ++round) {
      Case mine = here.store().load_case(it.id);
      together.arrive_and_wait();
      results.push_back(here.store().save(step(mine)));
      together.arrive_and_wait();
    }
  };
  std::vector<SaveResult> left, right;
  std::thread other([&] { side(right); });
  side(left);
  other.join();
  int winners = 0;
  for (int round = 0; round < rounds; ++round) winners += (left[round] == SaveResult::saved) != (right[round] == SaveResult::saved);
  CHECK(winners == rounds);
  CHECK(here.store().load_case(it.id).revision == rounds + 1);
  CHECK(here.views().journal(it.id).size() == rounds + 1);
}

}  // namespace
}  // namespace qianpi::contract
