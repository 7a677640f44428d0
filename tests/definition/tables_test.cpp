// Decision tables are looked at as a whole before they are accepted.
#include <catch2/catch.hpp>

#include "engine/definition/table_file.h"
#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

std::string table_of(const std::string& rows) { return "table: fee\ntitle: 费用\ninputs: [kind, amount]\noutputs: [fee]\nrows:\n" + rows; }

Office office_with(const std::string& rows) {
  Office office;
  office.with("forms/request.yaml",
              "form: request\ntitle: 申请\nfields:\n  name: {title: 姓名, type: text}\n  amount: {title: 金额, type: money}\n"
              "  kind: {title: 类别, type: choice, of: [travel, goods]}\n");
  office.with("rules/fee.yaml", table_of(rows));
  office.with_states(
      "  review:\n    task: {role: clerk, form: {request: {write: all}}}\n    on:\n      approve:\n        - guard: rules.fee.fee > 0\n          "
      "target: done\n"
      "        - {target: done}\n  done: {type: final}\n");
  return office;
}

TEST_CASE("A table with a gap and an overlap is refused with both named") {
  const std::string text =
      told(office_with("  - {id: low, when: ['\"travel\"', '<= 100'], then: ['1']}\n  - {id: high, when: ['\"travel\"', '>= 100'], then: ['2']}\n"
                       "  - {id: goods, when: ['\"goods\"', '< 50'], then: ['3']}\n")
               .problems());
  CHECK_THAT(text, Contains("规则表有重叠：输入为（\"travel\", 100）时“low”和“high”两行都适用"));
  CHECK_THAT(text, Contains("规则表有空缺：输入为（\"goods\", 50）时没有一行适用"));
}

TEST_CASE("A table over the options of a choice needs no row for anything else") {
  CHECK(told(office_with("  - {when: ['\"travel\"', '-'], then: ['1']}\n  - {when: ['\"goods\"', '-'], then: ['2']}\n").problems()).empty());
}

TEST_CASE("A cell that names an option which doesn't exist is told with its row") {
  const std::string text =
      told(office_with("  - {id: a, when: ['\"travels\"', '-'], then: ['1']}\n  - {id: b, when: ['-', '-'], then: ['2']}\n").problems());
  CHECK_THAT(text, Contains("第“a”行有误：没有“travels”这个选项；可选：travel、goods"));
}

TEST_CASE("A table written as a file reads back the same") {
  rules::TableSource source{
      .id = "fee", .title = "费用：甲's", .hit = "first", .inputs = {"kind", "if a = \"x\" then 1 else 2"}, .outputs = {"fee"}, .rows = {}};
  source.rows = {{"4.10", "第一条\n第二款", {"\"a\"", "-"}, {"1"}}, {"2", "", {"not(\"a\")", "[1..5]"}, {"null"}}};
  const auto read = read_table_file({"office/rules/fee.yaml", write_table_file(source)});
  if (const auto* problems = std::get_if<Problems>(&read)) FAIL(told(*problems));
  const auto& again = std::get<rules::TableSource>(read);
  CHECK(again.id == source.id);
  CHECK(again.title == source.title);
  CHECK(again.hit == source.hit);
  CHECK(again.inputs == source.inputs);
  REQUIRE(again.rows.size() == 2);
  CHECK(again.rows[0].id == "4.10");
  CHECK(again.rows[0].basis == source.rows[0].basis);
  CHECK(again.rows[1].when == source.rows[1].when);
  CHECK(again.rows[1].then == source.rows[1].then);
}

TEST_CASE("A table alone is checked for gaps too; the values that can come in may be said") {
  const std::string rows = "  - {when: ['\"a\"', '-'], then: ['1']}\n  - {when: ['\"b\"', '-'], then: ['2']}\n";
  CHECK_THAT(told(check_table_file({"office/rules/fee.yaml", table_of(rows)})), Contains("规则表有空缺"));
  const std::string said = "table: fee\ntitle: 费用\ninputs: [kind, amount]\ninput_values: ['\"a\", \"b\"', '']\noutputs: [fee]\nrows:\n" + rows;
  CHECK(told(check_table_file({"office/rules/fee.yaml", said})).empty());
}

TEST_CASE("A cell that is wrong is told with its line and column, an overlap with the row that came second") {
  const auto problems = office_with("  - {id: a, when: ['\"travels\"', '-'], then: ['1']}\n  - {id: b, when: ['-', '-'], then: ['2']}\n").problems();
  REQUIRE(problems.size() == 1);
  CHECK(to_text(problems[0].where) == "office/rules/fee.yaml:6:20");
  const auto twice = office_with("  - {id: a, when: ['-', '< 5'], then: ['1']}\n  - {id: b, when: ['-', '>= 4'], then: ['2']}\n").problems();
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].where.line == 7);
}

