#include <catch2/catch.hpp>

#include "engine/definition/schema.h"
#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

TEST_CASE("Every schema is compiled into the program") {
  for (std::string_view name : {"common", "package", "workflow", "register", "form", "rules", "list", "scenario"})
    CHECK_THAT(std::string(schema_text(name)), Contains("definitions"));
  CHECK_THROWS_AS(schema_text("nonsense"), std::out_of_range);
}

TEST_CASE("An unknown key is told with the key that was probably meant, at the key's place") {
  const Problems problems =
      Office().with_states("  review:\n    task: {role: clerk}\n    on:\n      approve: {tagret: done}\n  done: {type: final}\n").problems();
  CHECK(told(problems) == "request.yaml:9 不认识“tagret” | 是不是“target”？\n");
  CHECK(problems[0].where.column == 17);
}

TEST_CASE("All unknown keys of one place are told, not only the first") {
  const std::string text =
      told(Office().with("request.yaml", "workflow: request\ntitle: x\nfoo: 1\nbar: 2\nstates: {a: {type: final}}\n").problems());
  CHECK_THAT(text, Contains(":3 不认识“foo”") && Contains(":4 不认识“bar”"));
}

TEST_CASE("A missing key is told by name") {
  CHECK_THAT(told(Office().with("request.yaml", "workflow: request\ntitle: x\n").problems()),
             Contains("request.yaml:1 缺少“states” | 请加上 states:"));
}

TEST_CASE("An unquoted number where text is declared is refused with the cure") {
  const std::string text = told(Office().with("lists/codes.yaml", "list: codes\ntitle: 代码\nentries:\n  - {code: 4.10, title: 通风}\n").problems());
  CHECK(text == "lists/codes.yaml:4 这里应当是文字，但“4.10”没有加引号，会被读成别的东西 | 请写成 \"4.10\"\n");
}

TEST_CASE("A word outside the allowed ones is told with the nearest") {
  CHECK_THAT(told(Office().with_states("  review: {type: finale}\n").problems()), Contains("“finale”不是这里可用的词 | 是不是“final”？"));
}

TEST_CASE("A list where one value belongs is told by its kind") {
  CHECK_THAT(told(Office().with_states("  review: {type: final, title: [a]}\n").problems()), Contains("这里应当是文字"));
}

TEST_CASE("A value left empty is told as such") {
  CHECK_THAT(told(Office().with_states("  review:\n    title:\n    type: final\n").problems()), Contains("request.yaml:7 这里没有写值 | 请填写文字"));
}

TEST_CASE("Of alternatives only the deepest error is told") {
  const std::string text = told(Office()
                                    .with_states("  review:\n    task: {role: clerk}\n    on:\n      approve:\n        target: done\n        do:\n"
                                                 "          - render: {form: request, seel: office}\n  done: {type: final}\n")
                                    .problems());
  CHECK(text == "request.yaml:12 不认识“seel” | 是不是“seal”？\n");
}

TEST_CASE("A name with capitals or spaces is refused") {
  CHECK_THAT(told(Office().with("request.yaml", "workflow: My Request\ntitle: x\nstates: {a: {type: final}}\n").problems()),
             Contains(":1 “My Request”的写法不对"));
}

TEST_CASE("A name of a million letters is refused, not a crash") {
  const std::string name(1'000'000, 'a');
  CHECK_THAT(told(Office().with("request.yaml", "workflow: " + name + "\ntitle: x\nstates: {a: {type: final}}\n").problems()),
             Contains(":1 这里太多或者太大"));
}

TEST_CASE("Problems of all files are told at once, in their order") {
  const std::string text = told(Office().with("forms/a.yaml", "form: a\n").with("forms/b.yaml", "form: b\ttitle: [\n").problems());
  CHECK(text.find("forms/a.yaml") < text.find("forms/b.yaml"));
}

}  // namespace
}  // namespace qianpi::tests
