// The sets of SCXML's appendix D, as questions over a chart and a configuration: which transitions win, what they
// leave, what they enter. Used by run.cpp only. Pure: they change nothing and ask no host.
#pragma once
#include <map>
#include <set>
#include <vector>

#include "engine/statechart/run.h"

namespace qianpi::statechart {

bool is_history(Kind);
/// Below `ancestor`, at any depth; never true of a state and itself.
bool is_descendant(const Chart&, StateIndex state, StateIndex ancestor);
bool is_atomic(const Chart&, StateIndex);
/// In its final state: a compound one by a final child, a parallel one by all of its regions.
bool is_done(const Chart&, const Configuration&, StateIndex);

/// Of transitions whose exit sets meet, the deeper source wins, otherwise the one that was selected first (document
/// order).
std::vector<TransitionIndex> without_conflicts(const Chart&, const Configuration&, const std::vector<TransitionIndex>& enabled);

/// What these transitions leave, in document order.
std::set<StateIndex> exit_set(const Chart&, const Configuration&, const std::vector<TransitionIndex>&);

/// What these transitions enter, in document order, and the content that belongs to it.
struct Entry {
  std::set<StateIndex> states;
  std::set<StateIndex> by_default;                        ///< compound states entered by their `initial`
  std::map<StateIndex, TransitionIndex> history_content;  ///< parent of a history without memory → its default transition
};
Entry entry_set(const Chart&, const Configuration&, const std::vector<TransitionIndex>&);
/// The first entry of all: the root and its default.
Entry first_entry(const Chart&);

}  // namespace qianpi::statechart
