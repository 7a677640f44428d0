// Joint sign-off (会签、或签、顺签、票签) as one primitive: ballots are counted per agenda row (or for the case itself), and an outcome stands as
// soon as no ballot still to come could change it. Outcomes are tested in the order of the file.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/course.h"

namespace qianpi {

/// What an outcome of this state needs: its own `needs`, or what the preset of `signers` means.
Agreement needs_of(const TaskRule&, const Transition&);

struct Count {
  std::string outcome;
  int votes = 0;
};

struct Tally {
  std::vector<Count> counts;  ///< outcomes that may win, in file order
  int entitled = 0;           ///< tasks of this round
  int cast = 0;               ///< ballots cast on this row
};

/// The ballots on one row (0: the case itself) in the state's current round.
Tally tally_of(const Course&, const State&, CaseId row);
/// The outcome that is certain now, or nothing.
std::optional<std::string> certain_outcome(const Course&, const State&, const Tally&);

/// After a ballot: decides rows, opens the next of a sequence, and gives the event the chart must hear, if any:
/// an outcome, `done` (all rows decided), `undecided`, or `no_quorum`.
std::optional<std::string> settle_signoff(Course&, const State&);

/// The transitions (or outcomes without target) a decider may choose in this state, in file order: outcomes, not triggers.
std::vector<const Transition*> outcomes_of(const Workflow&, const State&);

}  // namespace qianpi
