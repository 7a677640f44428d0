// Route: lets the statechart run and turns each of its steps into facts: states left and entered, transitions taken, effects, tasks, timers.
// The one host of engine/statechart in the engine. A run that never settles strands the case instead of losing it.
#pragma once
#include <optional>
#include <string>

#include "engine/course.h"
#include "engine/scope.h"
#include "engine/statechart/run.h"

namespace qianpi {

class Route : public statechart::Host {
 public:
  /// `locals` are what the trigger brings: ended, answer, item.
  explicit Route(Course&, rules::Value locals = {});

  void start();
  /// `origin`: the state whose task, timer or gather sends the event; only it and the states around it react. Empty: every active state.
  /// Gives whether any transition was taken, one without target included.
  bool send(const std::string& event, const std::string& origin = {});
  /// Leaves every active state and begins anew (a return to the initiator whose way is walked again).
  void walk_again();
  /// The same from a step on: the outcome last decided there is taken once more.
  void walk_again_from(const State& step);
  /// Leaves every active state and ends the case void: nobody waits for it any more.
  void abandon(const std::string& outcome);

  /// Leaves what stands in the way of that state and enters it; branches beside it stay. A jump, or a step that is taken back.
  void enter_at(StateIndex);
  /// The transition that the definition has for `void`: what ends by it ends as void.
  void send_void();

  /// Effects that no transition carries out: of an answer, of a span's end. What they raise is heard afterwards.
  void act(StateIndex, const std::vector<Effect>&);

  void raise(const std::string& event) { run_->raise(event); }
  /// Heard as if it had been sent by that state: by it and the states around it only.
  void raise_from(const State& state, const std::string& event) { raise(event + ".state." + state.path); }

  bool holds(TransitionIndex, std::string_view event) override;
  void exit(StateIndex) override;
  void take(TransitionIndex, std::string_view event) override;
  void enter(StateIndex) override;
  bool done(StateIndex) override { return true; }

 private:
  Stage stage(StateIndex) const;
  void leave_all();
  void move_to(const std::vector<StateIndex>& targets, std::optional<TransitionIndex> way);
  void finish(statechart::End);
  void end_case();
  void close(const std::string& outcome, CaseState);
  bool concerns(const Transition&, std::string_view event) const;

  Course& course_;
  const Workflow& workflow_;
  rules::Value locals_;
  std::string origin_, event_;
  std::optional<statechart::Run> run_;
  statechart::Chart moved_;                 ///< with one more transition: the way that no definition wrote
  std::optional<TransitionIndex> instead_;  ///< whose effects it has
  CaseState ends_as_ = CaseState::ended;
};

/// Arms the timers of a state; one whose anchor is not known yet stays unarmed and is looked at again after each write.
void arm_timers(Course&, const State&);
/// Arms what waits for an anchor in all active states.
void arm_waiting_timers(Course&);

}  // namespace qianpi
