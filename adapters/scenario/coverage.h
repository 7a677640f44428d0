// Which states and transitions the scenarios of a package took, read from the journals of their plays. Used by `qianpi test --coverage`
// and tests/regimes. It counts what was walked; whether it was right is the scenarios' business.
#pragma once
#include <map>
#include <ostream>
#include <set>
#include <string>

#include "engine/definition/package.h"
#include "engine/ports/views.h"

namespace qianpi::scenario {

class Play;

class Coverage {
 public:
  struct Tally {
    int all = 0, taken = 0;
    void count(bool is_taken) { ++all, taken += is_taken; }
    int percent() const { return all == 0 ? 100 : 100 * taken / all; }
  };
  struct Totals {
    Tally states, finals, transitions;  ///< finals: the states that end a case or a region
  };

  void note(Play&);
  Totals totals(const Package&) const;
  /// A line for each state never entered and each transition never taken, with its place; last the totals.
  void tell(const Package&, std::ostream&) const;

 private:
  struct Walked {
    std::set<StateIndex> states;
    std::set<TransitionIndex> transitions;
  };
  Totals totals_of(const Workflow&, const Walked&) const;
  const Walked& walked(const std::string& package, const std::string& workflow) const;
  void note_journal(const Workflow&, const std::vector<JournalRow>&, Walked&) const;

  std::map<std::string, Walked> walked_;  ///< by package/workflow
};

}  // namespace qianpi::scenario
