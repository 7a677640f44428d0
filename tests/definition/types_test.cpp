// Mistakes of kind in a definition's expressions, found when it is read.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

const char* form = R"(form: request
title: 申请
fields:
  name: {title: 姓名, type: text}
  amount: {title: 金额, type: money}
  kind: {title: 类别, type: choice, of: [travel, goods]}
  wanted_on: {title: 日期, type: date}
)";

std::string told_of(const std::string& guard) {
  Office office;
  office.with("forms/request.yaml", form);
  office.with_states("  review:\n    task: {role: clerk, form: {request: {write: all}}}\n    on:\n      approve:\n        - guard: '" + guard +
                     "'\n          target: done\n        - {target: done}\n  done: {type: final}\n");
  return told(office.problems());
}

TEST_CASE("A guard that compares an amount with a text is refused where it stands") {
  CHECK_THAT(told_of("amount > \"100\""), Contains("request.yaml:10") && Contains("“数字”不能与“文字”比较"));
}

TEST_CASE("A guard that names an option which its list doesn't have is refused with those it has") {
  CHECK_THAT(told_of("kind = \"travels\""), Contains("没有“travels”这个选项；可选：travel、goods"));
}

TEST_CASE("A guard that is a number or a text is no condition") {
  CHECK_THAT(told_of("amount + 1"), Contains("条件应得出“是”或“否”，这里得出“数字”"));
}

TEST_CASE("A guard of the right kinds is accepted") {
  CHECK(told_of("amount > 100 and kind in (\"travel\", \"goods\") and wanted_on > today and age(wanted_on) < 3").empty());
}

TEST_CASE("What a case waits for is a day or a condition") {
  const auto waiting = [](const std::string& until) {
    Office office;
    office.with("forms/request.yaml", form);
    office.with_states("  review:\n    wait: {until: '" + until + "'}\n    on:\n      done: {target: done}\n  done: {type: final}\n");
    return told(office.problems());
  };
  CHECK(waiting("wanted_on").empty());
  CHECK(waiting("amount > 3").empty());
  CHECK_THAT(waiting("amount"), Contains("条件应得出“是”或“否”，这里得出“数字”"));
}

TEST_CASE("An effect's `if` is a condition") {
  Office office;
  office.with("forms/request.yaml", form);
  office.with_states(
      "  review:\n    entry: [{set: {name: x}, if: amount}]\n    task: {role: clerk}\n    on:\n      approve: {target: done}\n  done: {type: "
      "final}\n");
  CHECK_THAT(told(office.problems()), Contains("这里得出“数字”"));
}

}  // namespace
}  // namespace qianpi::tests
