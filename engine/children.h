// Children: the cases that a state begins, one for each element of a list, and waits for (each). All they say to each other are deliveries:
// a child reports its beginning and its end, a parent that waits no more tells its open children. Used by route, by the verb deliver and by
// the engine's door. It never looks into a child: what counts is what was delivered.
#pragma once
#include <optional>

#include "engine/deliveries.h"
#include "engine/route.h"

namespace qianpi {

/// Asks for a case for each element. Of an empty list the state is done at once.
void begin_children(const Stage&, Route&, const State&);
/// The state is left: children that have not ended are told, and count as withdrawn.
void withdraw_children(Course&, const std::string& state);
/// What another case needs to begin: whom it is about and the data it is given. `subject`: a path to a record or to a key; empty: this case's.
rules::Value start_payload(const Stage&, const std::string& workflow, const std::string& subject, const Assignments& with);

/// A start that was refused, told to the parent that waits for it; nothing when nobody waits.
std::optional<Command> word_of_refusal(const Delivery&, const Refusal&);

// What a parent hears of its children, and a child of its parent.
bool is_of_child(const verb::Deliver&);
void take_child_started(Course&, const verb::Deliver&);
void take_child_ended(Course&, const verb::Deliver&);
void take_start_refused(Course&, const verb::Deliver&);
void take_parent_left(Course&, const verb::Deliver&);

}  // namespace qianpi
