// Invitations (邀请): asking the next of a draw for each open place, and what an answer makes of it. An answer that fills takes the place and binds
// the person for the task's days; any other frees the place, and whoever comes next is asked at once. Nobody is asked twice in a case.
#pragma once
#include <optional>
#include <string>

#include "engine/course.h"

namespace qianpi {

class Route;

/// Asks (or, where nobody is asked, appoints) the next of its draw for each open place.
void ask_next(Course&, const State&);
/// One person for one place, named rather than drawn.
void name_for(Course&, const State&, const Place&, const Record&);

struct Reply {
  std::string answer, opinion, channel;
  std::optional<Signature> noted_by;
};
/// The answer, its effects, and what follows: the next is asked, or the selecting ends.
void take_answer(Course&, int invitation, const Reply&);

/// The timer that lets an invitation fall silent.
std::string silence_of(int invitation);
/// The invitation whose time that timer ends; 0 for other timers.
int silent_in(std::string_view timer_event);

/// After something has filled or freed places: asks on, and lets the chart hear `filled` or `exhausted`.
void go_on_selecting(Course&, const State&, const rules::Value& locals);

const AnswerRule* answer_named(const Selection&, std::string_view);

}  // namespace qianpi
