// What is given by hand for an expression.
#include "engine/definition/trial.h"

#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;
using rules::Value;

Value given(const char* text) { return std::get<Value>(read_given(text, "--with")); }

TEST_CASE("JSON and YAML say the same; an equals sign begins an expression") {
  CHECK(given(R"({"fine": 200000, "kind": "a"})") == given("{fine: 200000, kind: a}"));
  CHECK(given("fine: 0.10\nborn: '= @\"1966-03-10\"'") ==
        Value::context({{"fine", *rules::Number::read("0.10")}, {"born", *read_date("1966-03-10")}}));
  CHECK(given(R"({"born": {"@": "1966-03-10"}})").get("born")->date() == *read_date("1966-03-10"));
  CHECK(given("item.days: 3") == given("{item: {days: 3}}"));
}

TEST_CASE("What gives no names is refused in words, with its place") {
  CHECK_THAT(told(std::get<Problems>(read_given("[1, 2]", "--with"))), Contains("应给出名称和值"));
  CHECK_THAT(told(std::get<Problems>(read_given("a: '= 1 +'", "--with"))), Contains("--with:1") && Contains("表达式有误"));
  CHECK_FALSE(std::get<Problems>(read_given("a: [", "--with")).empty());
}

TEST_CASE("A trial knows ages, and a package's parameters unless they are given") {
  Office office;
  const auto package = office.package();
  const auto value = [&](const char* text, const char* with) {
    const auto code = std::get<rules::Expression>(rules::Expression::compile(text));
    return rules::evaluate(code, rules::ContextScope(trial_of(given(with), package.get()))).value;
  };
  CHECK(value("param.limit + 1", "{}") == Value(4));
  CHECK(value("param.limit + 1", "{param: {limit: 7}}") == Value(8));
  CHECK(value("age_at(@\"1966-03-10\", @\"2026-03-10\")", "{}") == Value(60));
  CHECK(value("age(@\"1966-03-10\")", "today: '= @\"2026-03-09\"'") == Value(59));
}

}  // namespace
}  // namespace qianpi::tests
