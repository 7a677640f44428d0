#include <boost/statechart/custom_reaction.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/transition.hpp>

#include "engine/lifecycle/lifecycle.h"

// Boost.Statechart needs its types in a named namespace: events are told apart by their type's address.
namespace qianpi::lifecycle::task {
namespace sc = boost::statechart;
namespace mpl = boost::mpl;

struct Restore : sc::event<Restore> {
  explicit Restore(TaskState stored) : state(stored) {}
  TaskState state;
};
struct Claim : sc::event<Claim> {};
struct Release : sc::event<Release> {};
struct Decide : sc::event<Decide> {};
struct Collect : sc::event<Collect> {};
struct Complete : sc::event<Complete> {};
struct Reopen : sc::event<Reopen> {};
struct GiveBack : sc::event<GiveBack> {};
struct Withdraw : sc::event<Withdraw> {};
struct NotNeed : sc::event<NotNeed> {};
struct Cancel : sc::event<Cancel> {};

struct Unrestored;
struct Unfinished;
struct Workable;
struct Open;
struct Claimed;
struct Deciding;

struct Machine : sc::state_machine<Machine, Unrestored> {
  bool refused = false;
  void unconsumed_event(const sc::event_base&) { refused = true; }  // Boost would drop it without a word
};

struct Leaf {
  explicit Leaf(TaskState is) : state(is) {}
  virtual ~Leaf() = default;
  TaskState state;
};
template <TaskState which>
struct Ending : Leaf, sc::simple_state<Ending<which>, Machine> {
  Ending() : Leaf(which) {}
};
using NotNeeded = Ending<TaskState::not_needed>;
using Withdrawn = Ending<TaskState::withdrawn>;
/// A ballot can be taken back as long as the engine lets it.
struct Decided : Leaf, sc::simple_state<Decided, Machine> {
  Decided() : Leaf(TaskState::decided) {}
  using reactions = sc::transition<Withdraw, Withdrawn>;
};
using Returned = Ending<TaskState::returned>;
using Cancelled = Ending<TaskState::cancelled>;

struct Unrestored : sc::simple_state<Unrestored, Machine> {
  using reactions = sc::custom_reaction<Restore>;
  sc::result react(const Restore&);
};
struct Unfinished : sc::simple_state<Unfinished, Machine, Workable> {
  using reactions = mpl::list<sc::transition<Withdraw, Withdrawn>, sc::transition<NotNeed, NotNeeded>, sc::transition<Cancel, Cancelled>>;
};
struct Workable : sc::simple_state<Workable, Unfinished, Open> {
  using reactions = mpl::list<sc::transition<Decide, Decided>, sc::transition<Collect, Deciding>, sc::transition<GiveBack, Returned>>;
};
struct Open : Leaf, sc::simple_state<Open, Workable> {
  Open() : Leaf(TaskState::open) {}
  using reactions = sc::transition<Claim, Claimed>;
};
struct Claimed : Leaf, sc::simple_state<Claimed, Workable> {
  Claimed() : Leaf(TaskState::claimed) {}
  using reactions = sc::transition<Release, Open>;
};
struct Deciding : Leaf, sc::simple_state<Deciding, Unfinished> {
  Deciding() : Leaf(TaskState::deciding) {}
  using reactions = mpl::list<sc::transition<Complete, Decided>, sc::transition<Reopen, Open>>;
};

sc::result Unrestored::react(const Restore& restore) {
  switch (restore.state) {
    case TaskState::open: return transit<Open>();
    case TaskState::claimed: return transit<Claimed>();
    case TaskState::deciding: return transit<Deciding>();
    case TaskState::decided: return transit<Decided>();
    case TaskState::not_needed: return transit<NotNeeded>();
    case TaskState::withdrawn: return transit<Withdrawn>();
    case TaskState::returned: return transit<Returned>();
    case TaskState::cancelled: return transit<Cancelled>();
  }
  return discard_event();
}

void give(Machine& machine, TaskEvent event) {
  switch (event) {
    case TaskEvent::claim: machine.process_event(Claim()); break;
    case TaskEvent::release: machine.process_event(Release()); break;
    case TaskEvent::decide: machine.process_event(Decide()); break;
    case TaskEvent::collect: machine.process_event(Collect()); break;
    case TaskEvent::complete: machine.process_event(Complete()); break;
    case TaskEvent::reopen: machine.process_event(Reopen()); break;
    case TaskEvent::give_back: machine.process_event(GiveBack()); break;
    case TaskEvent::withdraw: machine.process_event(Withdraw()); break;
    case TaskEvent::not_need: machine.process_event(NotNeed()); break;
    case TaskEvent::cancel: machine.process_event(Cancel()); break;
  }
}

}  // namespace qianpi::lifecycle::task

namespace qianpi::lifecycle {

std::optional<TaskState> next(TaskState before, TaskEvent event) {
  task::Machine machine;
  machine.initiate();
  machine.process_event(task::Restore(before));
  task::give(machine, event);
  if (machine.refused) return std::nullopt;
  return machine.state_cast<const task::Leaf&>().state;
}

}  // namespace qianpi::lifecycle
