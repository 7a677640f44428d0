#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/facts.h"
#include "tests/http/office.h"

namespace qianpi::http {

TEST_CASE("A command sent twice with one key is done once and answered alike") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const Request request = office.request("clerk", "POST", "/cases/" + on + "/comment", R"({"opinion":"看过"})");
  const Reply first = office.ask(request), second = office.ask(request);
  CHECK(first.status == 200);
  CHECK(first.body == second.body);
  Request changed = request;
  changed.body = R"({"opinion":"没看"})";
  const Reply reused = office.ask(changed);
  CHECK(reused.status == 422);
  CHECK(body_of(reused)["reason"] == "key_reused");
}

TEST_CASE("A claimed task is refused to the colleague with the name of the holder") {
  TestOffice office;
  const std::string task = "/cases/" + office.begin_notice() + "/tasks/1";
  CHECK(office.send("clerk", "POST", task + "/claim").status == 200);
  const Reply late = office.send("colleague", "POST", task + "/claim");
  CHECK(late.status == 409);
  CHECK(body_of(late)["who"] == "王强");
  CHECK(late.type == "application/problem+json; charset=utf-8");
}

TEST_CASE("A name that the verb does not know is refused with the names it knows") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const Reply reply = office.send("clerk", "POST", "/cases/" + on + "/tasks/1/decide", {{"outcom", "approve"}});
  CHECK(reply.status == 422);
  CHECK(body_of(reply)["problems"][0]["where"] == "outcom");
  CHECK_THAT(body_of(reply)["problems"][0]["cure"].get<std::string>(), Catch::Contains("outcome"));
}

TEST_CASE("A decision without a ticked row is refused and changes nothing") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const auto before = body_of(office.get("clerk", "/cases/" + on))["revision"];
  CHECK(office.send("clerk", "POST", "/cases/" + on + "/tasks/1/decide", {{"outcome", "approve"}}).status == 422);
  CHECK(body_of(office.get("clerk", "/cases/" + on))["revision"] == before);
}

TEST_CASE("Problems speak the reader's language") {
  TestOffice office;
  Request request = office.request("", "GET", "/tasks");
  CHECK(body_of(office.ask(request))["title"] == "未登录");
  request.language = Language::en;
  CHECK(body_of(office.ask(request))["title"] == "Not signed in");
}

TEST_CASE("A body that is no JSON, no object, twice named, or too deep is refused with 400") {
  TestOffice office;
  const std::string path = "/cases/" + office.begin_notice() + "/comment";
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  for (const std::string& body :
       {std::string("{"), std::string("[]"), std::string(R"({"opinion":"a","opinion":"b"})"), "{\"opinion\":" + deep + "}"}) {
    INFO(body);
    CHECK(office.ask(office.request("clerk", "POST", path, body)).status == 400);
  }
}

TEST_CASE("A body of another type is refused with 415") {
  TestOffice office;
  Request request = office.request("clerk", "POST", "/cases/" + office.begin_notice() + "/comment", "opinion=x");
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  CHECK(office.ask(request).status == 415);
}

TEST_CASE("A list that has not changed is answered with 304 and nothing") {
  TestOffice office;
  office.begin_notice();
  const Reply first = office.get("clerk", "/tasks");
  Request again = office.request("clerk", "GET", "/tasks");
  again.headers["if-none-match"] = first.headers.at("ETag");
  const Reply same = office.ask(again);
  CHECK(same.status == 304);
  CHECK(same.body.empty());
  office.begin_notice();
  CHECK(office.ask(again).status == 200);
}

TEST_CASE("Signing in sets a cookie that scripts and other sites cannot use") {
  TestOffice office;
  Request request = office.request("", "POST", "/session", R"({"user":"clerk","password":"right"})");
  const Reply in = office.ask(request);
  CHECK(in.status == 200);
  CHECK(misfit(body_of(in), "Session") == "");
  CHECK_THAT(in.headers.at("Set-Cookie"), Catch::Contains("HttpOnly") && Catch::Contains("SameSite=Strict"));
  CHECK(office.send("", "POST", "/session", {{"user", "clerk"}, {"password", "wrong"}}).status == 401);
  CHECK(office.send("", "POST", "/session", {{"user", "clerk"}, {"password", "locked"}}).status == 423);
}

TEST_CASE("More public requests than allowed are told to wait") {
  TestOffice office;
  office.site.limits.public_per_minute = 3;
  Router router(office.site);
  Reply reply;
  for (int i = 0; i < 8; ++i) reply = router.answer(office.request("", "GET", "/public/notices"));  // a minute may turn once meanwhile
  CHECK(reply.status == 429);
  CHECK(reply.headers.contains("Retry-After"));
}

TEST_CASE("An answer fits the schema that the OpenAPI document shows") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const auto fits = [&](const std::string& path, const std::string& schema) {
    INFO(path);
    const Reply reply = office.get("clerk", path);
    CHECK(reply.status == 200);
    CHECK(misfit(body_of(reply), schema) == "");
  };
  fits("/session", "Session");
  fits("/tasks", "InboxPage");
  fits("/tasks?box=mine", "InboxPage");
  fits("/tasks?box=drafts", "InboxPage");
  fits("/workflows", "StartableWorkflows");
  fits("/workflows/yangquan/enrolment/start", "StartView");
  fits("/cases/" + on, "Case");
  fits("/cases/" + on + "/waiting", "WaitingList");
  fits("/cases/" + on + "/journal", "Journal");
  fits("/collectors", "Collectors");
  fits("/registers", "Registers");
  fits("/registers/yangquan/expert", "RegisterPage");
  fits("/public/notices", "Notices");
  fits("/public/rosters/yangquan/expert", "RegisterPage");
}

TEST_CASE("The journal shows the way and its hashes, never the fields") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const Reply journal = office.get("clerk", "/cases/" + on + "/journal");
  CHECK_THAT(journal.body, Catch::Contains("发起办件") && !Catch::Contains("03532000000"));
}

TEST_CASE("The journal speaks of steps and people by their titles, in the reader's language") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const Json rows = body_of(office.get("clerk", "/cases/" + on + "/journal"));
  const auto entered = std::ranges::find(rows, "state_entered", [](const Json& row) { return row["fact"].get<std::string>(); });
  REQUIRE(entered != rows.end());
  CHECK((*entered)["title"] == "进入环节：确定公示名单");
  CHECK(rows[0]["actor"] == "王强");
  Request english = office.request("clerk", "GET", "/cases/" + on + "/journal");
  english.language = Language::en;
  CHECK_THAT(office.ask(english).body, Catch::Contains("Entered step: "));
}

TEST_CASE("Every kind of fact has its sentence in both languages") {
  TestOffice office;
  const auto labelled = [&]<class F>(const F& fact) {
    const std::string kind(kind_of(Fact{fact}));
    INFO(kind);
    CHECK(office.site.labels.has(Language::zh, "fact." + kind));
    CHECK(office.site.labels.has(Language::en, "fact." + kind));
    CHECK(office.site.labels.has(Language::zh, "journal." + kind) == office.site.labels.has(Language::en, "journal." + kind));
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) { (labelled(std::variant_alternative_t<I, AnyFact>{}), ...); }
  (std::make_index_sequence<std::variant_size_v<AnyFact>>{});
}

}  // namespace qianpi::http
