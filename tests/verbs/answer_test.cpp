#include <catch2/catch.hpp>

#include "engine/places.h"
#include "tests/support/dispatch.h"

using namespace qianpi;
using rules::Value;
using test::Dispatch;

namespace {

verb::Answer by_link(const Invitation& invitation, const std::string& answer) { return {invitation.no, answer, {}, {}, invitation.code}; }

}  // namespace

TEST_CASE("Whoever accepts fills the place, is bound for those days, and the answer's effects know both") {
  Dispatch office;
  office.add_experts(3);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const Invitation invited = office.open(id);
  office.answer(id, 1, "accept");
  const Case now = office.desk.load(id);
  CHECK(office.desk.state(id) == "order");
  CHECK(now.places.at(0).status == PlaceStatus::filled);
  CHECK(now.invitations.at(0).channel == "account");
  CHECK(*now.data.get("booked") == Value(invited.name + "accept"));
  const auto engagements = office.expert(invited.key).engagements;
  REQUIRE(engagements.size() == 1);
  CHECK(engagements[0].from == Date{2026, 3, 9});
  CHECK(engagements[0].until == Date{2026, 3, 11});
  CHECK(office.desk.load(id).timers.empty());
}

TEST_CASE("Whoever can't come is replaced at once by the next of the draw, and nobody is asked twice") {
  Dispatch office;
  office.add_experts(4);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const Draw draw = office.desk.load(id).draws.at(0);
  for (int no = 1; no <= 3; ++no) {
    CHECK(office.open(id).key == draw.candidates[static_cast<std::size_t>(draw.drawn[static_cast<std::size_t>(no) - 1]) - 1].key);
    office.answer(id, no, "unable", "出差");
  }
  CHECK(office.asked(id).size() == 4);
  office.answer(id, 4, "unable", "出差");
  CHECK(office.desk.state(id) == "adjustment");
  office.desk.decide("bob", id, "resubmit");
  office.freeze_and_draw(id);  // everyone has been asked in this case
  CHECK(office.desk.state(id) == "adjustment");
  CHECK(office.desk.load(id).draws.at(1).kept_out.size() == 4);
  CHECK(office.desk.load(id).draws.at(1).kept_out.at(0).why == "本办件已邀请过");
}

TEST_CASE("An answer that needs a reason has one, and only the definition's answers count") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const std::string person = office.open(id).key;
  CHECK(office.desk.refused(person, id, verb::Answer{1, "unable", {}, {}, {}}).reason == Reason::opinion_missing);
  CHECK(office.desk.refused(person, id, verb::Answer{1, "maybe", {}, {}, {}}).reason == Reason::no_such_outcome);
  CHECK(office.desk.refused(person, id, verb::Answer{1, "silent", {}, {}, {}}).reason == Reason::no_such_outcome);
}

TEST_CASE("Whoever is silent until the time is over is passed over; an answer then comes too late") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const Invitation first = office.open(id);
  office.desk.clock.move_to(*first.due_at);
  const Refusal late = office.desk.refused(first.key, id, verb::Answer{1, "accept", {}, {}, {}});
  CHECK(late.reason == Reason::late);
  CHECK(late.when == first.due_at);
  office.desk.wait({1, calendar::Unit::minutes});
  const Case now = office.desk.load(id);
  CHECK(now.invitations.at(0).answer == "silent");
  CHECK(office.open(id).no == 2);
  const Refusal again = office.desk.refused(first.key, id, verb::Answer{1, "accept", {}, {}, {}});
  CHECK(again.reason == Reason::already_decided);
}

TEST_CASE("A second answer is refused with who and when") {
  Dispatch office;
  office.add_experts(3);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id);
  const Invitation first = *find_invitation(office.desk.load(id), 1);
  office.answer(id, 1, "accept");
  const Refusal again = office.desk.refused("public", id, by_link(first, "unable"));
  CHECK(again.reason == Reason::already_decided);
  CHECK(again.who->name == first.name);
  CHECK(again.when == office.desk.clock.now());
}

TEST_CASE("A link answers its own invitation and no other") {
  Dispatch office;
  office.add_experts(3);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id);
  const Case now = office.desk.load(id);
  verb::Answer wrong = by_link(now.invitations[0], "accept");
  wrong.invitation = 2;
  CHECK(office.desk.refused("public", id, wrong).reason == Reason::unknown_task);
  CHECK(office.desk.refused("public", id, verb::Answer{1, "accept", {}, {}, {}}).reason == Reason::unknown_task);
  CHECK(office.desk.refused("ann", id, verb::Answer{1, "accept", {}, {}, {}}).reason == Reason::unknown_task);
  office.desk.done("public", id, by_link(now.invitations[0], "accept"));
  CHECK(office.desk.load(id).invitations[0].channel == "link");
  CHECK(office.desk.store.journal(id).back().actor == "public");
}

TEST_CASE("An answer given by telephone is written down by whoever draws, with the channel") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  CHECK(office.desk.refused("dan", id, verb::Answer{1, "accept", {}, "phone", {}}).reason == Reason::not_allowed);
  const Refusal no = office.desk.refused("bob", id, verb::Answer{1, "accept", {}, "pigeon", {}});
  CHECK(no.reason == Reason::bad_input);
  CHECK(no.problems.at(0).cure.zh == "可选：phone, message");
  office.desk.done("bob", id, verb::Answer{1, "accept", {}, "phone", {}});
  const Invitation noted = office.desk.load(id).invitations.at(0);
  CHECK(noted.channel == "phone");
  CHECK(noted.noted_by->name == "鲍勃");
}

