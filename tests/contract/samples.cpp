#include "tests/contract/samples.h"

namespace qianpi::contract {

namespace {

JournalRow row(const std::string& chain, std::int64_t seq) {
  auto hash = [&](std::int64_t no) { return no ? chain + "-" + std::to_string(no) : std::string(); };
  return {seq, noon, std::nullopt, "zhang", "commented", R"({"text":"said"})", hash(seq - 1), hash(seq)};
}

}  // namespace

Instant after_hours(int hours) { return {noon.us + hours * std::int64_t{3'600'000'000}}; }

Case new_case(Store& store, const std::string& title) {
  Case it;
  it.id = store.new_case_id();
  it.package = "office";
  it.version = VersionId{"v1"};
  it.workflow = "enrolment";
  it.title = title;
  it.unit = UnitId{"bureau"};
  it.starter = {UserId{"zhang"}, "Zhang San", UnitId{"bureau"}};
  it.started_at = noon;
  return it;
}

Changes step(Case& it) {
  ++it.revision;
  ++it.facts;
  Changes changes;
  changes.after = it;
  changes.titles = {"Enrolment", "Review", it.starter.name};
  changes.journal = {row("case" + std::to_string(it.id.value), it.facts)};
  return changes;
}

Case stored_case(Store& store, const std::string& title) {
  Case it = new_case(store, title);
  if (store.save(step(it)) != SaveResult::saved) throw std::logic_error("the sample case was not saved");
  return it;
}

TaskRow open_task(int no, const std::string& role, const std::string& unit) {
  TaskRow task;
  task.no = no;
  task.state = "review";
  task.state_title = "Review";
  task.role = role;
  task.unit = UnitId{unit};
  task.outcomes = "[]";
  task.opened_at = noon;
  return task;
}

RecordChange record_step(const RecordKey& key, std::int64_t revision, const std::string& name) {
  RecordChange change;
  change.after.key = key;
  change.after.revision = revision;
  change.after.fields = rules::Value::context({{"name", name}});
  change.after.facts = revision;
  change.journal = {row("record-" + key.key, revision)};
  return change;
}

Delivery delivery(const Case& from, std::int64_t seq, CaseId to, const std::string& trigger) {
  return {from.id, to, seq, "office", "enrolment", trigger, "{}", UserId{"zhang"}};
}

OutboxMessage message(const Case& about, const std::string& key) { return {0, about.id, "render", key, "{}", 0, ""}; }

StoredReceipt receipt(const std::string& actor, const std::string& key, const Case& on) {
  return {UserId{actor}, key, "hash of the body", {on.id, on.revision, 1, on.facts, {{1, "review", "Review", "Reviewer"}}}};
}

Actor clerk(const std::string& user, const std::string& role, const std::string& unit) {
  Actor actor{UserId{user}, user, UnitId{unit}, {user}, {}, false};
  if (!role.empty()) actor.grants.push_back({"office", role, UnitId{unit}});
  return actor;
}

}  // namespace qianpi::contract
