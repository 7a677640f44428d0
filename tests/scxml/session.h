// An SCXML session on our core: carries out executable content, keeps the queues' events and a virtual clock.
// Used by the SCXML suite only. It invokes nothing and speaks to no other session: both are Untranslatable.
#pragma once
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/statechart/run.h"
#include "tests/scxml/datamodel.h"
#include "tests/scxml/document.h"

namespace qianpi::scxml {

/// SCXML 5.10.1; what is empty or null reads as undefined.
struct Event {
  std::string name, type = "external", sendid{}, origin{}, origintype{};
  rules::Value data{};
};

class Session : private statechart::Host {
 public:
  explicit Session(const Document&);
  void start();
  void send(const std::string& event);
  /// Moves the clock on; what falls due on the way is sent in order. What the session sends to itself without a delay waits for it
  /// too, so that the script sees where the session stood in between.
  void wait(double milliseconds);
  /// Ids of the active atomic states, sorted.
  std::vector<std::string> configuration() const;

 private:
  using Content = pugi::xml_node;
  void hear(std::string_view event) override;
  bool holds(statechart::TransitionIndex, std::string_view event) override;
  void exit(statechart::StateIndex) override;
  void take(statechart::TransitionIndex, std::string_view event) override;
  void enter(statechart::StateIndex) override;
  bool done(statechart::StateIndex) override;

  void deliver(Event);
  void raise(Event);
  void fail(const std::string& name, const std::string& sendid = {});
  /// What goes wrong in it becomes error.execution.
  template <class Step>
  void attempt(Step step) {
    try {
      step();
    } catch (const ExecutionError& error) {
      fail("error.execution", error.sendid);
    }
  }
  void check(statechart::End) const;
  void fill_data(const Content& owner, bool at_once);
  void fill(const Content& data);

  // content.cpp
  void carry_out_blocks(statechart::StateIndex, std::string_view element);
  void carry_out_block(const Content& block);
  void carry_out(const Content& block);
  void carry_out_one(const Content& action);
  bool condition(const Content&);
  void choose(const Content& action);
  void repeat(const Content& action);
  void send(const Content& action);
  void post(Event, const std::string& target, double delay);
  void cancel(const Content& action);
  rules::Value payload(const Content& owner) const;
  std::string script_of(const Content&) const;
  std::string stated(const Content& action, const char* attribute) const;

  const Document& document_;
  Datamodel data_;
  statechart::Run run_;
  std::deque<Event> internal_;               ///< the run's own queue, with what each event carries
  std::multimap<double, Event> delayed_;     ///< by the virtual instant, in milliseconds; equal instants keep their order
  std::set<statechart::StateIndex> filled_;  ///< whose late data was initialised
  const Event* external_ = nullptr;          ///< the one now delivered, until it is heard
  statechart::StateIndex last_entered_ = 0;
  double now_ = 0;
  int names_made_ = 0;
};

}  // namespace qianpi::scxml
