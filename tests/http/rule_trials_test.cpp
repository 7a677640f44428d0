// The editor's live preview: expressions and tables tried by an administrator.
#include <catch2/catch.hpp>

#include "tests/http/office.h"

namespace qianpi::http {

namespace {

Json tried(TestOffice& office, const Json& body, int status = 200) {
  const Reply reply = office.send("admin", "POST", "/admin/eval", body);
  CHECK(reply.status == status);
  if (status == 200) CHECK(misfit(body_of(reply), "TrialResult") == "");
  return body_of(reply);
}

Json checked(TestOffice& office, const std::string& text, const std::string& package = "") {
  Json body{{"text", text}};
  if (!package.empty()) body["package"] = package;
  const Reply reply = office.send("admin", "POST", "/admin/tables/check", body);
  CHECK(reply.status == 200);
  CHECK(misfit(body_of(reply), "TableCheck") == "");
  return body_of(reply);
}

const std::string fees = "table: fees\ntitle: 费用\ninputs: [night]\noutputs: [fee]\nrows:\n  - [true, 1500]\n  - [false, 1000]\n";

}  // namespace

TEST_CASE("An administrator tries an expression over values, and over a package's parameters") {
  TestOffice office;
  CHECK(tried(office, {{"expression", "fine * 0.15"}, {"with", {{"fine", 200000}}}})["value"] == 30000);
  CHECK(tried(office, {{"expression", "today"}})["feel"] == "@\"2026-03-02\"");
  CHECK(tried(office, {{"expression", "param.age_limit_men"}, {"package", "yangquan"}})["value"] == 60);
  const Json born{{"born", {{"@", "1966-03-02"}}}};
  CHECK(tried(office, {{"expression", "age(born)"}, {"with", born}})["value"] == 60);
}

TEST_CASE("What is wrong with an expression comes with its place, in the reader's language") {
  TestOffice office;
  const Json broken = tried(office, {{"expression", "1 + "}});
  CHECK(broken["compiled"] == false);
  CHECK(broken["problems"][0]["offset"].get<int>() >= 3);
  const Json unknown = tried(office, {{"expression", "fine > 3"}});
  CHECK(unknown["compiled"] == true);
  CHECK(unknown["kind"] == "Null");
  CHECK_THAT(unknown["problems"][0]["text"].get<std::string>(), Catch::Contains("fine"));
  tried(office, {{"expression", "1"}, {"with", Json::array({1})}}, 422);
  tried(office, {{"expression", "1"}, {"package", "nowhere"}}, 404);
}

TEST_CASE("A table is checked alone, its gaps told with lines and columns") {
  TestOffice office;
  const Json good = checked(office, fees);
  CHECK(good["good"] == true);
  CHECK(good["table"]["rows"] == 2);
  const Json gap = checked(office, fees.substr(0, fees.rfind("  -")));
  CHECK(gap["good"] == false);
  CHECK_THAT(gap["problems"][0]["what"].get<std::string>(), Catch::Contains("规则表有空缺"));
  const Json wrong = checked(office, "table: fees\ntitle: 费用\ninputs: [night]\noutputs: [fee]\nrows:\n  - [true, '1 +']\n");
  CHECK(wrong["table"].is_null());
  CHECK(wrong["problems"][0]["line"] == 6);
}

TEST_CASE("Within a package a table is checked against its fields and options, in place of the one of its name") {
  TestOffice office;
  const std::string ground =
      "table: removal_grounds\ntitle: 情形\ninputs: [ground]\noutputs: [measure, fixed, article, words]\nrows:\n"
      "  - ['not(\"99\")', '\"talk\"', false, '\"a\"', '\"b\"']\n";
  const Json wrong = checked(office, ground, "yangquan");
  CHECK(wrong["good"] == false);
  CHECK_THAT(wrong["problems"][0]["what"].get<std::string>(), Catch::Contains("没有“99”这个选项"));
  std::string right = ground;
  right.replace(right.find("not(\"99\")"), 9, "-");
  CHECK(checked(office, right, "yangquan")["good"] == true);
}

TEST_CASE("Nobody but administrators tries rules") {
  TestOffice office;
  CHECK(office.send("clerk", "POST", "/admin/eval", {{"expression", "1"}}).status == 403);
  CHECK(office.send("clerk", "POST", "/admin/tables/check", {{"text", fees}}).status == 403);
}

}  // namespace qianpi::http
