// Cases that begin others and wait: what a definition must say of them.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

constexpr const char* person = "register: person\ntitle: 人员\nkey: id\nfields: {id: {title: 号, type: text}}\n";
constexpr const char* firm = "register: firm\ntitle: 企业\nkey: id\nfields: {id: {title: 号, type: text}}\n";

/// A request that begins a visit to a person for each day.
Office visiting(const std::string& each, const std::string& on = "{done: {target: over}}") {
  Office office;
  office.with("registers/person.yaml", person).with("registers/firm.yaml", firm);
  office.with(
      "visit.yaml",
      "workflow: visit\ntitle: 走访\nsubject: person\ninitial: ask\nstates:\n  ask:\n    task: {role: clerk}\n    on: {approve: {target: made}}\n"
      "  made: {type: final}\n");
  office.with_states("  review:\n    task: {role: clerk}\n    on: {approve: {target: calls}}\n  calls:\n    each: " + each + "\n    on: " + on +
                     "\n  over: {type: final}\n");
  return office;
}

TEST_CASE("A state that begins a child for each element is good when it says whom the child is about") {
  CHECK(told(visiting("{in: '[days]', as: day, start: visit, subject: day, with: {days: = day}, join: any}").problems()).empty());
}

TEST_CASE("An unknown workflow is told, with what was probably meant") {
  CHECK_THAT(told(visiting("{in: '[days]', start: visti, subject: item}").problems()), Contains("没有叫“visti”的流程") && Contains("visit"));
}

TEST_CASE("A subject of another register than the child's is told") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: visit, subject: day.firm}").problems()),
             Contains("“day.firm”是名册“firm”的人，而“visit”是关于名册“person”的"));
}

TEST_CASE("A subject that begins with no known name is told") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: visit, subject: dya.person}").problems()), Contains("没有叫“dya”的记录或字段"));
}

TEST_CASE("A child that is not told whom it is about is told") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: visit}").problems()),
             Contains("没有说“visit”是关于谁的") && Contains("subject: day.person"));
}

TEST_CASE("A subject for a workflow that is about nobody is told") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: request, subject: day}").problems()), Contains("“request”没有 subject"));
}

TEST_CASE("A state that waits and does not say where it leads afterwards is told") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: visit, subject: day}", "{withdraw: {target: over}}").problems()),
             Contains("环节“calls”等到之后没有说往哪里去"));
}

TEST_CASE("A number of children is neither all nor any nor a share") {
  CHECK_THAT(told(visiting("{in: '[days]', as: day, start: visit, subject: day, join: three}").problems()), Contains("“three”说不清要等几个子办件"));
}

TEST_CASE("A misspelt name in the list or in what a child is given is told") {
  CHECK_THAT(told(visiting("{in: '[dyas]', as: day, start: visit, subject: day, with: {days: = dya}}").problems()),
             Contains("“dyas”") && Contains("“dya”"));
}

}  // namespace
}  // namespace qianpi::tests
