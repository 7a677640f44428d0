// Joint sign-off (会签、或签、顺签、票签) as one primitive: ballots are counted per agenda row (or for the case itself), and an outcome stands as
// soon as no ballot still to come could change it. Outcomes are tested in the order of the file. An abstention (`abstain`) is present and votes
// for nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/course.h"

namespace qianpi {

/// What an outcome of this state needs: its own `needs`, or what the preset of `signers` means.
Agreement needs_of(const TaskRule&, const Transition&);

/// So many ballots, and what they weigh.
struct Votes {
  int heads = 0, weight = 0;
};

struct Count {
  std::string outcome;
  Votes votes;
};

struct Tally {
  std::vector<Count> counts;  ///< outcomes that may win, in file order
  Votes entitled;             ///< whoever may sign in this round: those who did not come included
  Votes cast;                 ///< ballots cast on this row
  Votes to_come;              ///< may still be cast
};

/// The ballots on one row (0: the case itself) in the state's current round.
Tally tally_of(const Course&, const State&, CaseId row);
/// The outcome that is certain now, or nothing. `row` is asked again for the ballot that decides between equals.
std::optional<std::string> certain_outcome(Course&, const State&, CaseId row);

/// After a ballot: decides rows, opens the next of a sequence, and gives the event the chart must hear, if any:
/// an outcome, `done` (all rows decided), `undecided`, or `no_quorum`.
std::optional<std::string> settle_signoff(Course&, const State&);
/// The same, and the chart hears it. An outcome that leads nowhere is refused, with the conditions that don't hold.
void move_on(Course&, const State&);
/// None of the outcome's conditions holds: they are named.
Refusal leads_nowhere(const Course&, const State&, const std::string& outcome);
/// Closes the vote: whoever has not signed by now counts as absent. Gives the event as settle_signoff does.
std::optional<std::string> count_ballots(Course&, const State&);
/// Does that sign-off still wait for somebody, or for its turn?
bool is_current(const Case&, const Task&);

/// The transitions (or outcomes without target) a decider may choose in this state, in file order: outcomes, not triggers.
std::vector<const Transition*> outcomes_of(const Workflow&, const State&);

}  // namespace qianpi
