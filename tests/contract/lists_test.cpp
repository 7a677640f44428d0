// Waiting lists, registers, notices, papers, drafts: the committed state as people read it.
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

CLAIM("A collector's waiting list holds the cases that wait for it and are still free, oldest first") {
  TestType here;
  Case young = new_case(here.store(), "young"), old = new_case(here.store(), "old"), taken = new_case(here.store(), "taken");
  young.waiting = {{"gather", "meeting", after_hours(2), CaseId{}}};
  old.waiting = {{"gather", "meeting", after_hours(1), CaseId{}}, {"other", "notice", noon, CaseId{}}};
  old.data = rules::Value::context({{"name", "Zhang San"}});
  taken.waiting = {{"gather", "meeting", noon, CaseId{77}}};
  for (Case* one : {&young, &old, &taken}) REQUIRE(here.store().save(step(*one)) == SaveResult::saved);
  auto rows = here.views().waiting("office", "meeting");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].on == old.id);
  CHECK(rows[0].since == after_hours(1));
  CHECK(rows[0].state == "gather");
  CHECK(rows[0].fields == old.data);
  CHECK(rows[1].title == "young");
  CHECK(here.views().waiting("other", "meeting").empty());
  old.waiting.clear();
  REQUIRE(here.store().save(step(old)) == SaveResult::saved);
  CHECK(here.views().waiting("office", "meeting").size() == 1);
}

CLAIM("Running cases of a workflow are listed until they end") {
  TestType here;
  Case it = stored_case(here.store());
  CHECK(here.views().running("office", "enrolment").size() == 1);
  CHECK(here.views().running("office", "removal").empty());
  it.status = CaseState::ended;
  it.outcome = "enrolled";
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.views().running("office", "enrolment").empty());
  InboxRow row = here.views().inbox(clerk("zhang"), {Box::mine, "", "", false, noon, 1, 20}).rows.at(0);
  CHECK(row.status == CaseState::ended);
  CHECK(row.outcome == "enrolled");
}

CLAIM("A record is found by its key and by what stands in its fields, and keeps its number") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step({"office", "experts", "B2"}, 1, "Li Si"), record_step({"office", "experts", "A1"}, 1, "张三"),
                     record_step({"office", "firms", "A1"}, 1, "Works")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  auto all = here.views().records("office", "experts", "");
  REQUIRE(all.size() == 2);
  CHECK(all[0].record.key.key == "A1");
  CHECK(here.views().records("office", "experts", "b2").size() == 1);
  CHECK(here.views().records("office", "experts", "张").size() == 1);
  CHECK(here.views().records("office", "experts", "%").empty());
  CHECK(here.views().records("office", "experts", "name").empty());
  auto again = here.views().record(all[1].id);
  REQUIRE(again);
  CHECK(again->record.key.key == "B2");
  CHECK(again->record == all[1].record);
  CHECK_FALSE(here.views().record(4711));
  Changes more = step(it);
  more.records = {record_step({"office", "experts", "B2"}, 2, "Li Si the second")};
  REQUIRE(here.store().save(more) == SaveResult::saved);
  CHECK(here.views().record(all[1].id)->record.revision == 2);
  CHECK(here.views().journal(RecordKey{"office", "experts", "B2"}).size() == 2);
}

CLAIM("The cases about a record are found by its key, newest first") {
  TestType here;
  RecordKey key{"office", "experts", "A1"};
  Case first = new_case(here.store()), second = new_case(here.store()), other = new_case(here.store());
  first.subject = second.subject = key;
  for (Case* one : {&first, &second, &other}) REQUIRE(here.store().save(step(*one)) == SaveResult::saved);
  auto rows = here.views().cases_of(key);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].on == second.id);
}

CLAIM("Published forms are notices, newest first; published lists are not") {
  TestType here;
  Case old = new_case(here.store(), "old"), young = new_case(here.store(), "young");
  old.publications = {{1, "notice", "", 2, noon, after_hours(120)}};
  young.publications = {{1, "", "roster", 0, noon, std::nullopt}, {2, "notice", "", 1, after_hours(1), std::nullopt}};
  REQUIRE(here.store().save(step(old)) == SaveResult::saved);
  REQUIRE(here.store().save(step(young)) == SaveResult::saved);
  auto notices = here.views().notices();
  REQUIRE(notices.size() == 2);
  CHECK(notices[0].title == "young");
  CHECK_FALSE(notices[0].publication.closes_at);
  CHECK(notices[1].on == old.id);
  CHECK(notices[1].publication == old.publications[0]);
}

CLAIM("A paper is found by its verification code and by its bytes' hash") {
  TestType here;
  Case it = new_case(here.store()), blank = new_case(here.store());
  it.papers = {Paper{1, "f1", "", "Form", "", "CODE1", 1, "", 0, false}, Paper{2, "f2", "", "Form", "", "CODE2", 1, "abcd", 1, false}};
  blank.papers = {Paper{1, "f1", "", "Form", "", "", 1, "", 0, false}};
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  REQUIRE(here.store().save(step(blank)) == SaveResult::saved);
  auto found = here.views().paper_by_code("CODE2");
  REQUIRE(found);
  CHECK(found->on == it.id);
  CHECK(found->paper == 2);
  CHECK_FALSE(here.views().paper_by_code("CODE3"));
  CHECK_FALSE(here.views().paper_by_code(""));
  CHECK(here.views().papers_by_hash("abcd").size() == 1);
  CHECK(here.views().papers_by_hash("").empty());
}

