// Run to completion: eventless before internal before external, done events, the end, and what never settles.
#include <catch2/catch.hpp>

#include "tests/statechart/outline.h"

namespace qianpi::statechart {
namespace {

using Names = std::vector<std::string>;

TEST_CASE("Eventless transitions are taken until none holds") {
  const auto chart = outline(R"(
state root
  state a
    on go -> b
  state b
    always -> c
  state c
    always [never] -> a)");
  Diary diary(chart);
  diary.start();
  CHECK(diary.send("go") == End::settled);
  CHECK(diary.leaves() == Names{"c"});
}

TEST_CASE("Eventless transitions come before a raised event") {
  const auto chart = outline(R"(
state root
  state a
    on go -> b
  state b
    on raised -> wrong
    always -> c
  state c
    on raised -> right
  state wrong
  state right)");
  Diary diary(chart);
  diary.raises = {{"take a.go", "raised"}};
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"right"});
}

TEST_CASE("Raised events are heard in order, each only once, before the next one from outside") {
  const auto chart = outline(R"(
state root
  state a
    on go -> b
  state b
    on one -> c
    on two -> wrong
  state c
    on two -> d
  state d
  state wrong)");
  Diary diary(chart);
  diary.raises = {{"exit a", "one"}, {"enter b", "two"}};
  diary.start();
  diary.send("go");
  CHECK(diary.leaves() == Names{"d"});
  CHECK(diary.heard == Names{"go", "one", "two"});
}

TEST_CASE("A raised event that nobody wants is forgotten") {
  const auto chart = outline("state root\n  state a\n    on go -> b\n  state b\n    on other -> a");
  Diary diary(chart);
  diary.raises = {{"enter b", "unwanted"}};
  diary.start();
  CHECK(diary.send("go") == End::settled);
  diary.send("other");
  CHECK(diary.leaves() == Names{"a"});
}

const auto joined = outline(R"(
state root
  parallel both
    on done.state.both -> after
    state r1
      state a1
        on one -> f1
      final f1
    state r2
      on done.state.r2
      state a2
        on two -> f2
      final f2
  state after)");

TEST_CASE("A parallel state is done when the last of its regions is") {
  Diary diary(joined);
  diary.start();
  diary.send("two");
  CHECK(diary.lines == Names{"exit a2", "take a2.two", "enter f2", "take r2.done.state.r2"});
  diary.send("one");
  CHECK(diary.leaves() == Names{"after"});
  CHECK(diary.heard == Names{"two", "done.state.r2", "one", "done.state.r1", "done.state.both"});
}

TEST_CASE("The host may keep a done to itself") {
  Diary diary(joined);
  diary.silent = {"both"};
  diary.start();
  diary.send("two");
  diary.send("one");
  CHECK(diary.leaves() == Names{"f1", "f2"});
}

TEST_CASE("The end leaves every state, the root last, and hears nothing more") {
  const auto chart = outline(R"(
state root
  state a
    on go -> end
  final end)");
  Diary diary(chart);
  diary.start();
  CHECK(diary.send("go") == End::finished);
  CHECK(diary.lines == Names{"exit a", "take a.go", "enter end", "exit end", "exit root"});
  CHECK(diary.run.after().finished);
  CHECK(diary.leaves() == Names{"end"});
  CHECK(diary.send("go") == End::finished);
  CHECK(diary.lines.empty());
  CHECK_FALSE(diary.run.took_any());
}

TEST_CASE("A chart may end as it starts") {
  const auto chart = outline("state root\n  final end");
  Diary diary(chart);
  CHECK(diary.run.start() == End::finished);
}

TEST_CASE("A chart that never settles is stuck, not hung") {
  const auto chart = outline(R"(
state root
  state a
    on go -> b
  state b
    always -> c
  state c
    always -> b)");
  Diary diary(chart);
  diary.start();
  CHECK(diary.send("go") == End::stuck);
}

TEST_CASE("An event that raises itself for ever is stuck, not hung") {
  const auto chart = outline("state root\n  state a\n    on go");
  Diary diary(chart);
  diary.raises = {{"take a.go", "go"}};
  diary.start();
  CHECK(diary.send("go") == End::stuck);
}

TEST_CASE("A run changes nothing but its own copy") {
  Diary diary(joined);
  diary.start();
  const Configuration before = diary.run.after();
  Diary trial(joined, before);
  trial.send("one");
  CHECK(diary.run.after() == before);
  CHECK(trial.leaves() == Names{"f1", "a2"});
}

}  // namespace
}  // namespace qianpi::statechart
