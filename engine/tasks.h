// Opening and ending the tasks of a state. A state's task rule becomes one task for each signer: one for any holder of a role, one for
// each role of a sequence in turn, one for each holder where all sign or vote.
#pragma once
#include "engine/course.h"

namespace qianpi {

/// Opens what the state's rule asks for on entry (a sequence opens its first).
void open_tasks(Course&, const State&);
/// Opens the next task of a sequence; false when it was the last.
bool open_next_of_sequence(Course&, const State&, int signed_so_far);
/// Opens a correction task in the state for whoever is to mend it.
void open_correction(Course&, const State&, const Correction&, const Signature& doer);
/// Opens again the task that was returned, for the same signer.
void open_again(Course&, const State&, const Task& returned);
/// Ends the open tasks of a state: cancelled when it is left, not needed when the sign-off became certain without them.
void cancel_tasks(Course&, const std::string& state);
void release_not_needed(Course&, const std::string& state);

/// Sets the due date of open tasks whose anchor was unknown when they were opened, and arms the timers that count from it.
void set_known_dues(Course&);
/// A task of that role in a state that has no task rule: whoever draws.
void open_task_of(Course&, const State&, const std::string& role);

struct Due {
  Instant at;
  std::string why;  ///< zh: the days that were skipped
};
/// The instant a phrase means from the state's entry; nothing while its anchor is unknown.
std::optional<Due> due_of(const Course&, const State&, const calendar::Phrase&);

/// The same, counted from that instant instead.
Due due_from(const Course&, const calendar::Phrase&, Instant);

}  // namespace qianpi
