// Which start rule lets an actor begin a workflow, and when a case about another one comes too late. Used by the verbs start and object and
// by the lists of what someone may begin.
#pragma once
#include <optional>

#include "engine/course.h"

namespace qianpi {

/// The first rule whose role the actor holds (about another case: a rule that says so). Null: none.
const StartRule* start_rule(const Course&, const std::optional<About>&);
/// The other case must be there, of the right workflow, in the right state, and the row on its agenda.
std::optional<Refusal> refuse_about(Course&, const About&, const StartRule*);

}  // namespace qianpi
