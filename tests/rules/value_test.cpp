// Values and their JSON.
#include <catch2/catch.hpp>

#include "engine/rules/value_text.h"

using namespace qianpi::rules;
using qianpi::Date;
using qianpi::Instant;

TEST_CASE("A value survives JSON unchanged, to the last digit and whatever its kind") {
  const Value value = Value::context({{"empty", Value::null()},
                                      {"yes", true},
                                      {"money", *Number::read("2000.00")},
                                      {"name", "张三\n\"x\""},
                                      {"born", Date{1970, 5, 1}},
                                      {"at", Value::at(Instant{1'773'104'400'000'001})},
                                      {"term", MonthsDuration{36}},
                                      {"wait", DaysDuration{-90, 500'000'000}},
                                      {"ages", Range{18, 60, true, false}},
                                      {"list", Value::list({1, Value::list({})})}});
  const std::string json = to_json(value);
  CHECK(from_json(json) == value);
  CHECK(to_json(from_json(json)) == json);
  CHECK(json.find("2000.00") != std::string::npos);
  CHECK(json.find(R"("born":{"@":"1970-05-01"})") != std::string::npos);
}

TEST_CASE("A user's own key @ is no date") {
  const Value value = Value::context({{"@", "2026-03-10"}, {"@@", 1}});
  CHECK(to_json(value) == R"({"@@":"2026-03-10","@@@":1})");
  CHECK(from_json(to_json(value)) == value);
}

TEST_CASE("Plain JSON for pages shows dates as text") {
  CHECK(to_plain_json(Value::context({{"born", Date{1970, 5, 1}}})) == R"({"born":"1970-05-01"})");
}

TEST_CASE("Malformed, doubled and too deep JSON is refused") {
  for (const std::string json : {"", "{", "{\"a\":1,\"a\":2}", "[1,]", "{\"@\":\"tomorrow\"}", "{\"@\":1,\"b\":2}", "nul", "\"\xff\""})
    CHECK_THROWS_AS(from_json(json), JsonError);
  CHECK_THROWS_AS(from_json(std::string(65, '[') + std::string(65, ']')), JsonError);
  CHECK_NOTHROW(from_json(std::string(64, '[') + std::string(64, ']')));
}

TEST_CASE("Numbers are kept as written and compared by value") {
  CHECK(Number::read("1.50")->text() == "1.50");
  CHECK(*Number::read("1.50") == *Number::read("1.5"));
  CHECK(Number::read("1.005")->fixed(2) == "1.01");
  CHECK(Number(15).fixed(2) == "15.00");
  CHECK(Number::read("-0")->text() == "0");
  CHECK(Number::read("3.00")->whole() == 3);
  CHECK_FALSE(Number::read("3.5")->whole());
  CHECK(Number::read("2.50")->trimmed().text() == "2.5");
  for (const char* text : {"", "1,5", "0x10", "Infinity", "1e", " 1", "--1"}) CHECK_FALSE(Number::read(text));
}

TEST_CASE("Contexts are changed by copies, and are equal whatever their order") {
  const Value a = Value::context({{"x", 1}, {"y", 2}});
  CHECK(a.with("x", 3).get("x")->number() == Number(3));
  CHECK(a.get("x")->number() == Number(1));
  CHECK(a == Value::context({{"y", 2}, {"x", 1}}));
  CHECK(Value::null().with("a", a).at_path("a.y")->number() == Number(2));
  CHECK(a.without("x").get("x") == nullptr);
  CHECK_THROWS_AS(a.text(), std::logic_error);
}

TEST_CASE("An instant becomes the office's date and time and comes back") {
  const Instant instant{1'773'104'400'123'456};
  CHECK(to_text(Value::at(instant)) == "2026-03-10T09:00:00.123456+08:00");
  CHECK(Value::at(instant).instant() == instant);
  CHECK(Value(Date{2026, 3, 10}).instant() == qianpi::start_of({2026, 3, 10}));
}

TEST_CASE("A year of life is completed on the birthday") {
  CHECK(completed_years({1966, 3, 10}, {2026, 3, 9}) == 59);
  CHECK(completed_years({1966, 3, 10}, {2026, 3, 10}) == 60);
  CHECK(completed_years({1988, 2, 29}, {2026, 2, 28}) == 37);
  CHECK(completed_years({1988, 2, 29}, {2026, 3, 1}) == 38);
}
