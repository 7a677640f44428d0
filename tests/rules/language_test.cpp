// What FEEL's expressions give: literals, operators, names, control, functions.
#include <catch2/catch.hpp>

#include "tests/rules/feel.h"

using namespace qianpi::rules;
using qianpi::Date;

TEST_CASE("Numbers are decimal: a tenth and two tenths are three tenths") {
  CHECK(text_of("0.1 + 0.2 = 0.3") == "true");
  CHECK(text_of("2000.00 * 0.15") == "300.0000");
  CHECK(text_of("-2 ** 2") == "4");
  CHECK(text_of("2 ** 3 ** 2") == "64");
  CHECK(text_of("round half up(1.005, 2)") == "1.01");
  CHECK(text_of("1 / 0") == "null");
  CHECK(text_of("1.23e4") == "12300");
}

TEST_CASE("What is unknown stays unknown unless one part decides") {
  CHECK(text_of("null and false") == "false");
  CHECK(text_of("null or true") == "true");
  CHECK(text_of("null and true") == "null");
  CHECK(text_of("1 = null") == "false");
  CHECK(text_of("null = null") == "true");
  CHECK(text_of("1 = \"1\"") == "null");
}

TEST_CASE("An if without a true condition takes the else") {
  CHECK(text_of("if null then 1 else 2") == "2");
  CHECK(text_of("if 3 > 2 then \"甲\" else \"乙\"") == "甲");
}

TEST_CASE("Names may be Chinese, and may be several words when they are known") {
  const Value data = Value::context({{"年龄", 58}, {"monthly salary", 1000}});
  CHECK(text_of("年龄 <= 60", data) == "true");
  CHECK(text_of("monthly salary * 12", data, {"monthly salary"}) == "12000");
}

TEST_CASE("Paths go into contexts, and through lists of contexts") {
  const Value expert = Value::context({{"standing", "serving"}, {"born", Date{1970, 5, 1}}});
  const Value data = Value::context({{"expert", expert}, {"experts", Value::list({expert, expert})}});
  CHECK(text_of("expert.standing", data) == "serving");
  CHECK(text_of("expert.born.year", data) == "1970");
  CHECK(text_of("experts.standing", data) == "[\"serving\", \"serving\"]");
  CHECK(text_of("expert.nothing", data) == "null");
}

TEST_CASE("Filters keep the items for which the condition holds, or take one by its place") {
  CHECK(text_of("[1, 2, 3, 4][item > 2]") == "[3, 4]");
  CHECK(text_of("[1, 2, 3][-1]") == "3");
  CHECK(text_of("[{a: 1}, {a: 2}][a = 2].a") == "[2]");
}

TEST_CASE("for, some and every go through lists and ranges") {
  CHECK(text_of("for i in 1..3 return i * i") == "[1, 4, 9]");
  CHECK(text_of("for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]") == "[1, 1, 2, 3]");
  CHECK(text_of("every item in [1, 2] satisfies item > 0") == "true");
  CHECK(text_of("some x in [1, 2], y in [2, 3] satisfies x = y") == "true");
}

TEST_CASE("Ranges hold what lies between their ends, whichever way they are written") {
  CHECK(text_of("5 in [1..5)") == "false");
  CHECK(text_of("5 in ]1..5]") == "true");
  CHECK(text_of("5 in (< 3, > 4)") == "true");
  CHECK(text_of("@\"2026-03-10\" in [@\"2026-01-01\"..@\"2026-12-31\"]") == "true");
  CHECK(text_of("[1..5] = [1..5)") == "false");
}

TEST_CASE("Functions keep the values of the names around them") {
  CHECK(text_of("{a: 10, f: function(x) x + a, r: f(1)}.r") == "11");
  CHECK(text_of("(function(a, b) a - b)(b: 1, a: 3)") == "2");
  CHECK(text_of("sort([3, 1, 2], function(x, y) x > y)") == "[3, 2, 1]");
}

