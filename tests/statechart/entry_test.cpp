// What is left and entered, and in which order: domains, default entry, regions, histories.
#include <catch2/catch.hpp>

#include "tests/statechart/outline.h"

namespace qianpi::statechart {
namespace {

using Names = std::vector<std::string>;

TEST_CASE("The start enters from the outside in, the initial content between state and child") {
  const auto chart = outline(R"(
state root
  initial b
  state a
  state b
    state c)");
  Diary diary(chart);
  CHECK(diary.run.start() == End::settled);
  CHECK(diary.lines == Names{"enter root", "take root.initial", "enter b", "enter c"});
  CHECK(diary.run.after().active == std::vector<StateIndex>{0, 2, 3});
}

TEST_CASE("A state that targets itself is left and entered again") {
  const auto chart = outline("state root\n  state a\n    on again -> a");
  Diary diary(chart);
  diary.start();
  diary.send("again");
  CHECK(diary.lines == Names{"exit a", "take a.again", "enter a"});
}

TEST_CASE("A transition without target stays: nothing is left, nothing entered") {
  const auto chart = outline("state root\n  state a\n    on note");
  Diary diary(chart);
  diary.start();
  diary.send("note");
  CHECK(diary.lines == Names{"take a.note"});
  CHECK(diary.run.took_any());
}

TEST_CASE("Only what lies below the least common ancestor is left") {
  const auto chart = outline(R"(
state root
  state office
    state desk
      state reading
        on next -> shelf
    state shelf)");
  Diary diary(chart);
  diary.start();
  diary.send("next");
  CHECK(diary.lines == Names{"exit reading", "exit desk", "take reading.next", "enter shelf"});
}

TEST_CASE("An external transition to a child leaves its source, an internal one does not") {
  const auto chart = outline(R"(
state root
  state outer
    on external -> b
    on internal => b
    state a
    state b)");
  Diary diary(chart);
  diary.start();
  diary.send("external");
  CHECK(diary.lines == Names{"exit a", "exit outer", "take outer.external", "enter outer", "enter b"});
  diary.send("internal");
  CHECK(diary.lines == Names{"exit b", "take outer.internal", "enter b"});
}

TEST_CASE("An internal transition out of its source is an external one, and so is one of a parallel state") {
  const auto chart = outline(R"(
state root
  state outer
    on out => other
    state a
  state other
    on into -> both
  parallel both
    on again => r1
    state r1
    state r2)");
  Diary diary(chart);
  diary.start();
  diary.send("out");
  CHECK(diary.lines == Names{"exit a", "exit outer", "take outer.out", "enter other"});
  diary.send("into");
  diary.send("again");
  CHECK(diary.lines == Names{"exit r2", "exit r1", "exit both", "take both.again", "enter both", "enter r1", "enter r2"});
}

TEST_CASE("A transition of the root leaves all of its children but never the root") {
  const auto chart = outline(R"(
state root
  on reset -> b
  state a
  state b)");
  Diary diary(chart);
  diary.start();
  diary.send("reset");
  CHECK(diary.lines == Names{"exit a", "take root.reset", "enter b"});
}

TEST_CASE("Several targets name a place in each region, the others enter by default") {
  const auto chart = outline(R"(
state root
  state a
    on go -> b1 b3
  parallel both
    state r1
      state a1
      state b1
    state r2
      state a2
      state b2
    state r3
      state a3
      state b3)");
  Diary diary(chart);
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"b1", "a2", "b3"});
  CHECK(diary.lines == Names{"exit a", "take a.go", "enter both", "enter r1", "enter b1", "enter r2", "enter a2", "enter r3", "enter b3"});
}

TEST_CASE("A jump into one region enters the other by default, so a join is never stuck") {
  const auto chart = outline(R"(
state root
  state a
    on jump -> b1
  parallel both
    on done.state.both -> joined
    state r1
      state a1
      final b1
    state r2
      final b2
  state joined)");
  Diary diary(chart);
  diary.start();
  diary.send("jump");
  CHECK(diary.leaves() == Names{"joined"});
}

TEST_CASE("An initial may lead deep and into several regions") {
  const auto chart = outline(R"(
state root
  initial b1 b2
  parallel both
    state r1
      state a1
      state b1
    state r2
      state a2
      state b2)");
  Diary diary(chart);
  diary.start();
  CHECK(diary.leaves() == Names{"b1", "b2"});
}

const auto with_history = outline(R"(
state root
  state work
    history last
      initial second
    deep last_deep
      initial second
    state first
      on next -> second
    state second
      state draft
        on next -> final_text
      state final_text
    on pause -> break
  state break
    on back -> last
    on back_deep -> last_deep)");

TEST_CASE("A history without memory takes its default") {
  Diary diary(with_history, {.active = {root, with_history.states.at("break")}, .history = {}});
  REQUIRE(diary.leaves() == Names{"break"});
  diary.send("back");
  CHECK(diary.leaves() == Names{"draft"});
  CHECK(diary.lines == Names{"exit break", "take break.back", "enter work", "take last.initial", "enter second", "enter draft"});
}

TEST_CASE("A shallow history remembers the child, a deep one every leaf") {
  Diary diary(with_history);
  diary.start();
  CHECK(diary.leaves() == Names{"first"});
  diary.send("next");
  diary.send("next");
  diary.send("pause");
  diary.send("back");
  CHECK(diary.leaves() == Names{"draft"});
  diary.send("next");
  diary.send("pause");
  diary.send("back_deep");
  CHECK(diary.leaves() == Names{"final_text"});
}

TEST_CASE("What a history remembers survives storing and loading the case") {
  Diary before(with_history);
  before.start();
  before.send("next");
  before.send("next");
  before.send("pause");
  const Configuration stored = before.run.after();
  Diary after(with_history, stored);
  after.send("back_deep");
  CHECK(after.leaves() == Names{"final_text"});
}

TEST_CASE("A history inside a parallel state brings every region back") {
  const auto chart = outline(R"(
state root
  parallel both
    deep last
      initial both
    state r1
      state a1
        on step1 -> b1
      state b1
    state r2
      state a2
        on step2 -> b2
      state b2
    on pause -> break
  state break
    on back -> last)");
  Diary diary(chart);
  diary.start();
  diary.send("step1");
  diary.send("pause");
  diary.send("back");
  CHECK(diary.leaves() == Names{"b1", "a2"});
}

}  // namespace
}  // namespace qianpi::statechart
