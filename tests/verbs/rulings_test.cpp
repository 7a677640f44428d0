// What decision tables leave behind: a fact in the journal, and the row for the paper.
#include <catch2/catch.hpp>

#include "engine/retry_tables.h"
#include "tests/support/ruled_desk.h"

using namespace qianpi;
using rules::Value;
using test::Desk;

namespace {

std::vector<fact::TableDecided> rulings(Desk& desk, CaseId on) {
  std::vector<fact::TableDecided> found;
  for (const Fact& fact : desk.facts(on))
    if (const auto* ruling = std::get_if<fact::TableDecided>(&fact)) found.push_back(*ruling);
  return found;
}

rules::Table changed_table(const char* floor) {
  return std::get<rules::Table>(
      rules::compile_table({.id = "share",
                            .title = "份额",
                            .hit = "first",
                            .inputs = {"amount"},
                            .outputs = {"part", "note"},
                            .rows = {{"floor", "", {floor}, {"10", "null"}}, {"share", "", {"-"}, {"amount * 0.1", "limit"}}},
                            .in_force = {},
                            .on = {}}));
}

}  // namespace

TEST_CASE("The row that fired stands in the journal with its article, and with all that was asked") {
  Desk desk = test::ruled_desk();
  const CaseId on = test::ask_for_share(desk, 300);
  CHECK(rulings(desk, on).empty());
  desk.decide("bob", on, "approve");
  const auto found = rulings(desk, on);
  REQUIRE(found.size() == 1);  // asked by the guard and by each field: one answer, one fact
  CHECK(found[0].table == "share");
  CHECK(found[0].rows == std::vector<std::string>{"share"});
  CHECK(found[0].basis == "第七条（二）");
  CHECK(found[0].asked == Value::context({{"amount", 300}}));
  CHECK(*found[0].outputs.get("part") == Value(30));
}

TEST_CASE("The row and its article can be printed") {
  Desk desk = test::ruled_desk();
  const CaseId on = test::ask_for_share(desk, 40);
  desk.decide("bob", on, "approve");
  const Case after = desk.load(on);
  CHECK(*after.data.get("part") == Value(10));
  CHECK(*after.data.get("part_row") == Value("floor"));
  CHECK(*after.data.get("part_basis") == Value("第七条（一）"));
}

TEST_CASE("A changed table is asked what the old one was asked: what it would decide otherwise is told") {
  const fact::TableDecided then{"share", "份额", {"share"}, "", Value::context({{"amount", 300}}), Value::context({{"part", 30}})};
  CHECK(decide_again(changed_table("< 100"), then, Value::context({})).same);
  const SecondOpinion again = decide_again(changed_table("< 400"), then, Value::context({{"amount", 1}}));
  CHECK_FALSE(again.same);
  CHECK(again.now.rows == std::vector<std::string>{"floor"});
  CHECK(*again.now.outputs.get("part") == Value(10));
}

TEST_CASE("A fact about a table reads back as it was written") {
  const fact::TableDecided ruling{"t", "表", {"1", "2"}, "第一条", Value::context({{"a.b", 1}}), Value::list({1, 2})};
  const Fact fact = ruling;
  CHECK(std::get<fact::TableDecided>(fact_from(kind_of(fact), to_value(fact))) == ruling);
}
