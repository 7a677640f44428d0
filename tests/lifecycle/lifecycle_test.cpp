// The three fixed lifecycles against their golden files: each line is a legal arrow, every other pair is refused.
#include "engine/lifecycle/lifecycle.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace qianpi::lifecycle {
namespace {

std::string golden(const std::string& machine) {
  std::ifstream file(QIANPI_ROOT "/tests/lifecycle/" + machine + ".golden");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every state with every event, in the order of the enumerations: "open claim claimed".
template <class State, class Event>
std::string arrows(State last_state, Event last_event) {
  std::string text;
  for (int state = 0; state <= static_cast<int>(last_state); ++state) {
    for (int event = 0; event <= static_cast<int>(last_event); ++event) {
      const auto before = static_cast<State>(state);
      const auto what = static_cast<Event>(event);
      const auto after = next(before, what);
      if (after) text.append(name_of(before)).append(" ").append(name_of(what)).append(" ").append(name_of(*after)) += '\n';
    }
  }
  return text;
}

TEST_CASE("A task takes exactly the arrows of its golden file") { CHECK(arrows(TaskState::cancelled, TaskEvent::cancel) == golden("task")); }
TEST_CASE("A case takes exactly the arrows of its golden file") { CHECK(arrows(CaseState::voided, CaseEvent::void_) == golden("case")); }
TEST_CASE("A version takes exactly the arrows of its golden file") {
  CHECK(arrows(VersionState::retired, VersionEvent::reinstate) == golden("version"));
}

TEST_CASE("A claimed task cannot be claimed again") { CHECK_FALSE(next(TaskState::claimed, TaskEvent::claim)); }
TEST_CASE("A decided task cannot be decided again") { CHECK_FALSE(next(TaskState::decided, TaskEvent::decide)); }
TEST_CASE("A held case cannot end before it continues") {
  CHECK_FALSE(next(CaseState::held, CaseEvent::finish));
  CHECK(next(CaseState::held, CaseEvent::resume) == CaseState::running);
}

template <class State>
void check_names(State last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto state = static_cast<State>(i);
    auto read = static_cast<State>(i == 0);
    CHECK(read_name(name_of(state), read));
    CHECK(read == state);
  }
}

TEST_CASE("Every state is read back from its name, and a name that is none changes nothing") {
  check_names(TaskState::cancelled);
  check_names(CaseState::voided);
  check_names(VersionState::retired);
  auto untouched = CaseState::held;
  CHECK_FALSE(read_name("waiting", untouched));
  CHECK_FALSE(read_name("", untouched));
  CHECK(untouched == CaseState::held);
}

}  // namespace
}  // namespace qianpi::lifecycle
