// What a step's `with` becomes before it is submitted: the fields that the form requires, and those that a step is there to write, are
// filled where the scenario is silent. A step that is expected to be refused gets only what is required.
#pragma once
#include "adapters/scenario/play.h"
#include "engine/offers.h"

namespace qianpi::scenario {

/// The data of a start by hand with that form.
rules::Value start_data(Play&, const Scenario&, const Step&, const Form&);

/// The data of a decision on that task. `outcome` null: a vote on rows, or a correction.
rules::Value decision_data(Play&, const Scenario&, const Step&, const Situation&, const Task&, const Transition* outcome);

/// `with` without the words that are no fields: opinion, items, ballots, happened_at.
rules::Value fields_given(const Step&);

}  // namespace qianpi::scenario
