// Each kind of mistake that validation finds: a definition with that mistake, the line, and the words a clerk reads.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

// Lines of `with_states` begin at 6 (7 with one line beside).
std::string told_of(const std::string& states, const std::string& beside = "") { return told(Office().with_states(states, beside).problems()); }

const std::string end = "  done: {type: final}\n";

TEST_CASE("A good package has no problems") { CHECK(told(Office().problems()).empty()); }

TEST_CASE("An unknown role is told with the one that was probably meant") {
  CHECK(told_of("  review:\n    task: {role: clrek}\n    on: {approve: {target: done}}\n" + end) ==
        "request.yaml:6 没有叫“clrek”的角色 | 是不是“clerk”？\n");
}

TEST_CASE("Unknown forms and fields of a task are told") {
  const std::string text = told_of(
      "  review:\n    task: {role: clerk, form: {requset: {read: all}, request: {write: [nmae]}}}\n    on: {approve: {target: done}}\n" + end);
  CHECK_THAT(text, Contains("没有叫“requset”的表单 | 是不是“request”？") && Contains("没有叫“nmae”的字段 | 是不是“name”？"));
}

TEST_CASE("A target that is no state is told") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: dnoe}}\n" + end),
             Contains("request.yaml:8 没有叫“dnoe”的环节 | 是不是“done”？"));
}

TEST_CASE("A target that could be several states wants its path") {
  const std::string states =
      "  review:\n    task: {role: clerk}\n    on: {approve: {target: inner}}\n"
      "  a: {states: {inner: {type: final}}, on: {done: {target: done}}}\n  b: {states: {inner: {type: final}}, on: {done: {target: done}}}\n" +
      end;
  CHECK_THAT(told_of(states), Contains(":8 叫“inner”的环节不止一个"));
}

TEST_CASE("Unknown seals, number series, papers and lists are told") {
  const std::string text = told_of(
      "  review:\n    task: {role: clerk}\n    on:\n      approve:\n        target: done\n        do:\n"
      "          - render: {form: request, seal: ofice}\n          - number: {series: leter, into: n}\n          - start: {workflow: nothing}\n" +
      end);
  CHECK_THAT(text, Contains(":12 没有叫“ofice”的印章 | 是不是“office”？") && Contains(":13 没有叫“leter”的文号 | 是不是“letter”？") &&
                       Contains(":14 没有叫“nothing”的流程"));
  const std::string form = "form: other\ntitle: 表\nfields:\n  code: {title: 代码, type: choice, list: cods}\n";
  CHECK_THAT(told(Office().with("forms/other.yaml", form).problems()), Contains("forms/other.yaml:4 没有叫“cods”的代码表"));
}

TEST_CASE("A paper without a page cannot be rendered") {
  Office office;
  office.with("forms/bare.yaml", "form: bare\ntitle: 表\n");
  office.with_states("  review:\n    task: {role: clerk}\n    on: {approve: {target: done, do: [{render: {form: bare}}]}}\n" + end);
  CHECK_THAT(told(office.problems()), Contains(":8 表单“bare”没有 page，无法成文"));
}

TEST_CASE("A state that no path leads to is told") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: done}}\n  lost:\n    task: {role: clerk}\n    on: {approve: "
                     "{target: done}}\n" +
                     end),
             Contains("request.yaml:9 环节“lost”：没有任何路径能到这个环节"));
}

TEST_CASE("A state from which no end can be reached is told, withdrawing not counted") {
  const std::string text = told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: stuck}}\n  stuck:\n    gather: nothing\n" + end,
                                   "on: {withdraw: {target: done}}\n");
  CHECK_THAT(text, Contains("request.yaml:10 环节“stuck”：从这里到不了任何结束环节"));
  CHECK_THAT(text, !Contains("环节“review”"));
}

TEST_CASE("Two states that only pass to each other reach no end") {
  const std::string text = told_of(
      "  review:\n    task: {role: clerk}\n    on: {approve: {target: again}, reject: {target: done, basis: 第一条, opinion: required}}\n"
      "  again:\n    task: {role: clerk}\n    on: {approve: {target: twin}}\n  twin:\n    task: {role: chief}\n    on: {approve: {target: again}}\n" +
      end);
  CHECK_THAT(text, Contains(":9 环节“again”：从这里到不了任何结束环节") && Contains(":12 环节“twin”"));
}

TEST_CASE("A workflow without any final state is told") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: review}}\n"), Contains("流程没有结束环节"));
}

TEST_CASE("Automatic branches need a last one where nothing else leaves the state") {
  CHECK_THAT(told_of("  review:\n    always:\n      - {guard: days > 3, target: done}\n" + end),
             Contains(":6 环节“review”：always 的每一支都有条件"));
  CHECK_THAT(told_of("  review:\n    always:\n      - {target: done}\n      - {guard: days > 3, target: done}\n" + end), Contains("永远走不到"));
}

TEST_CASE("A ring of automatic transitions is told") {
  CHECK_THAT(told_of("  review:\n    always: [{guard: days > 3, target: again}, {target: done}]\n  again:\n    always: [{target: review}]\n" + end),
             Contains(":6 环节“review”：自动转移绕成一圈"));
}

TEST_CASE("A decision against somebody needs a basis and an opinion") {
  const std::string text =
      told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {target: done}\n      reject: {target: done}\n" + end);
  CHECK_THAT(text, Contains(":10 不利决定“不同意（reject）”没有写 basis（依据）") && Contains(":10 不利决定“不同意（reject）”没有要求意见"));
}

TEST_CASE("Nobody approves a case of their own") {
  CHECK_THAT(told_of("  review:\n    task: {role: applicant}\n    on: {approve: {target: done}}\n" + end),
             Contains(":6 “applicant”会批准自己发起的办件"));
}

