// A statechart as plain data: what SCXML (W3C, 2015) calls states, transitions and histories, without any datamodel.
// The definition reader builds one per workflow; run.h executes it. It knows no people, tasks or expressions:
// a guard is answered by the host, an effect is carried out by the host.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace qianpi::statechart {

using StateIndex = int;       ///< position in Chart::states; 0 is the root, the rest follow in document order (parent before child)
using TransitionIndex = int;  ///< position in Chart::transitions, document order

enum class Kind { atomic, compound, parallel, final, shallow_history, deep_history };

struct State {
  std::string name;  ///< for messages only
  Kind kind = Kind::atomic;
  StateIndex parent = -1;
  std::vector<StateIndex> children;  ///< document order, histories included
  /// Compound: where the default entry leads (may be deep, may be several regions); empty means the first child.
  /// History: where it leads while nothing is remembered.
  std::vector<StateIndex> initial;
  TransitionIndex initial_transition = -1;   ///< whose content is taken on that way, or -1
  std::vector<TransitionIndex> transitions;  ///< document order
};

struct Transition {
  StateIndex source = 0;
  std::vector<std::string> events;  ///< SCXML event descriptors ("a", "a.b", "*"); empty means eventless
  std::vector<StateIndex> targets;  ///< empty: stays, nothing is exited
  bool internal = false;            ///< SCXML type="internal"
};

struct Chart {
  std::vector<State> states;
  std::vector<Transition> transitions;

  const State& operator[](StateIndex state) const { return states[static_cast<std::size_t>(state)]; }
  const Transition& transition(TransitionIndex index) const { return transitions[static_cast<std::size_t>(index)]; }
};

inline constexpr StateIndex root = 0;

}  // namespace qianpi::statechart
