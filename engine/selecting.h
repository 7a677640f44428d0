// What the verbs of selection ask alike: is this the task of a state that selects, and may the actor work on it now?
#pragma once
#include "engine/checks.h"

namespace qianpi {

inline std::optional<Refusal> refuse_selecting(Course& course, int task) {
  if (auto no = refuse_task(course, task)) return no;
  const State* state = find_state(course.workflow(), find_task(course.now(), task)->state);
  if (state && state->selection) return std::nullopt;
  return Refusal{.reason = Reason::not_open, .message = {"本环节不选人", "This step selects nobody"}};
}

/// The state of a task that refuse_selecting has let pass.
inline const State& selecting_state(const Course& course, int task) { return *find_state(course.workflow(), find_task(course.now(), task)->state); }

}  // namespace qianpi
