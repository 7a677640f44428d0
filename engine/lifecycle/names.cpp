#include <array>
#include <cstddef>

#include "engine/lifecycle/lifecycle.h"

namespace qianpi::lifecycle {
namespace {

// Stored and shown: in the order of the enumerations, and never to be changed.
constexpr std::array<std::string_view, 8> task_states = {"open",       "claimed",   "deciding", "decided",
                                                         "not_needed", "withdrawn", "returned", "cancelled"};
constexpr std::array<std::string_view, 10> task_events = {"claim",  "release",   "decide",   "collect",  "complete",
                                                          "reopen", "give_back", "withdraw", "not_need", "cancel"};
constexpr std::array<std::string_view, 4> case_states = {"running", "held", "ended", "voided"};
constexpr std::array<std::string_view, 4> case_events = {"hold", "continue", "finish", "void"};
constexpr std::array<std::string_view, 3> version_states = {"drafted", "published", "retired"};
constexpr std::array<std::string_view, 3> version_events = {"publish", "retire", "reinstate"};

static_assert(task_states[static_cast<std::size_t>(TaskState::cancelled)] == "cancelled");
static_assert(task_events[static_cast<std::size_t>(TaskEvent::cancel)] == "cancel");
static_assert(case_states[static_cast<std::size_t>(CaseState::voided)] == "voided");
static_assert(case_events[static_cast<std::size_t>(CaseEvent::void_)] == "void");
static_assert(version_states[static_cast<std::size_t>(VersionState::retired)] == "retired");
static_assert(version_events[static_cast<std::size_t>(VersionEvent::reinstate)] == "reinstate");

template <class Value, std::size_t size>
bool read(const std::array<std::string_view, size>& names, std::string_view name, Value& value) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] != name) continue;
    value = static_cast<Value>(i);
    return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(TaskState state) { return task_states[static_cast<std::size_t>(state)]; }
std::string_view name_of(TaskEvent event) { return task_events[static_cast<std::size_t>(event)]; }
std::string_view name_of(CaseState state) { return case_states[static_cast<std::size_t>(state)]; }
std::string_view name_of(CaseEvent event) { return case_events[static_cast<std::size_t>(event)]; }
std::string_view name_of(VersionState state) { return version_states[static_cast<std::size_t>(state)]; }
std::string_view name_of(VersionEvent event) { return version_events[static_cast<std::size_t>(event)]; }

bool read_name(std::string_view name, TaskState& state) { return read(task_states, name, state); }
bool read_name(std::string_view name, CaseState& state) { return read(case_states, name, state); }
bool read_name(std::string_view name, VersionState& state) { return read(version_states, name, state); }

}  // namespace qianpi::lifecycle