TEST_CASE("Whoever was engaged elsewhere meanwhile is turned away, without the answer's effects") {
  Dispatch office;
  office.add_experts(1);
  const CaseId first = office.begin(), second = office.begin();
  office.freeze_and_draw(first);
  office.freeze_and_draw(second);
  office.answer(first, 1, "accept");
  office.answer(second, 1, "accept");
  const Case now = office.desk.load(second);
  CHECK(now.invitations.at(0).answer == "taken");
  CHECK(now.invitations.at(0).opinion == "2026-03-09至2026-03-10已有其他任务");
  CHECK_FALSE(now.data.get("booked"));
  CHECK(office.desk.state(second) == "adjustment");
  CHECK(office.expert("e1").engagements.size() == 1);
}

TEST_CASE("Leaving the state withdraws what is still asked; the link is then as good as unknown") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  const Invitation invited = office.open(id);
  office.desk.done("cai", id, verb::Withdraw{});
  const Case now = office.desk.load(id);
  CHECK(now.invitations.at(0).status == InvitationStatus::withdrawn);
  CHECK(now.places.at(0).status == PlaceStatus::open);
  CHECK(now.timers.empty());
  CHECK(office.desk.refused("public", id, by_link(invited, "accept")).reason == Reason::unknown_task);
}

TEST_CASE("A case that is over binds nobody for days to come") {
  Dispatch office;
  office.add_experts(1);
  const CaseId id = office.begin();
  office.freeze_and_draw(id);
  office.answer(id, 1, "accept");
  REQUIRE(office.expert("e1").engagements.size() == 1);
  office.desk.done("cai", id, verb::Withdraw{});
  CHECK(office.expert("e1").engagements.empty());
}

TEST_CASE("Selecting again empties only the places that say so, and asks others") {
  Dispatch office;
  office.add_experts(5);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id);
  office.answer(id, 1, "accept");
  office.answer(id, 2, "accept");
  const Case before = office.desk.load(id);
  verb::Decide redo;
  redo.task = office.task(id);
  redo.outcome = "redo";
  redo.data = Value::context({{"vacated", before.places[0].key}});
  office.desk.done("dan", id, redo);
  const Case now = office.desk.load(id);
  CHECK(now.places[0].status == PlaceStatus::open);
  CHECK(now.places[1].status == PlaceStatus::filled);
  CHECK(now.places[1].key == before.places[1].key);
  CHECK(office.expert(before.places[0].key).engagements.empty());
  CHECK(office.expert(before.places[1].key).engagements.size() == 1);
  office.freeze_and_draw(id);
  CHECK(office.desk.load(id).draws.at(1).kept_out.size() == 2);
  office.answer(id, 3, "accept");
  CHECK(office.desk.state(id) == "order");
  CHECK(office.asked(id).size() == 3);
}

TEST_CASE("Rows that grew get more places, rows that shrank lose the open ones first, rows that went free their people") {
  Dispatch office;
  office.add_experts(5);
  office.add_expert("w1", Value::context({{"skill", "water"}}));
  const CaseId id = office.begin({{"rock", 2}, {"water", 1}});
  office.freeze_and_draw(id);
  for (int no = 1; no <= 3; ++no) office.answer(id, no, "accept");
  const auto redo = [&](Value demand) {
    verb::Decide decide;
    decide.task = office.task(id);
    decide.outcome = "redo";
    decide.data = Value::context({{"demand", std::move(demand)}});
    office.desk.done("dan", id, decide);
  };
  const std::string first = office.desk.load(id).places[0].key;
  redo(Value::list({Value::context({{"skill", "rock"}, {"count", 3}})}));
  Case now = office.desk.load(id);
  REQUIRE(now.places.size() == 3);
  CHECK(now.places[2].status == PlaceStatus::open);
  CHECK(office.expert("w1").engagements.empty());
  CHECK(office.desk.state(id) == "selection");
  office.desk.done("bob", id, verb::Freeze{office.task(id)});
  office.desk.done("bob", id, verb::Draw{office.task(id), {}});
  office.answer(id, office.open(id).no, "accept");
  redo(Value::list({Value::context({{"skill", "rock"}, {"count", 1}})}));
  now = office.desk.load(id);
  REQUIRE(now.places.size() == 1);
  CHECK(now.places[0].key == first);
  CHECK(office.desk.state(id) == "order");
}

TEST_CASE("Whoever fills a place sees the case; whoever is only asked does not") {
  Dispatch office;
  office.add_experts(2);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id);
  const Case now = office.desk.load(id);
  CHECK_FALSE(may_see(office.desk.seen_by(now.invitations[0].key, id)));
  office.answer(id, 1, "accept");
  CHECK(may_see(office.desk.seen_by(now.invitations[0].key, id)));
  CHECK_FALSE(may_see(office.desk.seen_by(now.invitations[1].key, id)));
}

TEST_CASE("Expressions see the team, the invited and the draws") {
  Dispatch office;
  office.add_experts(3);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id);
  office.answer(id, 1, "accept");
  Situation situation = office.desk.seen_by("bob", id);
  const std::string filled = situation.before.invitations[0].key, asked = situation.before.invitations[1].key;
  situation.records[{"desk", "expert", filled}] = office.expert(filled);
  Course course(situation);
  const Value team = team_value(course);
  REQUIRE(team.items().size() == 1);
  CHECK(*team.items()[0].at_path("expert.id") == Value(filled));
  CHECK(*team.items()[0].get("skill") == Value("rock"));
  CHECK(invited_value(course.now()) == Value::list({Value(asked)}));
  CHECK(draws_value(course.now()).items().size() == 1);
}
