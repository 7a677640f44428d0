// SCXML's algorithm (W3C Recommendation 2015, appendix D): optimal transition set, exit set up to the least common
// compound ancestor, entry order, run to completion. Used by engine/route and by the SCXML suite in tests/scxml.
// It refuses to guess: a chart that never settles ends in `stuck`, not in a hang.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statechart/chart.h"

namespace qianpi::statechart {

/// Where a running chart stands. Stored with the case; a value.
struct Configuration {
  std::vector<StateIndex> active;                         ///< document order, ancestors and the root included
  std::map<StateIndex, std::vector<StateIndex>> history;  ///< what each history state remembers
  bool finished = false;                                  ///< a final child of the root was entered; it stays in `active`
  bool operator==(const Configuration&) const = default;
};

bool is_active(const Configuration&, StateIndex);

/// What the chart asks of whoever runs it. Called in SCXML's order; each call may raise further internal events and
/// may read the run's after(), which shows the configuration of that moment. While a run starts the event is "".
class Host {
 public:
  virtual ~Host() = default;
  /// This event is looked at from now on (external, raised or done); for hosts whose events carry data.
  virtual void hear(std::string_view /*event*/) {}
  /// Is this transition's guard true for the event now handled? Must not change anything.
  virtual bool holds(TransitionIndex, std::string_view event) = 0;
  virtual void exit(StateIndex) = 0;
  virtual void take(TransitionIndex, std::string_view event) = 0;
  virtual void enter(StateIndex) = 0;
  /// `done` of a compound or parallel state: the event done.state.NAME is put on the queue unless the host answers
  /// false.
  virtual bool done(StateIndex) { return true; }
};

struct Entry;  // sets.h
enum class End { settled, finished, stuck };

/// One run: start() or send(), then read after(). The internal queue lives only within a run (SCXML: run to
/// completion). Chart and host must outlive it. A finished chart exits every active state, root last, and hears nothing
/// more.
class Run {
 public:
  Run(const Chart&, Configuration before, Host&);
  End start();                  ///< enters the root and the initial configuration, then settles
  End send(std::string event);  ///< one external event, then settles
  /// Takes this transition though nothing sent its event and its source may have been left, then settles: a way that is walked again.
  End take(TransitionIndex);
  /// No external event: hears what was raised before, takes what happens by itself.
  End settle();
  void raise(std::string event);  ///< internal event; for the host, from within its calls
  const Configuration& after() const { return configuration_; }
  bool took_any() const { return took_any_; }  ///< did the last start() or send() take a transition?

 private:
  void step(const std::vector<TransitionIndex>& enabled);
  void exit(const std::vector<StateIndex>& leaving);
  void enter(const Entry&);
  void tell_done(StateIndex final_state);
  std::vector<TransitionIndex> choose(bool eventless) const;
  void hear(std::string event);

  const Chart& chart_;
  Configuration configuration_;
  Host& host_;
  std::deque<std::string> internal_;
  std::string event_;  ///< the one now looked at
  int steps_ = 0;
  bool took_any_ = false;
};

/// SCXML 3.12.1: does the descriptor ("a" matches "a" and "a.b", "*" everything) match the event's name?
bool matches(std::string_view descriptor, std::string_view event);

/// Transitions a run may take before it is called stuck (an `always` that never settles).
inline constexpr int microstep_budget = 1000;

}  // namespace qianpi::statechart
