// Every route × who asks: what its rule says is what happens.
#include <catch2/catch.hpp>
#include <set>

#include "tests/http/office.h"

namespace qianpi::http {

namespace {

/// A path for the pattern in which everything that is named is really there.
std::string path_of(const Route& route, const std::string& on) {
  std::string path(route.pattern);
  const auto put = [&](const std::string& name, const std::string& value) {
    if (const std::size_t at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
  };
  put("{package}", "yangquan");
  put("{workflow}", "notice");
  put("{register}", "expert");
  put("{no}", "1");
  put("{paper}", "1");
  put("{code}", "NOBODYSCODE");
  put("{id}", on);
  return path;
}

int status(TestOffice& office, const Route& route, const std::string& user, const std::string& on) {
  return office.send(user, std::string(route.method), path_of(route, on)).status;
}

std::string said(const Route& route) { return std::string(route.method) + " " + std::string(route.pattern); }

bool about_a_case(const Route& route) { return &route.rule == &rule::may_see_case; }

}  // namespace

TEST_CASE("Without a session every route but the public ones answers 401") {
  TestOffice office;
  const std::string on = office.begin_notice();
  for (const Route& route : routes()) {
    INFO(said(route));
    if (route.rule.session) CHECK(status(office, route, "", on) == 401);
    else if (route.id != "signIn") CHECK(status(office, route, "", on) != 401);  // there 401 is a wrong password
  }
}

TEST_CASE("A case is not there for strangers and for the same role in another unit") {
  TestOffice office;
  const std::string on = office.begin_notice();
  for (const Route& route : routes()) {
    if (!about_a_case(route)) continue;
    INFO(said(route));
    CHECK(status(office, route, "stranger", on) == 404);
    CHECK(status(office, route, "other", on) == 404);
    CHECK(status(office, route, "stranger", "999999") == 404);
  }
}

TEST_CASE("Whoever may see a case is never told that it is not there, nor to sign in") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const std::set<std::string_view> absent{"/cases/{id}/papers/{paper}", "/cases/{id}/draws/{no}/protocol",
                                          "/cases/{id}/invitations/{no}/answer"};  // this case has none of them
  for (const Route& route : routes()) {
    if (!about_a_case(route) || absent.contains(route.pattern)) continue;
    INFO(said(route));
    const int code = status(office, route, "colleague", on);
    CHECK(code != 401);
    CHECK(code != 404);
  }
}

TEST_CASE("Registers are there only for people with a role in the package") {
  TestOffice office;
  CHECK(office.get("clerk", "/registers/yangquan/expert").status == 200);
  CHECK(office.get("stranger", "/registers/yangquan/expert").status == 404);
  CHECK(office.get("clerk", "/registers/yangquan/unknown").status == 404);
  CHECK(body_of(office.get("stranger", "/registers")).empty());
  CHECK(body_of(office.get("stranger", "/collectors")).empty());
}

TEST_CASE("A draft is there for its owner only") {
  TestOffice office;
  const std::string path = "/drafts/0123456789abcdef";
  const Json draft{{"package", "yangquan"}, {"workflow", "notice"}, {"data", {{"contact", "甲"}}}, {"version", 0}};
  CHECK(office.send("clerk", "PUT", path, draft).status == 200);
  for (const char* method : {"GET", "PUT", "DELETE"}) CHECK(office.send("stranger", method, path, draft).status == 404);
  CHECK(body_of(office.get("clerk", path))["data"]["contact"] == "甲");
  CHECK(office.send("clerk", "PUT", path, draft).status == 409);
}

TEST_CASE("An upload is there for its owner, and for others only through a case that holds it") {
  TestOffice office;
  Request upload = office.request("clerk", "POST", "/attachments?name=a.pdf&field=x", "%PDF-1.4 hello");
  const Json file = body_of(office.ask(upload));
  const std::string path = "/attachments/" + file["id"].get<std::string>();
  CHECK(office.get("clerk", path).status == 200);
  CHECK(office.get("stranger", path).status == 404);
  CHECK(office.get("colleague", path).status == 404);
  CHECK(office.get("colleague", path + "?case=" + office.begin_notice()).status == 404);
}

TEST_CASE("Administration is known but not allowed to others, and the refusal is audited") {
  TestOffice office;
  CHECK(office.get("admin", "/admin/parked").status == 200);
  CHECK(office.get("clerk", "/admin/parked").status == 403);
  CHECK(office.send("clerk", "POST", "/admin/parked/retry", {{"kind", "timer"}, {"case", "1"}, {"id", "1"}}).status == 403);
  CHECK(office.audited == std::vector<std::string>{"clerk denied", "clerk denied"});
}

TEST_CASE("An administrator sees the paper that could not be made, with its reason, and has it tried again once") {
  TestOffice office;
  const CaseId on{std::stoll(office.begin_notice())};
  auto rows = [&] { return body_of(office.get("admin", "/admin/parked"))["rows"]; };
  CHECK(rows().empty());
  Changes orders;
  orders.after = office.store.load_case(on);
  ++orders.after.revision;
  orders.outbox = {{0, on, "render", "1/1/render", "{}", 0, ""}};
  REQUIRE(office.store.save(orders) == SaveResult::saved);
  const auto claimed = office.store.claim_outbox(office.clock.now(), office.clock.now(), 1);
  REQUIRE(claimed.size() == 1);
  office.store.outbox_failed(claimed[0].id, "no font has 龢", std::nullopt);
  REQUIRE(rows().size() == 1);
  const Json one = rows()[0];
  CHECK((one["error"] == "no font has 龢" && one["case"] == std::to_string(on.value)));
  const Json again{{"kind", one["kind"]}, {"case", one["case"]}, {"id", one["id"]}};
  CHECK(office.send("admin", "POST", "/admin/parked/retry", again).status == 204);
  CHECK(rows().empty());
  CHECK(office.send("admin", "POST", "/admin/parked/retry", again).status == 404);
  CHECK(office.audited == std::vector<std::string>{"admin retry"});
}

TEST_CASE("The virtual clock is not there unless the office is a demonstration") {
  TestOffice office;
  CHECK(office.get("", "/demo/clock").status == 404);
  CHECK(office.send("admin", "POST", "/demo/clock", {{"advance", "P1D"}}).status == 404);
}

TEST_CASE("Every unsafe route refuses a request without or with a foreign token, and one from another site") {
  TestOffice office;
  const std::string on = office.begin_notice();
  for (const Route& route : routes()) {
    if (!route.unsafe()) continue;
    INFO(said(route));
    Request foreign = office.request("clerk", std::string(route.method), path_of(route, on), "{}");
    foreign.headers["origin"] = "http://evil.test";
    CHECK(office.ask(foreign).status == 403);
    if (!route.rule.session) continue;
    for (const char* token : {"", "csrf-of-admin"}) {
      Request request = office.request("clerk", std::string(route.method), path_of(route, on), "{}");
      request.headers["x-csrf-token"] = token;
      CHECK(office.ask(request).status == 403);
    }
  }
}

TEST_CASE("Every command needs an idempotency key, and is told how to get one") {
  TestOffice office;
  const std::string on = office.begin_notice();
  for (const Route& route : routes()) {
    if (!route.command) continue;
    INFO(said(route));
    Request request = office.request("clerk", std::string(route.method), path_of(route, on), "{}");
    request.headers.erase("idempotency-key");
    const Reply reply = office.ask(request);
    CHECK(reply.status == 400);
    CHECK_THAT(reply.body, Catch::Contains("UUID"));
  }
}

TEST_CASE("With an initial password nothing works but changing it") {
  TestOffice office;
  Actor fresh;
  fresh.user = {"fresh"};
  office.people.add(fresh);
  for (const Route& route : routes()) {
    if (!route.rule.session || route.pattern.starts_with("/session")) continue;
    INFO(said(route));
    CHECK(status(office, route, "fresh", "1") == 403);
  }
  CHECK(office.send("fresh", "POST", "/session/password", {{"old", "right"}, {"new", "Better-horse8"}}).status == 204);
}

}  // namespace qianpi::http
