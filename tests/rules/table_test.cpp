// Decision tables.
#include "engine/rules/table.h"

#include <catch2/catch.hpp>

#include "engine/rules/table_check.h"

using namespace qianpi::rules;

namespace {

Table table_of(const TableSource& source) { return std::get<Table>(compile_table(source)); }

std::vector<TableProblem> problems_of(const TableSource& source) { return std::get<std::vector<TableProblem>>(compile_table(source)); }

TableResult decided(const TableSource& source, Entries data) { return decide(table_of(source), ContextScope(Value::context(std::move(data)))); }

/// A reward of a share of the fine with a floor and a cap.
TableSource reward() {
  return {.id = "reward",
          .title = "奖励金额",
          .hit = "unique",
          .inputs = {"fine"},
          .outputs = {"amount"},
          .rows = {{"1", "", {"<= 0"}, {"null"}},
                   {"2", "", {"(0..13333.33]"}, {"2000"}},
                   {"3", "第十八条", {"(13333.33..666666.67)"}, {"round half up(fine * 0.15, 2)"}},
                   {"4", "", {">= 666666.67"}, {"100000"}}}};
}

}  // namespace

TEST_CASE("The row that fits decides, and is named") {
  const auto result = decided(reward(), {{"fine", 200000}});
  CHECK(result.outputs.get("amount")->number() == Number(30000));
  CHECK(result.rows == std::vector<std::string>{"3"});
  CHECK(decided(reward(), {{"fine", 10000}}).outputs.get("amount")->number() == Number(2000));
  CHECK(decided(reward(), {{"fine", 700000}}).outputs.get("amount")->number() == Number(100000));
}

TEST_CASE("Two rows of a unique table that both fit are an error naming both") {
  auto source = reward();
  source.rows[3].when[0] = ">= 600000";
  const auto result = decided(source, {{"fine", 650000}});
  CHECK(result.outputs.is_null());
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].en.find("3, 4") != std::string::npos);
}

TEST_CASE("Without a fitting row nothing is decided") {
  auto source = reward();
  source.rows.pop_back();
  const auto result = decided(source, {{"fine", 700000}});
  CHECK(result.outputs.is_null());
  CHECK(result.rows.empty());
}

TEST_CASE("Hit policies: the first, agreeing, all, or summed rows count") {
  TableSource source{.id = "t",
                     .title = "",
                     .hit = "first",
                     .inputs = {"x"},
                     .outputs = {"y"},
                     .rows = {{"a", "", {"> 1"}, {"1"}}, {"b", "", {"> 2"}, {"2"}}, {"c", "", {"-"}, {"1"}}}};
  CHECK(decided(source, {{"x", 3}}).rows == std::vector<std::string>{"a"});
  source.hit = "any";
  CHECK(decided(source, {{"x", 2}}).outputs.get("y")->number() == Number(1));
  CHECK(decided(source, {{"x", 3}}).outputs.is_null());
  source.hit = "rule_order";
  CHECK(decided(source, {{"x", 3}}).outputs.items().size() == 3);
  source.hit = "collect_sum";
  CHECK(decided(source, {{"x", 3}}).outputs.get("y")->number() == Number(4));
  source.hit = "COLLECT MAX";
  CHECK(decided(source, {{"x", 3}}).outputs.get("y")->number() == Number(2));
  source.hit = "collect_count";
  CHECK(decided(source, {{"x", 0}}).outputs.get("y")->number() == Number(1));
}

TEST_CASE("Every mistake of a table is told with its cell") {
  auto source = reward();
  source.hit = "best";
  source.rows[1].when[0] = "(0..";
  source.rows[2].then[0] = "fine *";
  source.rows[3].id = "1";
  const auto problems = problems_of(source);
  REQUIRE(problems.size() == 4);
  CHECK(problems[2].row == 1);
  CHECK(problems[2].column == 0);
  CHECK(problems[3].row == 2);
  CHECK(problems[3].column == 1);
}

