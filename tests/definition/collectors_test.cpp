// Cases that meet: a collector and those who wait for it must know each other.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

/// A request that waits, and a meeting that collects it.
Office meeting_office(const std::string& waiting_outcomes, const std::string& collects,
                      const std::string& deliver = "- deliver: {items: true, outcome: passed}") {
  Office office;
  office.with_states("  review:\n    gather: meeting\n    on: " + waiting_outcomes + "\n  done: {type: final}\n");
  office.with("meeting.yaml", "workflow: meeting\ntitle: 会议\nstart: [{by: clerk}]\ncollects: " + collects +
                                  "\ninitial: compose\nstates:\n  compose:\n    task: {role: clerk, over: waiting}\n    on:\n      approve:\n        "
                                  "target: closed\n        do:\n          " +
                                  deliver + "\n  closed: {type: final}\n");
  return office;
}

const std::string both = "{passed: {target: done}, refused: {target: done}}";

TEST_CASE("A collector and a waiting state that know each other are good") {
  CHECK(told(meeting_office(both, "{from: [request.review], outcomes: [passed, refused]}").problems()).empty());
}

TEST_CASE("An outcome that the waiting state does not handle is told") {
  CHECK_THAT(told(meeting_office("{passed: {target: done}}", "{from: [request.review], outcomes: [passed, refused]}").problems()),
             Contains("request.yaml:6 “meeting”可能送来“refused”，环节“review”没有处理"));
}

TEST_CASE("An outcome that the collector never delivers is told") {
  CHECK_THAT(told(meeting_office(both, "{from: [request.review], outcomes: [passed]}").problems()),
             Contains("request.yaml:8 没有叫“refused”的汇集结果（meeting）"));
}

TEST_CASE("A waiting state that no collector takes would wait for ever") {
  Office office = meeting_office(both, "{from: [request.done], outcomes: [passed, refused]}");
  CHECK_THAT(told(office.problems()), Contains("“meeting”不汇集 request.review，办件会一直等下去") && Contains("没有 gather: meeting，却被它汇集"));
}

TEST_CASE("A collector that delivers nothing, or an unknown outcome, is told") {
  CHECK_THAT(told(meeting_office(both, "{from: [request.review], outcomes: [passed, refused]}", "- notify: clerk").problems()),
             Contains("汇集流程没有 deliver"));
  CHECK_THAT(
      told(meeting_office(both, "{from: [request.review], outcomes: [passed, refused]}", "- deliver: {items: true, outcome: pased}").problems()),
      Contains("meeting.yaml:13 没有叫“pased”的汇集结果 | 是不是“passed”？"));
}

TEST_CASE("A trigger of a workflow that never meets this one is told") {
  Office office;
  office.with_states(
      "  review:\n    task: {role: clerk}\n    on:\n      approve: {target: done}\n      ended.request: {target: done}\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains(":10 “request”从不为“request”而启动"));
}

TEST_CASE("Rows of waiting cases belong into a collector") {
  Office office;
  office.with_states("  review:\n    task: {role: clerk, over: waiting}\n    on: {approve: {target: done}}\n  done: {type: final}\n");
  CHECK_THAT(told(office.problems()), Contains("over 只能用在汇集流程里"));
}

}  // namespace
}  // namespace qianpi::tests
