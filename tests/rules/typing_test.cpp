// What can be seen of an expression before any case runs.
#include <catch2/catch.hpp>

#include "engine/rules/typing.h"

using namespace qianpi::rules;

namespace {

class Declared : public TypeScope {
 public:
  std::optional<Type> find(std::string_view name) const override {
    if (name == "age") return Type::of(Kind::number);
    if (name == "name") return Type::of(Kind::text);
    if (name == "born") return Type::of(Kind::date);
    if (name == "sent") return Type::of(Kind::date_time);
    if (name == "agreed") return Type::of(Kind::boolean);
    if (name == "grade") return choice_of({"good", "poor"});
    if (name == "people") {
      Type person = Type::of(Kind::context);
      person.names = {"age", "grade"};
      person.parts = {Type::of(Kind::number), choice_of({"good", "poor"})};
      return Type::list_of(person);
    }
    return std::nullopt;
  }
};

Typing typing(const char* text) { return type_of(std::get<Expression>(Expression::compile(text)), Declared()); }
std::string type(const char* text) { return to_text(typing(text).type); }
/// What is wrong with it, in English; empty when nothing is.
std::string wrong(const char* text) {
  const auto problems = typing(text).problems;
  return problems.empty() ? "" : problems.front().en;
}

}  // namespace

TEST_CASE("The type of an expression follows from its parts") {
  CHECK(type("age + 1") == "number");
  CHECK(type("sent - born") == "days and time duration");
  CHECK(type("born + duration(\"P3Y\")").empty());
  CHECK(type("born + @\"P3Y\"") == "date");
  CHECK(type("if agreed then age else null") == "number");
  CHECK(type("people[grade = \"good\"].age") == "list of number");
  CHECK(type("people[1].age") == "number");
  CHECK(type("for p in people return p.age * 2") == "list of number");
  CHECK(type("count(people) > 2 and agreed") == "boolean");
  CHECK(type("{a: 1, b: a + 1}.b") == "number");
}

TEST_CASE("A text and a number are not compared") {
  CHECK(wrong("age > \"60\"") == "a number cannot be compared with a string");
  CHECK(wrong("age between 1 and \"9\"") == "a number cannot be compared with a string");
  CHECK(wrong("name in (1, 2)") == "a string cannot be compared with a number");
  CHECK(wrong("some p in people satisfies p.age = \"x\"") == "a number cannot be compared with a string");
}

TEST_CASE("An option that doesn't exist is told with those that do") {
  CHECK(wrong("grade = \"god\"") == "there is no option \"god\"; there are: good、poor");
  CHECK(wrong("grade in (\"good\", \"fair\")") == "there is no option \"fair\"; there are: good、poor");
  CHECK(wrong("\"fine\" != grade") == "there is no option \"fine\"; there are: good、poor");
  CHECK(wrong("grade = \"good\" or grade = null").empty());
}

TEST_CASE("A condition that is no yes or no is told") {
  CHECK(wrong("age and agreed") == "this should be true or false, not a number");
  CHECK(wrong("if name then 1 else 2") == "this should be true or false, not a string");
}

TEST_CASE("Arithmetic on what has none is told, with its place") {
  CHECK(wrong("name * 2") == "a string and a number don't combine so");
  CHECK(wrong("-agreed") == "a boolean cannot be negated");
  const Problem problem = typing("1 + (age + name)").problems.at(0);
  CHECK(problem.offset == 5);
  CHECK(wrong("born.weekdy") == "a date has no part \"weekdy\"");
}

TEST_CASE("A function with too few arguments is told") { CHECK(wrong("contains(name)") == "\"contains\" does not take 1 arguments"); }

TEST_CASE("What isn't known is not complained about") {
  CHECK(wrong("unknown > 3 and other.part = \"x\"").empty());
  CHECK(wrong("age > null").empty());
  CHECK(wrong("born < sent").empty());
  CHECK(wrong("people[anything = 3]").empty());
}

TEST_CASE("A cell's tests are held against its input") {
  const auto cell = std::get<Expression>(Expression::compile_unary_tests("\"good\", \"bad\""));
  const auto typing = type_of_tests(cell, choice_of({"good", "poor"}), Declared());
  REQUIRE(typing.problems.size() == 1);
  CHECK(typing.problems[0].en == "there is no option \"bad\"; there are: good、poor");
}