TEST_CASE("A task without outcomes, or for the anonymous public, can never be done") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    after: [{at: 3 days, target: done}]\n" + end),
             Contains(":6 待办“review”没有任何办理结果"));
  CHECK_THAT(told_of("  review:\n    task: {role: public}\n    on: {approve: {target: done}}\n" + end), Contains("“public”是匿名公众"));
}

TEST_CASE("An outcome that leads nowhere is told") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {target: done}\n      later: {title: 再议}\n" + end),
             Contains(":10 “later”没有写转到哪里"));
}

TEST_CASE("An outcome that nobody can decide is told") {
  CHECK_THAT(told_of("  review:\n    on: {approve: {target: done}}\n" + end), Contains(":7 没有人能作出“approve”"));
}

TEST_CASE("An outcome named like a verb is refused with the cure") {
  for (const std::string verb : {"transfer", "delegate", "claim", "copy", "remind", "comment", "reassign"}) {
    INFO(verb);
    CHECK(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {target: done}\n      " + verb + ": {title: 转交, target: done}\n" +
                  end) ==
          "request.yaml:10 “" + verb + "”是系统自带的操作，不能作办理结果的名称 | 请换一个名称，如 refer；要去掉该操作，写 forbid: [" + verb + "]\n");
  }
}

TEST_CASE("Withdrawing must lead to an end") {
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: done}, withdraw: {target: review}}\n" + end),
             Contains(":8 withdraw 必须转到一个结束环节"));
}

TEST_CASE("A person of a register needs a subject") {
  CHECK_THAT(told_of("  review:\n    task: {role: person}\n    on: {complete: {target: done}}\n" + end), Contains("“person”是名册中的本人"));
}

TEST_CASE("A clock that counts from a due date needs one") {
  const std::string text = told_of(
      "  review:\n    task: {role: clerk}\n    on: {approve: {target: done}}\n    after: [{at: due, do: [remind]}, {at: 3 fortnights, target: "
      "done}]\n" +
      end);
  CHECK_THAT(text, Contains(":9 “3 fortnights”不是时间说法"));
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on: {approve: {target: done}}\n    after: [{at: due, do: [remind]}]\n" + end),
             Contains(":9 这里以 due 计时，但本环节没有写 due"));
  CHECK_THAT(told_of("  review:\n    task: {role: clerk, due: param.limit}\n    on: {approve: {target: done}}\n" + end),
             Contains("参数“limit”不是时间长度"));
  CHECK_THAT(told_of("  review:\n    task: {role: clerk, due: param.prompt}\n    on: {approve: {target: done}}\n" + end),
             Contains("没有叫“prompt”的参数"));
}

TEST_CASE("A misspelt name in an expression is told with the name that was probably meant") {
  CHECK(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {guard: dyas > 3, target: done}\n" + end) ==
        "request.yaml:9 没有叫“dyas”的字段或名称 | 是不是“days”？\n");
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {guard: days > param.limt, target: done}\n" + end),
             Contains("没有叫“limt”的参数 | 是不是“limit”？"));
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {guard: visited(\"reveiw\"), target: done}\n" + end),
             Contains("没有叫“reveiw”的环节"));
  CHECK_THAT(told_of("  review:\n    task: {role: clerk}\n    on:\n      approve: {guard: rules.age.ok, target: done}\n" + end),
             Contains("没有叫“age”的规则表"));
}

TEST_CASE("Names in a form's default and computed values are checked too") {
  const std::string form =
      "form: request\ntitle: 申请表\nfields:\n  days: {title: 天数, type: integer}\n  twice: {title: 两倍, type: integer, computed: dyas * 2}\n";
  CHECK_THAT(told(Office().with("forms/request.yaml", form).problems()), Contains("forms/request.yaml:5 没有叫“dyas”的字段或名称 | 是不是“days”？"));
}

TEST_CASE("An expression that is none is told at the character") {
  const Problems problems =
      Office().with_states("  review:\n    task: {role: clerk}\n    on:\n      approve: {guard: days > > 3, target: done}\n" + end).problems();
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].where.line == 9);
  CHECK(problems[0].where.column >= 31);
  CHECK_THAT(problems[0].what.zh, Contains("表达式有误"));
}

TEST_CASE("A name on a page that nothing fills is told, and a seal's place without seal") {
  const std::string form =
      "form: paper\ntitle: 文书\npage:\n  blocks:\n    - paragraph: \"{nmae}\"\n    - {sign: {organisation: 办公室, seal: ofice}}\n";
  Office office;
  office.with("forms/paper.yaml", form);
  office.with_states("  review:\n    task: {role: clerk}\n    on: {approve: {target: done, do: [{render: {form: paper}}]}}\n" + end);
  CHECK_THAT(told(office.problems()),
             Contains("forms/paper.yaml:5 没有叫“nmae”的可印的字段 | 是不是“name”？") && Contains("forms/paper.yaml:6 没有叫“ofice”的印章"));
}

TEST_CASE("Words of the format that this version does not run are told, never ignored") {
  CHECK_THAT(told_of("  review:\n    duty: {owner: clerk, basis: 第一条}\n    task: {role: clerk}\n    on: {approve: {target: done}}\n" + end),
             Contains(":7 本版本尚不能运行“duty”"));
}

TEST_CASE("A parameter says its article or why it was chosen") {
  CHECK_THAT(told(Office().with("package.yaml", "package: office\ntitle: x\nparameters:\n  p: {title: 期限, value: 3 days}\n").problems()),
             Contains("package.yaml:4 参数“p”要写 basis（原文条款）或 reason"));
}

}  // namespace
}  // namespace qianpi::tests
