// Selections as definitions write them: what is read, and what is refused with its place and cure.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

constexpr const char* register_yaml = R"(register: expert
title: 专家
key: id
contact: login
fields:
  id: {title: 编号, type: text}
  login: {title: 登录名, type: text}
  skill: {title: 专业, type: text}
  employer: {title: 单位, type: text}
  interests: {title: 利害关系, type: rows, columns: {body: {title: 单位, type: text}}}
)";
constexpr const char* form_yaml = R"(form: request
title: 申请表
fields:
  firm: {title: 单位, type: text}
  first: {title: 起, type: date}
  last: {title: 止, type: date}
  demand: {title: 需求, type: rows, columns: {skill: {title: 专业, type: text}, count: {title: 人数, type: integer}}}
)";

const std::string draw = "{by: clerk, from: expert, where: expert.skill = place.skill}";
const std::string invite = "{within: 4 hours, channels: [phone], answers: {accept: {fills: true}, unable: {opinion: required}, silent: {}}}";
const std::string both = "{filled: {target: done}, exhausted: {target: done}}";

Office selecting(const std::string& draw_text, const std::string& invite_text = invite, const std::string& on = both, const std::string& more = "") {
  Office office;
  office.with("registers/expert.yaml", register_yaml).with("forms/request.yaml", form_yaml);
  office.with_states("  review:\n    places: demand\n    draw: " + draw_text + "\n    invite: " + invite_text + "\n    on: " + on + "\n" + more +
                     "  done: {type: final}\n");
  return office;
}

std::string of_draw(const std::string& text) { return told(selecting(text).problems()); }
std::string of_invite(const std::string& text) { return told(selecting(draw, text).problems()); }

TEST_CASE("A selection is read with its draw, its invitation and its answers") {
  const PackagePtr package =
      selecting(
          "{by: clerk, from: expert, avoid: [self, {same_employer: firm}, {declared_interest: firm}, {other_task: first..last}], order: rotation}")
          .package();
  const Selection& it = *find_state(package->workflows.at("request"), "review")->selection;
  CHECK(it.places.text == "demand");
  CHECK(it.draw->by == "clerk");
  CHECK(it.draw->from == "expert");
  CHECK(it.draw->order == DrawOrder::rotation);
  REQUIRE(it.draw->avoid.size() == 4);
  CHECK(it.draw->avoid[3].argument == "first..last");
  REQUIRE(it.invite->answers.size() == 3);
  CHECK(it.invite->answers[0].title.zh == "能参加");
  CHECK(it.invite->answers[0].fills);
  CHECK(it.invite->answers[1].opinion == OpinionRule::required);
  CHECK(it.invite->within->span == calendar::Span{4, calendar::Unit::hours});
}

TEST_CASE("Rows may be written out, and an order may be an expression") {
  Office office;
  office.with("registers/expert.yaml", register_yaml);
  office.with_states(
      "  review:\n    places: [{skill: \"4.3\", count: 2}, {skill: a}]\n    draw: {from: expert, order: count(expert.interests)}\n    on: " + both +
      "\n  done: {type: final}\n");
  const PackagePtr package = office.package();
  const Selection& it = *find_state(package->workflows.at("request"), "review")->selection;
  CHECK(it.draw->order == DrawOrder::rank);
  CHECK(it.draw->rank->text == "count(expert.interests)");
}

TEST_CASE("Names that a selection uses must be declared") {
  CHECK_THAT(of_draw("{from: experts}"), Contains("没有叫“experts”的名册 | 是不是“expert”？"));
  CHECK_THAT(of_draw("{by: klerk, from: expert}"), Contains("没有叫“klerk”的角色"));
  CHECK_THAT(of_draw("{from: expert, where: expert.skil = place.skill}"), Contains("没有叫“skil”的名册字段 | 是不是“skill”？"));
  CHECK_THAT(of_draw("{from: expert, where: expert.skill = place.skil}"), Contains("没有叫“skil”的名额各行的栏目 | 是不是“skill”？"));
  CHECK_THAT(of_draw("{from: expert, where: expert.skill = firn}"), Contains("没有叫“firn”的字段或名称"));
  CHECK_THAT(of_invite("{form: letter, answers: {accept: {fills: true}}}"), Contains("没有叫“letter”的表单"));
  CHECK_THAT(of_invite("{within: param.soon, answers: {accept: {fills: true}}}"), Contains("没有叫“soon”的参数"));
  CHECK_THAT(of_draw("{by: public, from: expert}"), Contains("匿名公众"));
}

