#include <catch2/catch.hpp>

#include "engine/draws.h"
#include "tests/support/dispatch.h"

using namespace qianpi;
using rules::Value;
using test::Dispatch;

TEST_CASE("A draw reveals the secret it was committed to, and asks the first for each place") {
  Dispatch office;
  office.add_experts(10);
  const CaseId id = office.begin({{"rock", 3}});
  office.freeze(id);
  const std::string commitment = office.desk.load(id).draws.at(0).commitment;
  office.draw(id, "今日晴，二十度");
  const Case now = office.desk.load(id);
  const Draw& draw = now.draws.at(0);
  CHECK(commitment_of(draw.secret) == commitment);
  CHECK(draw.words == "今日晴，二十度");
  CHECK(draw.drawn == order_of(draw));
  REQUIRE(now.invitations.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(now.invitations[i].key == draw.candidates[static_cast<std::size_t>(draw.drawn[i]) - 1].key);
    CHECK(now.invitations[i].code.size() == 20);
    CHECK(now.invitations[i].due_at == instant_of({2026, 3, 2}, {13, 0, 0}));
  }
  CHECK(now.invitations[0].code != now.invitations[1].code);
}

TEST_CASE("People who are asked are told, with the link by which they answer") {
  Dispatch office;
  office.add_experts(1);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const auto messages = office.desk.store.claim_outbox(office.desk.clock.now(), office.desk.clock.now(), 10);
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].kind == "invite");
  CHECK(messages[0].body.find(office.open(id).code) != std::string::npos);
  CHECK(messages[0].body.find("\"contact\":\"e1\"") != std::string::npos);
}

TEST_CASE("Nothing is drawn before the list is frozen, nor twice") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  CHECK(office.desk.refused("bob", id, verb::Draw{office.task(id), {}}).reason == Reason::not_open);
  office.freeze_and_draw(id);
  CHECK(office.desk.refused("bob", id, verb::Draw{office.task(id), {}}).reason == Reason::not_open);
  CHECK(office.desk.refused("bob", id, verb::Freeze{office.task(id)}).reason == Reason::not_open);
}

TEST_CASE("Fewer candidates than places: those there are are asked, and then nobody is left") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin({{"rock", 3}});
  office.freeze_and_draw(id);
  CHECK(office.asked(id).size() == 2);
  CHECK(office.desk.state(id) == "selection");
  office.answer(id, 1, "accept");
  CHECK(office.desk.state(id) == "selection");
  office.answer(id, 2, "accept");
  CHECK(office.desk.state(id) == "adjustment");
  CHECK(office.desk.count(id, "place_filled") == 2);
}

TEST_CASE("A lost key is noticed: the draw is refused, and the list is frozen anew under the key there is") {
  Dispatch office;
  office.add_experts(3);
  const CaseId id = office.begin();
  office.freeze(id);
  const int task = office.task(id);
  test::Desk& desk = office.desk;
  auto calendar = std::make_shared<const calendar::Calendar>(desk.engine.calendar());
  Engine other(desk.store, desk.people, desk.clock, desk.entropy, calendar, std::string(32, 'z'));
  const auto submit = [&](Verb verb) { return other.submit({desk.actor("bob"), id, std::move(verb)}); };
  const auto refused = std::get<Refusal>(submit(verb::Draw{task, {}}));
  CHECK(refused.check == "抽取密钥");
  CHECK(refused.message.zh.find("重新冻结") != std::string::npos);
  REQUIRE(std::holds_alternative<Receipt>(submit(verb::Freeze{task})));
  REQUIRE(std::holds_alternative<Receipt>(submit(verb::Draw{task, {}})));
  const Case now = desk.load(id);
  CHECK(now.draws.size() == 2);
  CHECK_FALSE(now.draws[0].drawn_at);
  CHECK(now.draws[1].drawn_at);
}

TEST_CASE("Without a key of the office nothing is frozen") {
  Dispatch office;
  office.add_experts(1);
  const CaseId id = office.begin();
  auto calendar = std::make_shared<const calendar::Calendar>(office.desk.engine.calendar());
  Engine keyless(office.desk.store, office.desk.people, office.desk.clock, office.desk.entropy, calendar);
  const Answer answer = keyless.submit({office.desk.actor("bob"), id, verb::Freeze{office.task(id)}});
  CHECK(std::get<Refusal>(answer).check == "抽取密钥");
}

TEST_CASE("Where nobody draws and nobody is asked, places are filled on entry") {
  Dispatch office(test::silent_auto_selection);
  office.add_experts(5);
  const CaseId id = office.begin({{"rock", 2}});
  CHECK(office.desk.state(id) == "order");
  const Case now = office.desk.load(id);
  REQUIRE(now.draws.size() == 1);
  CHECK(now.draws[0].drawn_by.user == engine_user);
  REQUIRE(now.places.size() == 2);
  CHECK(now.places[0].key == now.draws[0].candidates[static_cast<std::size_t>(now.draws[0].drawn[0]) - 1].key);
  CHECK(office.desk.store.claim_outbox(office.desk.clock.now(), office.desk.clock.now(), 10).empty());
}

TEST_CASE("Without candidates an entry that draws by itself goes on as exhausted at once") {
  Dispatch office(test::silent_auto_selection);
  CHECK(office.desk.state(office.begin()) == "adjustment");
}

TEST_CASE("Rotation takes who was taken longest ago, rank the smallest, and lots decide between equals") {
  const auto with_order = [](const std::string& order) {
    std::string selection = test::silent_auto_selection;
    return selection.replace(selection.find("place.skill}"), 12, "place.skill, order: " + order + "}");
  };
  Dispatch rotation(with_order("rotation"));
  rotation.add_experts(3);
  std::set<std::string> taken;
  for (int day = 3; day <= 5; ++day) {
    rotation.desk.clock.move_to(instant_of({2026, 3, static_cast<std::uint8_t>(day)}, {9, 0, 0}));
    taken.merge(rotation.asked(rotation.begin()));
  }
  CHECK(taken.size() == 3);  // everyone once
  Dispatch rank(with_order("expert.score"));
  rank.add_expert("a", Value::context({{"score", 7}}));
  rank.add_expert("b", Value::context({{"score", 2}}));
  rank.add_expert("c");
  const CaseId id = rank.begin({{"rock", 3}});
  CHECK(rank.desk.load(id).draws.at(0).drawn == std::vector<int>{2, 1, 3});  // whoever has no score comes last
}

TEST_CASE("Places that can't be told are refused, with the cure") {
  Dispatch office;
  const auto start = [&](Value demand) {
    verb::Start verb;
    verb.package = "desk";
    verb.workflow = "dispatch";
    verb.data = Value::context({{"demand", std::move(demand)}});
    return office.desk.submit("cai", {}, verb);
  };
  CHECK(std::get<Refusal>(start(Value())).check == "名额");
  CHECK(std::get<Refusal>(start(Value::list({Value::context({{"skill", "rock"}, {"count", -1}})}))).check == "名额");
  CHECK(std::get<Refusal>(start(Value::list({Value::context({{"skill", "rock"}, {"count", 201}})}))).check == "名额");
  CHECK(std::get<Refusal>(start(Value::list({}))).check == "名额");
  const Answer none = start(Value::list({Value::context({{"skill", "rock"}, {"count", 0}})}));
  CHECK(office.desk.state(std::get<Receipt>(none).on) == "order");  // nobody wanted: filled at once
}