TEST_CASE("A table with a gap and an overlap is told both, with an example") {
  auto source = reward();
  source.rows[1].when[0] = "(0..13000]";
  source.rows[3].when[0] = ">= 600000";
  const TableCheck check = check_table(table_of(source));
  REQUIRE(check.gaps.size() == 2);
  CHECK(check.gaps[0].example == std::vector<std::string>{"(13000..13333.33)"});
  CHECK(check.gaps[1].example == std::vector<std::string>{"13333.33"});
  REQUIRE(check.overlaps.size() == 1);
  CHECK(check.overlaps[0].first == "3");
  CHECK(check.overlaps[0].second == "4");
}

TEST_CASE("Days, texts and yes or no are looked at too") {
  TableSource source{.id = "t", .title = "", .hit = "unique", .inputs = {"kind", "night", "day"}, .outputs = {"y"}, .rows = {}};
  source.rows = {{"a", "", {"\"x\"", "true", "< @\"2026-01-01\""}, {"1"}},
                 {"b", "", {"\"x\"", "true", ">= @\"2026-01-01\""}, {"1"}},
                 {"c", "", {"\"x\"", "false", "-"}, {"1"}},
                 {"d", "", {"not(\"x\")", "-", "-"}, {"1"}}};
  CHECK(check_table(table_of(source)).gaps.empty());
  CHECK(check_table(table_of(source)).overlaps.empty());
  source.rows[1].when[2] = "> @\"2026-01-01\"";
  REQUIRE(check_table(table_of(source)).gaps.size() == 1);
  CHECK(check_table(table_of(source)).gaps[0].example == std::vector<std::string>{"\"x\"", "true", "@\"2026-01-01\""});
}

TEST_CASE("A cell that depends on other values is named instead of guessed at") {
  auto source = reward();
  source.rows[3].when[0] = "? > limit";
  const TableCheck check = check_table(table_of(source));
  REQUIRE(check.unchecked.size() == 1);
  CHECK(check.unchecked[0].row == 3);
  CHECK(check.overlaps.empty());
}

TEST_CASE("A row decides only on the days it is in force, and the table only on its own") {
  auto source = reward();
  source.rows[3].in_force = {"", "2026-01-01"};
  source.rows.push_back({"5", "", {">= 666666.67"}, {"120000"}, {"2026-01-01", ""}});
  source.in_force = {"2024-09-01", ""};
  const auto amount_on = [&](const char* day) {
    const auto all = decided(source, {{"fine", 700000}, {"today", *qianpi::read_date(day)}});
    return all.outputs.at_path("amount")->number();
  };
  CHECK(amount_on("2025-12-31") == Number(100000));
  CHECK(amount_on("2026-01-01") == Number(120000));
  const auto early = decided(source, {{"fine", 700000}, {"today", *qianpi::read_date("2024-08-31")}});
  CHECK(early.outputs.is_null());
  REQUIRE(early.problems.size() == 1);
  CHECK(early.problems[0].zh == "这张表在2024-08-31不施行");
}

TEST_CASE("Gaps and overlaps are found in time too") {
  auto source = reward();
  source.rows[3].in_force = {"", "2026-01-01"};
  source.rows.push_back({"5", "", {">= 666666.67"}, {"120000"}, {"2026-02-01", ""}});
  TableCheck check = check_table(table_of(source));
  REQUIRE(check.gaps.size() == 4);  // on the first day and in the month, for the break point and above it
  CHECK(check.gaps[0].example == std::vector<std::string>{"666666.67", "@\"2026-01-01\""});
  source.rows[4].in_force.from = "2025-12-31";
  check = check_table(table_of(source));
  CHECK(check.gaps.empty());
  REQUIRE(check.overlaps.size() == 1);
  CHECK(check.overlaps[0].example == std::vector<std::string>{"666666.67", "@\"2025-12-31\""});
}

TEST_CASE("The day may be another than that of deciding: a fee follows the rate of the day of the work") {
  auto source = reward();
  source.in_force = {"2026-01-01", ""};
  source.on = "worked_on";
  const auto result =
      decided(source, {{"fine", 10000}, {"today", *qianpi::read_date("2026-03-01")}, {"worked_on", *qianpi::read_date("2025-12-31")}});
  CHECK(result.outputs.is_null());
}

TEST_CASE("A table names what it takes") {
  auto source = reward();
  source.rows[3].when[0] = "? > limit.high";
  CHECK(names_used(table_of(source)) == std::vector<std::string>{"fine", "limit.high"});
}
