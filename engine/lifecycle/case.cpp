#include <boost/statechart/custom_reaction.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/transition.hpp>

#include "engine/lifecycle/lifecycle.h"

namespace qianpi::lifecycle::of_case {
namespace sc = boost::statechart;
namespace mpl = boost::mpl;

struct Restore : sc::event<Restore> {
  explicit Restore(CaseState stored) : state(stored) {}
  CaseState state;
};
struct Hold : sc::event<Hold> {};
struct Resume : sc::event<Resume> {};
struct Finish : sc::event<Finish> {};
struct Void : sc::event<Void> {};

struct Unrestored;
struct Unfinished;
struct Running;
struct Held;

struct Machine : sc::state_machine<Machine, Unrestored> {
  bool refused = false;
  void unconsumed_event(const sc::event_base&) { refused = true; }  // Boost would drop it without a word
};

struct Leaf {
  explicit Leaf(CaseState is) : state(is) {}
  virtual ~Leaf() = default;
  CaseState state;
};
template <CaseState which>
struct Ending : Leaf, sc::simple_state<Ending<which>, Machine> {
  Ending() : Leaf(which) {}
};
using Ended = Ending<CaseState::ended>;
using Voided = Ending<CaseState::voided>;

struct Unrestored : sc::simple_state<Unrestored, Machine> {
  using reactions = sc::custom_reaction<Restore>;
  sc::result react(const Restore&);
};
struct Unfinished : sc::simple_state<Unfinished, Machine, Running> {
  using reactions = sc::transition<Void, Voided>;
};
struct Running : Leaf, sc::simple_state<Running, Unfinished> {
  Running() : Leaf(CaseState::running) {}
  using reactions = mpl::list<sc::transition<Hold, Held>, sc::transition<Finish, Ended>>;
};
struct Held : Leaf, sc::simple_state<Held, Unfinished> {
  Held() : Leaf(CaseState::held) {}
  using reactions = sc::transition<Resume, Running>;
};

sc::result Unrestored::react(const Restore& restore) {
  switch (restore.state) {
    case CaseState::running: return transit<Running>();
    case CaseState::held: return transit<Held>();
    case CaseState::ended: return transit<Ended>();
    case CaseState::voided: return transit<Voided>();
  }
  return discard_event();
}

void give(Machine& machine, CaseEvent event) {
  switch (event) {
    case CaseEvent::hold: machine.process_event(Hold()); break;
    case CaseEvent::resume: machine.process_event(Resume()); break;
    case CaseEvent::finish: machine.process_event(Finish()); break;
    case CaseEvent::void_: machine.process_event(Void()); break;
  }
}

}  // namespace qianpi::lifecycle::of_case

namespace qianpi::lifecycle {

std::optional<CaseState> next(CaseState before, CaseEvent event) {
  of_case::Machine machine;
  machine.initiate();
  machine.process_event(of_case::Restore(before));
  of_case::give(machine, event);
  if (machine.refused) return std::nullopt;
  return machine.state_cast<const of_case::Leaf&>().state;
}

}  // namespace qianpi::lifecycle
