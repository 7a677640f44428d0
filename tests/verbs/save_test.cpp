#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

TEST_CASE("What is saved comes back to its writer alone, and is no fact") {
  Desk desk;
  const CaseId id = desk.begin();
  const auto before = desk.store.journal(id).size();
  desk.submit("bob", id, verb::Save{1, Value::context({{"note", "先记一笔"}})}, "key-of-saving");
  CHECK(desk.store.journal(id).size() == before);
  CHECK(desk.store.task_draft(id, 1, {"bob"}) == R"({"note":"先记一笔"})");
  CHECK_FALSE(desk.store.task_draft(id, 1, {"cai"}));
}

TEST_CASE("What was saved is gone when the task is decided") {
  Desk desk;
  const CaseId id = desk.begin();
  desk.submit("bob", id, verb::Save{1, Value::context({{"note", "先记一笔"}})}, "key-of-saving");
  desk.decide("bob", id, "approve");
  CHECK_FALSE(desk.store.task_draft(id, 1, {"bob"}));
}

TEST_CASE("A field that the step may not write cannot be saved either") {
  Desk desk;
  const CaseId id = desk.begin();
  const Refusal no = desk.refused("bob", id, verb::Save{1, Value::context({{"amount", 5}})});
  REQUIRE(no.problems.size() == 1);
  CHECK(no.problems[0].where.file == "amount");
}