TEST_CASE("The host's functions are called by name, even one named in") {
  const Value data = Value::context(
      {{"in", Value::host_function("in", 1, [](std::vector<Value> a) { return Value(a[0].text() == "review"); })}, {"today", Date{2026, 3, 10}}});
  CHECK(text_of("in(\"review\") and not(in(\"start\"))", data) == "true");
  CHECK(text_of("today + duration(\"P3Y\")", data) == "2029-03-10");
  CHECK(text_of("today() = today", data) == "true");
}

TEST_CASE("Dates and durations follow the calendar") {
  CHECK(text_of("@\"2026-01-31\" + @\"P1M\"") == "2026-02-28");
  CHECK(text_of("@\"2026-03-10\" - @\"2026-03-01\"") == "P9D");
  CHECK(text_of("years and months duration(@\"2020-05-10\", @\"2026-03-10\")") == "P5Y10M");
  CHECK(text_of("@\"2026-03-10T09:00:00+08:00\" = @\"2026-03-10T01:00:00Z\"") == "true");
}

TEST_CASE("Unary tests say whether the input fits") {
  CHECK(fits("[18..60]", 60));
  CHECK_FALSE(fits("[18..60)", 60));
  CHECK(fits("< 5, > 10", 11));
  CHECK(fits("not(\"a\", \"b\")", "c"));
  CHECK(fits("-", Value::null()));
  CHECK(fits("? > 3 and ? < 5", 4));
  CHECK(fits("\"安全生产\", \"应急\"", "应急"));
  CHECK_FALSE(fits("starts with(?, \"x\")", "y"));
}

TEST_CASE("A name that is not there gives null and says so at its place") {
  const auto result = evaluate(std::get<Expression>(Expression::compile("1 + missing")), ContextScope(Value::context({})));
  CHECK(result.value.is_null());
  REQUIRE(result.problems.size() == 2);
  CHECK(result.problems[0].offset == 4);
  CHECK(result.problems[0].length == 7);
}

TEST_CASE("A mistake in the grammar is told with its place") {
  const auto problem_at = [](const char* text) { return std::get<std::vector<Problem>>(Expression::compile(text))[0].offset; };
  CHECK(problem_at("1 +") == 3);
  CHECK(problem_at("(1 + 2") == 6);
  CHECK(problem_at("a == b") == 2);
  CHECK(problem_at("if a then b") == 11);
  CHECK(problem_at("\"open") == 0);
  CHECK(problem_at("1 2") == 2);
}

TEST_CASE("Names used are those that must come from outside, with their paths") {
  const auto used =
      names_used(std::get<Expression>(Expression::compile("every item in agenda satisfies item.outcome != null and "
                                                          "expert.born.year < 1970 and count(agenda) > 1 and visited(\"a\")")));
  CHECK(used == std::vector<std::string>{"agenda", "expert.born.year", "visited"});
}

TEST_CASE("Patterns are XPath's: its flags and escapes, nothing that only PCRE2 knows") {
  CHECK(text_of("matches(\"hello world\", \"hello\\\\ sworld\", \"x\")") == "true");
  CHECK(text_of("matches(\"helloworld\", \"hello[ ]world\", \"x\")") == "false");
  CHECK(text_of("matches(\"I\", \"[A-Z-[OI]]\")") == "false");
  CHECK(text_of("matches(\"签批\", \"^\\\\i\\\\c*$\")") == "true");
  CHECK(text_of("matches(\"a.b\", \"a.b\", \"q\")") == "true");
  CHECK(text_of("replace(\"abab\", \"(a)(b)\", \"$2$1\")") == "baba");
  for (const char* pattern : {"(?=a)a", "\\\\bword", "(a)[\\\\1]", "[[:alpha:]]", "a(", "\\\\0"})
    CHECK(text_of("matches(\"a\", \"" + std::string(pattern) + "\")") == "null");
}
