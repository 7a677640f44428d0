// An SCXML session on our core: carries out executable content, keeps the external queue and a virtual clock.
// Used by the SCXML suite only. It knows no datamodel yet: an expression is Untranslatable.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "engine/statechart/run.h"
#include "tests/scxml/document.h"

namespace qianpi::scxml {

class Session : private statechart::Host {
 public:
  explicit Session(const Document&);
  void start();
  void send(const std::string& event);
  /// Moves the clock on; what falls due on the way is sent in order.
  void wait(double milliseconds);
  /// Ids of the active atomic states, sorted.
  std::vector<std::string> configuration() const;

 private:
  bool holds(statechart::TransitionIndex, std::string_view event) override;
  void exit(statechart::StateIndex) override;
  void take(statechart::TransitionIndex, std::string_view event) override;
  void enter(statechart::StateIndex) override;

  void carry_out_blocks(statechart::StateIndex, std::string_view element);
  void carry_out(const pugi::xml_node& block);
  void carry_out_one(const pugi::xml_node& action);
  void send(const pugi::xml_node& action);
  void drain(statechart::End);

  struct Delayed {
    std::string id, event;
  };
  const Document& document_;
  statechart::Run run_;
  std::deque<std::string> external_;
  std::multimap<double, Delayed> delayed_;  ///< by the virtual instant, in milliseconds; equal instants keep their order
  double now_ = 0;
};

}  // namespace qianpi::scxml