TEST_CASE("A result that can't be reckoned is told where it stands") {
  CHECK_THAT(told(office_with("  - {id: a, when: ['-', '-'], then: ['kind + 1']}\n").problems()), Contains("fee.yaml:6") && Contains("第“a”行有误"));
}

TEST_CASE("A table that nobody asks is looked at all the same") {
  Office office = office_with("  - {when: ['-', '-'], then: ['1']}\n");
  office.with("rules/other.yaml", "table: other\ntitle: 其他\ninputs: [a]\noutputs: [b]\nrows:\n  - [true, 1]\n");
  CHECK_THAT(told(office.problems()), Contains("other.yaml") && Contains("规则表有空缺：输入为（false）"));
}

const char* dated =
    "  - {id: old, when: ['-', '-'], then: ['1000'], in_force: {until: 2026-01-01}}\n"
    "  - {id: new, when: ['-', '-'], then: ['1500'], in_force: {from: 2026-01-01}}\n";

TEST_CASE("Rows may follow each other in time; a day between them without a row is a gap") {
  CHECK(told(office_with(dated).problems()).empty());
  std::string late = dated;
  late.replace(late.rfind("2026-01-01"), 10, "2026-01-02");
  CHECK_THAT(told(office_with(late).problems()),
             Contains("规则表有空缺：输入为（-, -, @\"2026-01-01\"）") || Contains("@\"2026-01-01\"）时没有一行适用"));
}

TEST_CASE("What is no day, and what ends before it begins, is refused where it stands") {
  CHECK_THAT(told(office_with("  - {when: ['-', '-'], then: ['1'], in_force: {from: 2026-02-30}}\n").problems()),
             Contains("fee.yaml:6") && Contains("“2026-02-30”不是日期"));
  CHECK_THAT(told(office_with("  - {when: ['-', '-'], then: ['1'], in_force: {from: 2026-02-01, until: 2026-02-01}}\n").problems()),
             Contains("施行期的止日不晚于起日"));
}

TEST_CASE("Dates of force are compared with a day, not with an amount") {
  std::string rows = dated;
  rows += "in_force: {on: amount}\n";
  CHECK_THAT(told(office_with(rows).problems()), Contains("施行期要按日期比较"));
}

TEST_CASE("A package whose table says something else than its tests is not accepted") {
  const std::string rows =
      "  - {id: low, when: ['-', '< 100'], then: ['param.limit']}\n  - {id: high, when: ['-', '>= 100'], then: ['amount * 2']}\n";
  CHECK(told(office_with(rows + "test:\n  - {amount: 99, fee: 3, row: low}\n  - {amount: 100, fee: 200}\n  - {amount: 1, param.limit: 9, fee: 9}\n")
                 .problems())
            .empty());
  const std::string text = told(office_with(rows + "test:\n  - {amount: 100, fee: 3, row: low}\n").problems());
  CHECK_THAT(text, Contains("fee.yaml:9") && Contains("“行”应为 low，得 high") && Contains("“fee”应为 3，得 200（命中行：high）"));
}

TEST_CASE("Tests may say days and null") {
  const std::string rows = std::string(dated) + "test:\n  - {today: '= @\"2025-12-31\"', fee: 1000}\n  - {today: '= @\"2026-01-01\"', fee: 1500}\n";
  CHECK(told(office_with(rows).problems()).empty());
  CHECK_THAT(told(office_with(std::string(dated) + "test:\n  - {today: '= @\"2026-01-01\"', fee: null}\n").problems()),
             Contains("应为 null，得 1500"));
}

TEST_CASE("Dates of force and tests survive the way through a file") {
  rules::TableSource source{.id = "fee", .title = "费用", .inputs = {"a"}, .outputs = {"fee"}, .rows = {}};
  source.rows = {{"1", "", {"-"}, {"1"}, {"2024-01-01", "2026-01-01"}}, {"2", "", {"-"}, {"\"x, y: z\""}, {"2026-01-01", ""}}};
  source.in_force = {"2024-01-01", ""};
  source.on = "worked_on";
  source.tests = {{"2", {{"item.a", "\"b\""}}, {{"fee", "\"x, y: z\""}}}};
  const auto read = read_table_file({"office/rules/fee.yaml", write_table_file(source)});
  if (const auto* problems = std::get_if<Problems>(&read)) FAIL(told(*problems));
  const auto& again = std::get<rules::TableSource>(read);
  CHECK(again.in_force == source.in_force);
  CHECK(again.on == source.on);
  CHECK(again.rows[0].in_force == source.rows[0].in_force);
  CHECK(again.tests == source.tests);
}

TEST_CASE("A table from elsewhere gets words that a package can use") {
  const auto named = named_for_a_file({.id = "_Fee-Table", .title = "", .inputs = {"a"}, .outputs = {""}, .rows = {}}, "file");
  CHECK(named.id == "t_fee_table");
  CHECK(named.title == "t_fee_table");
  CHECK(named.outputs == std::vector<std::string>{"result"});
}

}  // namespace
}  // namespace qianpi::tests
