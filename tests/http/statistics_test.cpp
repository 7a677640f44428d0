// The statistics of a register over the API: who sees them, and that every bar counts what it says.
#include <catch2/catch.hpp>

#include "tests/http/office.h"

namespace qianpi::http {
namespace {

using rules::Value;

struct Born {
  std::string id;
  Date on;
  std::string profession;
  Date until{2027, 3, 10};
};

Entry rated(int no, const char* grade, Date day) {
  return {no, "rating", std::to_string(no), Value::context({{"grade", grade}}), start_of(day), start_of(day), {1}};
}

void put(TestOffice& office, const Born& born, std::vector<Entry> entries = {}, const std::string& standing = "serving") {
  Record record;
  record.key = {"yangquan", "expert", born.id};
  record.revision = record.facts = 1;
  record.fields = Value::context({{"name", "专家" + born.id}, {"birth_date", born.on}, {"professions", Value::list({born.profession})}});
  record.spans = {{standing, false, {2024, 3, 10}, born.until, "第七条", {1}}};
  record.entries = std::move(entries);
  Changes changes;
  changes.after.id = office.store.new_case_id();
  changes.after.revision = 1;
  changes.after.package = "yangquan";
  changes.records.push_back({record, {{1, office.clock.now(), {}, "engine", "record_created", "{}", {}, "hash"}}});
  REQUIRE(office.store.save(changes) == SaveResult::saved);
}

Json statistics(TestOffice& office) { return body_of(office.get("clerk", "/registers/yangquan/expert/statistics")); }

int bar(const Json& statistics, const std::string& picture, const std::string& title) {
  for (const Json& one : statistics["pictures"])
    if (one["name"] == picture)
      for (const Json& bar : one["bars"])
        if (bar["title"] == title) return bar["count"];
  return -1;
}

TEST_CASE("The pool's statistics count by domain, age, load, ratings and the months in which terms end") {
  TestOffice office;
  office.clock.move_to(start_of({2026, 4, 1}));
  put(office, {"1", {1966, 4, 2}, "4.3"}, {rated(1, "good", {2026, 3, 2}), rated(2, "fair", {2025, 5, 1}), rated(3, "poor", {2025, 4, 1})});
  put(office, {"2", {1966, 4, 1}, "4.10", {2026, 5, 1}},
      {{1, "acceptance", "a", Value::context({}), start_of({2026, 1, 1}), start_of({2026, 1, 1}), {1}}});
  put(office, {"3", {1990, 1, 1}, "6.2", {2026, 5, 2}});
  const Json it = statistics(office);
  CHECK(misfit(it, "Statistics") == "");
  CHECK((it["records"] == 3 && it["standing"] == "在聘" && it["day"] == "2026-04-01"));
  CHECK((bar(it, "domains", "煤矿") == 2 && bar(it, "domains", "化工") == 1 && bar(it, "domains", "消防") == 0));
  CHECK((bar(it, "ages", "55至59") == 1 && bar(it, "ages", "60及以上") == 1 && bar(it, "ages", "不足40") == 1));
  CHECK((bar(it, "load", "0") == 2 && bar(it, "load", "1") == 1));
  CHECK((bar(it, "ratings", "良好") == 1 && bar(it, "ratings", "一般") == 1));
  CHECK(bar(it, "ratings", "较差") == 0);  // twelve months old to the day
  CHECK((bar(it, "terms", "2026-04") == 1 && bar(it, "terms", "2026-05") == 1 && bar(it, "terms", "2027-03") == 1));
  CHECK(bar(it, "terms", "以后") == 0);
}

TEST_CASE("Who left the pool is in no picture, and a value that nobody recorded is said to be missing") {
  TestOffice office;
  office.clock.move_to(start_of({2026, 4, 1}));
  put(office, {"1", {1966, 4, 2}, "99.9"});
  put(office, {"2", {1966, 4, 2}, "4.3"}, {}, "removed");
  const Json it = statistics(office);
  CHECK(it["records"] == 1);
  CHECK(bar(it, "domains", "煤矿") == 0);
  CHECK(bar(it, "domains", "未登记") == 1);
}

TEST_CASE("Statistics are there only for the roles that the register names") {
  TestOffice office;
  Actor section;
  section.user = {"section"};
  section.grants = {{"yangquan", "user_section", {"elsewhere"}}};
  office.people.add(section);
  CHECK(office.get("clerk", "/registers/yangquan/expert/statistics").status == 200);
  CHECK(office.get("section", "/registers/yangquan/expert/statistics").status == 403);
  CHECK(office.get("stranger", "/registers/yangquan/expert/statistics").status == 404);
  CHECK(office.get("", "/registers/yangquan/expert/statistics").status == 401);
  CHECK(body_of(office.get("clerk", "/registers"))[0]["statistics"] == true);
  CHECK(body_of(office.get("section", "/registers"))[0]["statistics"] == false);
}

}  // namespace
}  // namespace qianpi::http
