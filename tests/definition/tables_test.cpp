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

}  // namespace
}  // namespace qianpi::tests
