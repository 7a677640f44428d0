// Small charts written as indented outlines, and a host that keeps a diary. Used by the tests of engine/statechart.
// It checks nothing: a misspelt target throws out_of_range.
//
//   state door                       kinds: state parallel final history deep
//     initial open                   optional; several names for several regions
//     state open
//       on push [unlocked] -> shut   guard in brackets is optional; => means internal; no target: stays
//     state shut
//       always -> open
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/statechart/run.h"

namespace qianpi::statechart {

struct Outline {
  Chart chart;
  std::map<std::string, StateIndex> states;
  std::vector<std::string> labels;  ///< per transition: "door.push", "door.always", "door.initial"
  std::vector<std::string> guards;  ///< per transition; empty: none
};

Outline outline(std::string_view text);

/// A host and its run. `true_now` are the guards that hold; `raises` maps a diary line to an internal event.
class Diary : public Host {
 public:
  explicit Diary(const Outline&, Configuration before = {});
  End start();
  End send(const std::string& event);

  /// Names of the active atomic states, in document order.
  std::vector<std::string> leaves() const;
  bool holds(TransitionIndex, std::string_view event) override;
  void exit(StateIndex) override;
  void take(TransitionIndex, std::string_view event) override;
  void enter(StateIndex) override;
  void hear(std::string_view event) override;
  bool done(StateIndex) override;

  std::set<std::string> true_now;
  std::set<std::string> silent;  ///< states whose done is kept to oneself
  std::map<std::string, std::string> raises;
  std::vector<std::string> lines;
  std::vector<std::string> heard;
  Run run;

 private:
  void write(const std::string& line);
  const Outline& outline_;
};

}  // namespace qianpi::statechart