TEST_CASE("Every end of a selection leads somewhere") {
  CHECK_THAT(told(selecting(draw, invite, "{exhausted: {target: done}}").problems()), Contains("没有写人数已满（filled）后去哪里"));
  CHECK_THAT(told(selecting(draw, invite, "{filled: {target: done}}").problems()), Contains("没有写无人可选（exhausted）时去哪里"));
  CHECK(told(selecting("{by: clerk, from: expert, order: chosen}", invite, "{filled: {target: done}}").problems()).empty());
}

TEST_CASE("Answers must make sense") {
  CHECK_THAT(of_invite("{answers: {unable: {}}}"), Contains("没有一种答复能占用名额"));
  CHECK_THAT(of_invite("{answers: {accept: {fills: true}, silent: {}}}"), Contains("没有写 within"));
  CHECK_THAT(of_invite("{within: 1 day, answers: {accept: {fills: true}, silent: {fills: true}}}"), Contains("silent（未答复）不能占用名额"));
  CHECK_THAT(of_invite("{channels: [link], answers: {accept: {fills: true}}}"), Contains("“link”是系统自带的答复方式"));
  CHECK_THAT(of_invite("{answers: {taken: {fills: true}}}"), Contains("“taken”是系统自用的词"));
}

TEST_CASE("The parts of a selection belong together") {
  Office office;
  office.with_states("  review:\n    task: {role: clerk}\n    vacate: true\n    on: {approve: {target: done}}\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains("vacate 只能与 places（名额）同用"));
  office.with_states("  review:\n    places: 3\n    on: " + both + "\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains("有 places（名额）而没有 draw"));
  CHECK_THAT(of_draw("{from: expert, order: chosen}"), Contains("order: chosen 由人指定人选，但没有写 by"));
  CHECK_THAT(of_draw("{from: expert, group: a}"), Contains("group"));
}

TEST_CASE("An avoid rule needs what it reads") {
  const auto without = [](const std::string& line, const std::string& avoid) {
    std::string text = register_yaml;
    const auto at = text.find(line);
    text.erase(at, text.find('\n', at) + 1 - at);
    Office office = selecting("{by: clerk, from: expert, avoid: [" + avoid + "]}");
    office.with("registers/expert.yaml", text);
    return told(office.problems());
  };
  CHECK_THAT(without("  employer", "{same_employer: firm}"), Contains("但没有这个字段 | 请在名册里加上字段 employer"));
  CHECK_THAT(without("  interests", "{declared_interest: firm}"), Contains("请在名册里加上字段 interests"));
  CHECK_THAT(without("contact", "starter"), Contains("没有写 contact"));
  CHECK_THAT(of_draw("{from: expert, avoid: [{same_employer: frm}]}"), Contains("没有叫“frm”的字段 | 是不是“firm”？"));
  CHECK_THAT(of_draw("{from: expert, avoid: [{other_task: first}]}"), Contains("other_task 要写成"));
  CHECK_THAT(of_draw("{from: expert, avoid: [{other_task: first..lst}]}"), Contains("没有叫“lst”的字段"));
  CHECK_THAT(of_draw("{from: expert, avoid: [{decided: picc}]}"), Contains("没有叫“picc”的环节"));
  CHECK_THAT(of_draw("{from: expert, avoid: [same_employer]}"), Contains("same_employer"));
}

TEST_CASE("A task may keep out by a record only where the record's own person handles it") {
  Office office;
  office.with("registers/expert.yaml", register_yaml).with("forms/request.yaml", form_yaml);
  const auto states = [](const std::string& role) {
    return "  review:\n    task: {role: " + role +
           ", avoid: [{same_employer: firm}], form: {request: {write: all}}}\n    on: {approve: {target: done}}\n" + "  done: {type: final}\n";
  };
  office.with_states(states("clerk"), "subject: expert\n");
  CHECK_THAT(told(office.problems()), Contains("只能用于由名册中本人办理（person: subject）的待办"));
  office.with_states(states("person"), "subject: expert\n");
  CHECK(told(office.problems()).empty());
}

TEST_CASE("Those who fill the places can be told, but only where somebody is selected") {
  const std::string tell = "{target: done, do: [{notify: {to: team}}]}";
  CHECK(told(selecting(draw, invite, "{filled: " + tell + ", exhausted: {target: done}}").problems()).empty());
  Office office;
  office.with_states("  review:\n    task: {role: clerk}\n    on: {approve: " + tell + "}\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains("team"));
}

}  // namespace
}  // namespace qianpi::tests
