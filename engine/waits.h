// Waiting within a case: for a condition or a day (wait), for a field that a due date or a timer counts from. Looked at when a state is
// entered and after every verb; a change elsewhere comes as a delivery. Used by route, decide and the verb deliver.
#pragma once
#include "engine/route.h"

namespace qianpi {

/// On entry of a state with `wait`: done at once, a timer for its day, or nothing yet.
void begin_waiting(const Stage&, Route&, const State&);
/// After a verb: due dates and timers whose anchor has become known, and states whose condition has become true. A case that went on
/// is looked at again, for it may wait anew.
void look_again(Course&);
/// Would looking again move the case, or give it a day?
bool would_go_on(Course&);
/// Other cases about records that this decision changed, if they wait, are asked to look again.
void wake_others(Course&);

}  // namespace qianpi
