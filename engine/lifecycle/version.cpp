#include <boost/statechart/custom_reaction.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/transition.hpp>

#include "engine/lifecycle/lifecycle.h"

namespace qianpi::lifecycle::version {
namespace sc = boost::statechart;

struct Restore : sc::event<Restore> {
  explicit Restore(VersionState stored) : state(stored) {}
  VersionState state;
};
struct Publish : sc::event<Publish> {};
struct Retire : sc::event<Retire> {};
struct Reinstate : sc::event<Reinstate> {};

struct Unrestored;
struct Drafted;
struct Published;
struct Retired;

struct Machine : sc::state_machine<Machine, Unrestored> {
  bool refused = false;
  void unconsumed_event(const sc::event_base&) { refused = true; }  // Boost would drop it without a word
};

struct Leaf {
  explicit Leaf(VersionState is) : state(is) {}
  virtual ~Leaf() = default;
  VersionState state;
};

struct Unrestored : sc::simple_state<Unrestored, Machine> {
  using reactions = sc::custom_reaction<Restore>;
  sc::result react(const Restore&);
};
struct Drafted : Leaf, sc::simple_state<Drafted, Machine> {
  Drafted() : Leaf(VersionState::drafted) {}
  using reactions = sc::transition<Publish, Published>;
};
struct Published : Leaf, sc::simple_state<Published, Machine> {
  Published() : Leaf(VersionState::published) {}
  using reactions = sc::transition<Retire, Retired>;
};
struct Retired : Leaf, sc::simple_state<Retired, Machine> {
  Retired() : Leaf(VersionState::retired) {}
  using reactions = sc::transition<Reinstate, Published>;
};

sc::result Unrestored::react(const Restore& restore) {
  switch (restore.state) {
    case VersionState::drafted: return transit<Drafted>();
    case VersionState::published: return transit<Published>();
    case VersionState::retired: return transit<Retired>();
  }
  return discard_event();
}

void give(Machine& machine, VersionEvent event) {
  switch (event) {
    case VersionEvent::publish: machine.process_event(Publish()); break;
    case VersionEvent::retire: machine.process_event(Retire()); break;
    case VersionEvent::reinstate: machine.process_event(Reinstate()); break;
  }
}

}  // namespace qianpi::lifecycle::version

namespace qianpi::lifecycle {

std::optional<VersionState> next(VersionState before, VersionEvent event) {
  version::Machine machine;
  machine.initiate();
  machine.process_event(version::Restore(before));
  version::give(machine, event);
  if (machine.refused) return std::nullopt;
  return machine.state_cast<const version::Leaf&>().state;
}

}  // namespace qianpi::lifecycle
