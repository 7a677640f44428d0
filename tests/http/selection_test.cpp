// Selection over the API: who sees what of a draw, and the page of whoever is invited.
#include <catch2/catch.hpp>

#include "engine/draws.h"
#include "engine/rules/value_text.h"
#include "tests/http/office.h"
#include "tests/support/desk_package.h"
#include "tests/support/dispatch.h"

namespace qianpi::http {

namespace {

/// A clerk's case that wants two of four experts, from 9 to 10 March.
struct Selecting {
  Selecting() {
    const auto package = read_package(test::desk_files(test::dispatch_files(test::drawn_selection)));
    office.store.publish(*std::get<PackagePtr>(package), office.clock.now());
    Actor bob;
    bob.user = {"bob"};
    bob.name = "鲍勃";
    bob.unit = {"office"};
    bob.grants = {{"desk", "clerk", {"office"}}};
    office.people.add(bob);
    for (const char* key : {"ID-1", "ID-2", "ID-3", "ID-4"}) test::put_expert(office.store, office.people, key);
    const Json data{{"enterprise", "矿"}, {"work_from", "2026-03-09"}, {"work_to", "2026-03-10"}, {"demand", {{{"skill", "rock"}, {"count", 2}}}}};
    const Reply reply = office.send("bob", "POST", "/cases", {{"package", "desk"}, {"workflow", "dispatch"}, {"data", data}});
    REQUIRE(reply.status == 200);
    path = "/cases/" + body_of(reply)["case"].get<std::string>();
  }

  void freeze_and_draw() {
    REQUIRE(office.send("bob", "POST", path + "/tasks/1/freeze").status == 200);
    REQUIRE(office.send("bob", "POST", path + "/tasks/1/draw", {{"words", "晴"}}).status == 200);
  }
  Json view(const std::string& user = "bob") { return body_of(office.get(user, path)); }
  std::string code(std::size_t invitation) { return view()["selection"]["invitations"][invitation]["code"]; }
  Reply answer(const std::string& user, const std::string& code, const Json& body) {
    return office.send(user, "POST", "/invitations/" + code + "/answer", body);
  }

