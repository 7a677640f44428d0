// Which transitions win: document order, depth, guards, conflicts between regions.
#include <catch2/catch.hpp>

#include "tests/statechart/outline.h"

namespace qianpi::statechart {
namespace {

using Names = std::vector<std::string>;

TEST_CASE("The first transition that listens and whose guard holds is taken") {
  const auto door = outline(R"(
state house
  state open
    on push [locked] -> locked
    on push -> shut
    on push -> never
  state shut
  state locked
  state never)");
  Diary diary(door);
  diary.start();
  diary.send("push");
  CHECK(diary.leaves() == Names{"shut"});

  Diary other(door);
  other.true_now = {"locked"};
  other.start();
  other.send("push");
  CHECK(other.leaves() == Names{"locked"});
}

TEST_CASE("An inner state answers before its outer state") {
  const auto chart = outline(R"(
state root
  state outer
    on go -> left
    state inner
      on go -> right
  state left
  state right)");
  Diary diary(chart);
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"right"});
}

TEST_CASE("What the inner state answers, the outer state does not hear, even if neither leaves") {
  const auto chart = outline(R"(
state root
  state outer
    on note
    state inner
      on note)");
  Diary diary(chart);
  diary.start();
  diary.send("note");
  CHECK(diary.lines == Names{"take inner.note"});
}

TEST_CASE("What the inner state does not answer, the outer state answers") {
  const auto chart = outline(R"(
state root
  state outer
    on go -> left
    state inner
      on go [never] -> outer
  state left)");
  Diary diary(chart);
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"left"});
}

TEST_CASE("An event that nobody listens to changes nothing") {
  const auto chart = outline("state root\n  state a\n    on go -> a");
  Diary diary(chart);
  diary.start();
  CHECK(diary.send("gone") == End::settled);
  CHECK_FALSE(diary.run.took_any());
  CHECK(diary.lines.empty());
}

const auto two_regions = outline(R"(
state root
  parallel both
    state r1
      state a1
        on step -> b1
        on leave -> out
        on clash -> out
        on deep -> b1
      state b1
    state r2
      on deep -> out
      state a2
        on step -> b2
        on clash -> b2
      state b2
  state out)");

TEST_CASE("Two regions step together on one event") {
  Diary diary(two_regions);
  diary.start();
  diary.send("step");
  CHECK(diary.leaves() == Names{"b1", "b2"});
}

TEST_CASE("One region may leave for all") {
  Diary diary(two_regions);
  diary.start();
  diary.send("leave");
  CHECK(diary.leaves() == Names{"out"});
  CHECK(diary.lines == Names{"exit a2", "exit r2", "exit a1", "exit r1", "exit both", "take a1.leave", "enter out"});
}

TEST_CASE("Of two regions that cannot both have their way the first in the document wins") {
  Diary diary(two_regions);
  diary.start();
  diary.send("clash");
  CHECK(diary.leaves() == Names{"out"});
  CHECK(diary.lines.back() == "enter out");

  Diary deep(two_regions);
  deep.start();
  deep.send("deep");
  CHECK(deep.leaves() == Names{"b1", "a2"});
}

TEST_CASE("A transition from deeper inside preempts the one of its ancestor that another region chose") {
  const auto chart = outline(R"(
state root
  parallel both
    on go -> out
    state r1
      state a1
    state r2
      state a2
        on go -> b2
      state b2
  state out)");
  Diary diary(chart);
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"a1", "b2"});
}

TEST_CASE("A transition without target conflicts with nothing") {
  const auto chart = outline(R"(
state root
  parallel both
    state r1
      on note
      state a1
    state r2
      state a2
        on note -> out
  state out)");
  Diary diary(chart);
  diary.start();
  diary.send("note");
  CHECK(diary.leaves() == Names{"out"});
  CHECK(diary.lines == Names{"exit a2", "exit r2", "exit a1", "exit r1", "exit both", "take r1.note", "take a2.note", "enter out"});
}

TEST_CASE("One outer transition is taken once though two regions choose it") {
  const auto chart = outline(R"(
state root
  parallel both
    on go
    state a
    state b)");
  Diary diary(chart);
  diary.start();
  diary.send("go");
  CHECK(diary.lines == Names{"take both.go"});
}

TEST_CASE("A descriptor matches whole words of an event's name") {
  CHECK(matches("done", "done"));
  CHECK(matches("done", "done.state.review"));
  CHECK(matches("done.*", "done.state"));
  CHECK(matches("done.*", "done"));
  CHECK(matches("done.", "done.state"));
  CHECK(matches("*", "anything.at.all"));
  CHECK_FALSE(matches("done", "donegal"));
  CHECK_FALSE(matches("done.state", "done"));
  CHECK_FALSE(matches("done", ""));
}

}  // namespace
}  // namespace qianpi::statechart