CLAIM("A draft is the owner's own, and two windows do not overwrite each other") {
  TestType here;
  Draft draft{"d1", "office", "enrolment", R"({"name":"张三"})", UserId{"zhang"}, 1, noon};
  CHECK(here.views().save_draft(draft));
  CHECK_FALSE(here.views().save_draft(draft));
  draft.version = 2;
  draft.body = "{}";
  CHECK(here.views().save_draft(draft));
  CHECK_FALSE(here.views().save_draft(draft));
  Draft foreign = draft;
  foreign.owner = UserId{"li"};
  foreign.version = 3;
  CHECK_FALSE(here.views().save_draft(foreign));
  auto stored = here.views().draft("d1");
  REQUIRE(stored);
  CHECK(stored->version == 2);
  CHECK(stored->body == "{}");
  CHECK(stored->owner == UserId{"zhang"});
  CHECK(here.views().drafts(UserId{"zhang"}).size() == 1);
  CHECK(here.views().drafts(UserId{"li"}).empty());
  CHECK(here.views().counts(clerk("zhang"), noon).drafts == 1);
  here.views().remove_draft("d1");
  CHECK_FALSE(here.views().draft("d1"));
}

CLAIM("Handing in removes the draft it came from, but never somebody else's") {
  TestType here;
  REQUIRE(here.views().save_draft({"own", "office", "enrolment", "{}", UserId{"zhang"}, 1, noon}));
  REQUIRE(here.views().save_draft({"foreign", "office", "enrolment", "{}", UserId{"li"}, 1, noon}));
  for (const char* draft : {"own", "foreign"}) {
    Case it = new_case(here.store());
    Changes changes = step(it);
    changes.remove_draft = draft;
    REQUIRE(here.store().save(changes) == SaveResult::saved);
  }
  CHECK_FALSE(here.views().draft("own"));
  CHECK(here.views().draft("foreign"));
}

CLAIM("What someone typed into a task's form is kept for that person until the task is decided") {
  TestType here;
  Case it = stored_case(here.store());
  Changes types = step(it);
  types.save_task_draft = {1, R"({"opinion":"同意"})"};
  types.receipt = receipt("li", "key-1", it);
  REQUIRE(here.store().save(types) == SaveResult::saved);
  CHECK(here.views().task_draft(it.id, 1, UserId{"li"}) == R"({"opinion":"同意"})");
  CHECK_FALSE(here.views().task_draft(it.id, 1, UserId{"wang"}));
  CHECK_FALSE(here.views().task_draft(it.id, 2, UserId{"li"}));
  Changes decides = step(it);
  decides.save_task_draft = {1, ""};
  REQUIRE(here.store().save(decides) == SaveResult::saved);
  CHECK_FALSE(here.views().task_draft(it.id, 1, UserId{"li"}));
}

CLAIM("An invitation is found by the code of its link whatever became of it, and by whom it asks while it is open") {
  TestType here;
  Case it = new_case(here.store()), other = new_case(here.store());
  const auto invitation = [](int no, const std::string& contact, const std::string& code, int hours) {
    Invitation one;
    one.no = no;
    one.contact = contact;
    one.code = code;
    one.asked_at = after_hours(hours);
    return one;
  };
  it.invitations = {invitation(1, "li", "AAAA", 2), invitation(2, "wang", "BBBB", 1), invitation(3, "", "", 1)};
  other.invitations = {invitation(1, "13800000000", "CCCC", 1)};
  for (Case* one : {&it, &other}) REQUIRE(here.store().save(step(*one)) == SaveResult::saved);
  auto found = here.views().invitation_by_code("BBBB");
  REQUIRE(found);
  CHECK(found->on == it.id);
  CHECK(found->invitation == 2);
  CHECK_FALSE(here.views().invitation_by_code(""));
  CHECK_FALSE(here.views().invitation_by_code("DDDD"));
  auto mine = here.views().open_invitations({"li", "13800000000", ""});
  REQUIRE(mine.size() == 2);
  CHECK(mine[0].on == other.id);
  CHECK(mine[1].on == it.id);
  it.invitations[0].status = InvitationStatus::answered;
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK(here.views().open_invitations({"li"}).empty());
  CHECK(here.views().invitation_by_code("AAAA"));
}

CLAIM("A register is read whole, in the order of its keys, and without the records of others") {
  TestType here;
  Case it = new_case(here.store());
  Changes changes = step(it);
  changes.records = {record_step({"office", "experts", "b"}, 1, "Li Si"), record_step({"office", "experts", "B"}, 1, "张三"),
                     record_step({"office", "firms", "A1"}, 1, "Works"), record_step({"other", "experts", "A1"}, 1, "Wang")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  Needs needs;
  needs.registers = {{"office", "experts"}, {"office", "none"}};
  Situation situation;
  here.store().load(needs, situation);
  REQUIRE(situation.registers.size() == 2);
  const auto& records = situation.registers.at({"office", "experts"});
  REQUIRE(records.size() == 2);
  CHECK(records[0].key.key == "B");
  CHECK(records[1].key.key == "b");
  CHECK(records[0].revision == 1);
  CHECK(situation.registers.at({"office", "none"}).empty());
}

}  // namespace
}  // namespace qianpi::contract
