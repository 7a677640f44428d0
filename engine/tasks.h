// Opening and ending the tasks of a state. A state's task rule becomes one task for each signer: one for any holder of a role, one for
// each role of a sequence in turn, one for each holder where all sign or vote.
#pragma once
#include "engine/course.h"

namespace qianpi {

/// Opens what the state's rule asks for on entry (a sequence opens its first). Gives the outcome that counts as decided where nobody may sign.
std::optional<std::string> open_tasks(Course&, const State&);
/// Opens the task of a sequence at that position, or the next that somebody may sign; false when none is left.
bool open_next_of_sequence(Course&, const State&, int position);
/// A task like that one, not yet opened, for another signer.
Task beside(Course&, const Task&);
/// Opens a correction task in the state for whoever is to mend it.
void open_correction(Course&, const State&, const Correction&, const Signature& doer);
/// Opens again the task that was returned, for the same signer.
void open_again(Course&, const State&, const Task& returned);
/// Ends the open tasks of a state: cancelled when it is left, not needed when the sign-off became certain without them.
void cancel_tasks(Course&, const std::string& state);
void release_not_needed(Course&, const std::string& state);

/// A task of that role in a state that has no task rule: whoever draws.
void open_task_of(Course&, const State&, const std::string& role);

struct Due {
  Instant at;
  std::string why;  ///< zh: the days that were skipped
};
/// The instant a phrase means from the state's entry; nothing while its anchor is unknown.
std::optional<Due> due_of(const Course&, const State&, const calendar::Phrase&);

/// How long the phrase's span is, by itself or by its parameter.
std::optional<calendar::Span> span_of(const Course&, const calendar::Phrase&);
/// The same, counted from that instant instead.
Due due_from(const Course&, const calendar::Phrase&, Instant);

}  // namespace qianpi
