// Words that may not stand under a seal.
#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

namespace {

constexpr const char* opinion_form = R"yaml(form: review
title: 评审意见
fields:
  finding: {title: 评审结论, type: long-text, required: true}
page:
  wording: {refuse: [省级专家], basis: 第十六条第二款}
  blocks:
    - paragraph: "{finding}"
    - sign: {organisation: 办公室, date: "{issued_on}", seal: office}
)yaml";

std::string workflow(const std::string& render) {
  return R"yaml(workflow: review
title: 评审
start:
  - {by: requester, form: review}
unit: office
initial: check
states:
  check:
    task: {role: clerk}
    on:
      approve:
        title: 盖章
        target: closed
        do:
          - render: )yaml" +
         render + "\n  closed: {type: final, title: 办结, outcome: closed}\n";
}

Desk desk_with(const std::string& render = "{form: review, seal: office}") {
  return Desk({{"forms/review.yaml", opinion_form}, {"review.yaml", workflow(render)}});
}

CaseId review(Desk& desk, const std::string& finding) {
  verb::Start start;
  start.package = "desk";
  start.workflow = "review";
  start.data = rules::Value::context({{"finding", finding}});
  return desk.done("ann", {}, start).on;
}

verb::Decide seal_it(Desk& desk, CaseId on, const std::string& opinion = {}) {
  verb::Decide decide;
  decide.task = desk.open_task(desk.load(on))->no;
  decide.outcome = "approve";
  decide.opinion = opinion;
  return decide;
}

}  // namespace

TEST_CASE("A paper with forbidden words is not sealed: the decision is refused with the word, its place and the article") {
  Desk desk = desk_with();
  const CaseId on = review(desk, "省级专家组认为可行");
  const Refusal refusal = desk.refused("bob", on, seal_it(desk, on));
  CHECK(refusal.reason == Reason::check_failed);
  CHECK(refusal.basis == "第十六条第二款");
  for (const char* words : {"省级专家", "评审结论", "退回"}) CHECK(refusal.message.zh.find(words) != std::string::npos);
  CHECK(desk.load(on).papers.empty());
}

TEST_CASE("Blanks between its letters don't hide a forbidden word, and an opinion is looked through too") {
  Desk desk = desk_with();
  const CaseId spaced = review(desk, "省 级　专\n家认为可行"), opinion = review(desk, "可行");
  CHECK(desk.refused("bob", spaced, seal_it(desk, spaced)).reason == Reason::check_failed);
  CHECK(desk.refused("bob", opinion, seal_it(desk, opinion, "请省级专家复核")).message.zh.find("审批意见") != std::string::npos);
}

TEST_CASE("Without the words the paper is sealed; without a seal nothing is looked for") {
  Desk desk = desk_with();
  const CaseId on = review(desk, "市级专家组认为可行");
  desk.done("bob", on, seal_it(desk, on));
  CHECK(desk.load(on).papers.size() == 1);
  Desk unsealed = desk_with("{form: review}");
  const CaseId draft = review(unsealed, "省级专家组认为可行");
  unsealed.done("bob", draft, seal_it(unsealed, draft));
  CHECK(unsealed.load(draft).papers.size() == 1);
}
