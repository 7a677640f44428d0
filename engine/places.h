// Places (名额) of a state that selects: opened from the rows the definition wants, emptied and removed again, and the moments at which they are
// all filled or can't be. Used by the route on entry and exit, by the verbs of selection, and by whoever evaluates expressions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/scope.h"

namespace qianpi {

/// The selection of that state, or null.
const Selection* selection_of(const Workflow&, std::string_view state);
std::vector<Place> places_of(const Case&, const std::string& state);
std::vector<Invitation> open_invitations(const Case&, const std::string& state);

/// What expressions see as `place`: the row's fields, no, status, and under the register's name the record with its id.
rules::Value place_value(Course&, const Place&);
rules::Value team_value(Course&);         ///< filled places
rules::Value invited_value(const Case&);  ///< keys asked and unanswered
rules::Value draws_value(const Case&);    ///< protocols

/// Brings the places in line with what is wanted now, and lets the selecting go on. Gives `filled` or `exhausted` when there is nothing to wait for.
std::optional<std::string> enter_selection(Course&, const State&);
/// Invitations without an answer are withdrawn; what is filled stays.
void leave_selection(Course&, const State&);
/// What the places say now: `filled`, `exhausted`, or nothing while someone is still to be drawn or to answer.
std::optional<std::string> selection_event(const Case&, const State&);

/// Empties the place; whoever had filled it is free for other tasks again.
void vacate(Course&, const Place&, const std::string& why);
void fill(Course&, const State&, const Place&, const std::string& key);
/// The case is over: tasks that have not ended by today bind nobody any more.
void end_engagements(Course&);

}  // namespace qianpi
