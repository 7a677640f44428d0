// Clocks of a case beyond their first arming: deadlines that become known later, that begin anew after a correction, that stood still while the
// case was on hold. Every new due date says why. Used by the verbs and after each write.
#pragma once
#include "engine/course.h"

namespace qianpi {

/// Sets the due date of open tasks whose anchor was unknown when they were opened, and arms the timers that count from it.
void set_known_dues(Course&);
/// The step is being corrected: what hangs on its due date doesn't fire meanwhile.
void stop_due_timers(Course&, const State&);
/// Its deadlines count anew from now, and the timers that hang on them are armed again: after a correction.
void restart_clocks(Course&, const State&);
/// A held case goes on: what counted from a step's entry ends later by the time it stood still; a date that a field names stays.
void let_clocks_run(Course&, const Hold&);

}  // namespace qianpi
