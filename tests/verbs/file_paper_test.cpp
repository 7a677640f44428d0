#include <catch2/catch.hpp>

#include "tests/support/desk.h"

using namespace qianpi;
using test::Desk;

namespace {
CaseId with_paper(Desk& desk) {
  const CaseId id = desk.begin();
  desk.decide("bob", id, "approve");
  desk.decide("dan", id, "approve");
  return id;
}
}  // namespace

TEST_CASE("A rendered paper's hash enters the journal once") {
  Desk desk;
  const CaseId id = with_paper(desk);
  REQUIRE(desk.load(id).papers.size() == 1);
  desk.done("engine", id, verb::FilePaper{1, "abc", "pdf 1", 2});
  CHECK(desk.load(id).papers[0].sha256 == "abc");
  CHECK(desk.load(id).papers[0].pages == 2);
  CHECK(desk.refused("engine", id, verb::FilePaper{1, "def", "pdf 1", 2}).reason == Reason::already_decided);
}

TEST_CASE("Nobody but the engine files a paper") {
  Desk desk;
  const CaseId id = with_paper(desk);
  CHECK(desk.refused("bob", id, verb::FilePaper{1, "abc", "", 1}).reason == Reason::not_allowed);
}

TEST_CASE("A paper's number, code and values stand in the fact that ordered it") {
  Desk desk;
  const CaseId id = with_paper(desk);
  for (const Fact& fact : desk.facts(id))
    if (const auto* ordered = std::get_if<fact::PaperOrdered>(&fact)) {
      CHECK(ordered->paper.number == "办〔2026〕1号");
      CHECK(ordered->paper.code.size() == 20);
      CHECK(*ordered->values.get("name") == rules::Value("王伟"));
      return;
    }
  FAIL("no paper was ordered");
}