  TestOffice office;
  std::string path;
};

std::set<std::string> verbs_of(const Json& view) {
  std::set<std::string> verbs;
  for (const Json& offer : view["offers"]) verbs.insert(offer["verb"]);
  return verbs;
}

}  // namespace

TEST_CASE("The case shows what can be done next: freeze, then draw, then the answers") {
  Selecting it;
  CHECK(misfit(it.view(), "Case").empty());
  CHECK(verbs_of(it.view()).contains("freeze"));
  REQUIRE(it.office.send("bob", "POST", it.path + "/tasks/1/freeze").status == 200);
  CHECK(misfit(it.view(), "Case").empty());
  CHECK(verbs_of(it.view()).contains("draw"));
  CHECK_FALSE(verbs_of(it.view()).contains("freeze"));
  REQUIRE(it.office.send("bob", "POST", it.path + "/tasks/1/draw", {{"words", "晴"}}).status == 200);
  const Json view = it.view();
  CHECK(misfit(view, "Case").empty());
  const Json& selection = view["selection"];
  CHECK(selection["places"].size() == 2);
  CHECK(selection["places"][0]["wanted"][0]["title"] == "专业");
  CHECK(selection["draws"][0]["candidates"].size() == 4);
  CHECK(selection["draws"][0]["words"] == "晴");
  CHECK(selection["invitations"].size() == 2);
  CHECK(selection["invitations"][0]["answers"][0]["title"] == "能参加");
  CHECK(selection["channels"] == Json({"phone", "message"}));
  CHECK(it.office.complaints.empty());
}

TEST_CASE("Keys of records, which may be ID numbers, stand neither in the case nor in the protocol") {
  Selecting it;
  it.freeze_and_draw();
  const Reply protocol = it.office.get("bob", it.path + "/draws/1/protocol");
  CHECK(protocol.status == 200);
  CHECK(protocol.headers.at("Content-Disposition") == "attachment; filename=\"draw-5-1.json\"");
  CHECK_FALSE(first_difference(rules::from_json(protocol.body)));
  Json view = it.view();
  view["selection"]["invitations"] = Json::array();  // its names are made of the keys here
  for (const char* part : {"\"ID-1\"", "\"ID-2\"", "\"ID-3\"", "\"ID-4\""}) {
    CHECK(view.dump().find(part) == std::string::npos);
    CHECK(protocol.body.find(part) == std::string::npos);
  }
  CHECK(it.office.get("bob", it.path + "/draws/2/protocol").status == 404);
  CHECK(it.office.get("stranger", it.path + "/draws/1/protocol").status == 404);
}

TEST_CASE("A link shows what is asked and nothing else of the case, to anyone who holds it") {
  Selecting it;
  it.freeze_and_draw();
  const std::string code = it.code(0);
  const Reply reply = it.office.get("", "/invitations/" + code);
  REQUIRE(reply.status == 200);
  const Json invitation = body_of(reply);
  CHECK(misfit(invitation, "Invitation").empty());
  CHECK(invitation["title"] == "抽取");
  CHECK(invitation["due_at"] == "2026-03-02T13:00:00+08:00");
  CHECK(invitation["answers"].size() == 2);
  CHECK(invitation["fields"].empty());  // the definition names no form to show
  CHECK(it.office.get("", "/invitations/NOBODYHASTHISCODE234").status == 404);
  CHECK(it.office.get("", it.path).status == 401);
}

TEST_CASE("An answer by link counts once; a second one learns who and when, a late one that it is late") {
  Selecting it;
  it.freeze_and_draw();
  const std::string first = it.code(0), second = it.code(1);
  CHECK(it.answer("", first, {{"answer", "unable"}}).status == 422);
  CHECK(it.answer("", first, {{"answer", "silent"}}).status == 422);
  const Reply done = it.answer("", first, {{"answer", "unable"}, {"opinion", "出差"}});
  CHECK(done.status == 200);
  CHECK(body_of(done)["answer_title"] == "不能参加");
  const Reply again = it.answer("", first, {{"answer", "accept"}});
  CHECK(again.status == 409);
  CHECK(body_of(again)["reason"] == "already_decided");
  CHECK(body_of(again).contains("who"));
  CHECK(body_of(again).contains("when"));
  it.office.wait_hours(4);
  const Reply late = it.answer("", second, {{"answer", "accept"}});
  CHECK(late.status == 409);
  CHECK(body_of(late)["reason"] == "late");
  CHECK(body_of(it.office.get("", "/invitations/" + second))["late"] == true);
}

TEST_CASE("A withdrawn invitation is as good as unknown") {
  Selecting it;
  it.freeze_and_draw();
  const std::string code = it.code(0);
  REQUIRE(it.office.send("bob", "POST", it.path + "/withdraw", {{"opinion", "不办了"}}).status == 200);
  CHECK(it.office.get("", "/invitations/" + code).status == 404);
  CHECK(it.answer("", code, {{"answer", "accept"}}).status == 404);
}

TEST_CASE("Whoever signs in finds their invitations, answers by account, and then sees the case") {
  Selecting it;
  it.freeze_and_draw();
  const std::string name = it.view()["selection"]["invitations"][0]["name"], user = name.substr(name.find("ID"));
  CHECK(it.office.get(user, it.path).status == 404);
  const Json mine = body_of(it.office.get(user, "/invitations"));
  REQUIRE(mine.size() == 1);
  CHECK(misfit(mine, "Invitations").empty());
  CHECK(it.answer(user, mine[0]["code"], {{"answer", "accept"}}).status == 200);
  CHECK(it.office.get(user, it.path).status == 200);
  CHECK(it.view()["selection"]["invitations"][0]["channel"] == "account");
  CHECK(body_of(it.office.get(user, "/invitations")).empty());
  CHECK(it.office.get("", "/invitations").status == 401);
}

TEST_CASE("An answer by telephone is written down in the case; another site's page can answer for nobody") {
  Selecting it;
  it.freeze_and_draw();
  CHECK(it.office.send("bob", "POST", it.path + "/invitations/1/answer", {{"answer", "accept"}}).status == 422);
  CHECK(it.office.send("bob", "POST", it.path + "/invitations/1/answer", {{"answer", "accept"}, {"channel", "phone"}}).status == 200);
  CHECK(it.view()["selection"]["places"][0]["status"] == "filled");
  CHECK(it.view()["selection"]["invitations"][0]["noted_by"] == "鲍勃");
  Request foreign = it.office.request("", "POST", "/invitations/" + it.code(1) + "/answer", R"({"answer":"accept"})");
  foreign.headers["origin"] = "http://elsewhere.test";
  CHECK(it.office.ask(foreign).status == 403);
}

TEST_CASE("A person is named by the number of the record, never by its key") {
  Selecting it;
  const auto choose = [&](const Json& record) {
    return it.office.send("bob", "POST", it.path + "/tasks/1/choose", {{"place", 1}, {"record", record}});
  };
  CHECK(choose("ID-1").status == 422);
  CHECK(choose("999").status == 422);
  const std::string id = std::to_string(it.office.store.records("desk", "expert", "")[0].id);
  const Reply drawn = choose(id);  // here places are drawn, and the engine says so
  CHECK(drawn.status == 409);
}

}  // namespace qianpi::http
