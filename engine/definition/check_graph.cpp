// The shape of a workflow: every state can be reached, from every state an end can be reached, and no loop turns by itself.
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

using statechart::Kind;
using Flags = std::vector<bool>;

class Graph {
 public:
  Graph(Checker& checker, const Workflow& workflow) : checker_(checker), it_(workflow), size_(workflow.states.size()) {}

  void check() {
    const Flags reached = reachable();
    for (std::size_t i = 1; i < size_; ++i)
      if (!reached[i])
        refuse(i, {"没有任何路径能到这个环节", "no path leads to this state"},
               {"请加上通往它的转移，或删去它", "add a transition to it, or delete it"});
    check_ends(reached);
    for (std::size_t i = 1; i < size_; ++i) check_always(i);
    check_loops();
  }

 private:
  const State& state(std::size_t i) const { return it_.states[i]; }
  const statechart::State& chart(std::size_t i) const { return it_.chart.states[i]; }
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  void refuse(std::size_t i, const Bilingual& what, const Bilingual& cure) {
    const std::string& path = state(i).path;
    checker_.refuse(state(i).where, {"环节“" + path + "”：" + what.zh, "state " + path + ": " + what.en}, cure);
  }

  /// Where a transition leads, `return: {to: state}` included.
  std::vector<std::size_t> targets(TransitionIndex index) const {
    std::vector<std::size_t> found;
    for (StateIndex target : it_.chart.transitions[at(index)].targets) found.push_back(at(target));
    const auto& returns = it_.transitions[at(index)].returns;
    if (returns)
      if (const StateIndex to = index_of(it_, returns->to); to > 0) found.push_back(at(to));
    return found;
  }

  /// What is entered along with a state: its ancestors, their regions, and its own initial states.
  void enter(std::size_t i, Flags& entered) const {
    if (entered[i]) return;
    entered[i] = true;
    const int parent = chart(i).parent;
    if (parent >= 0) enter_ancestor(at(parent), entered);
    if (chart(i).kind == Kind::parallel)
      for (StateIndex child : chart(i).children) enter(at(child), entered);
    for (StateIndex initial : chart(i).initial) enter(at(initial), entered);
    if (chart(i).kind == Kind::compound && chart(i).initial.empty() && !chart(i).children.empty()) enter(at(chart(i).children[0]), entered);
  }

  void enter_ancestor(std::size_t i, Flags& entered) const {
    if (chart(i).kind == Kind::parallel) return enter(i, entered);
    if (entered[i]) return;
    entered[i] = true;
    if (chart(i).parent >= 0) enter_ancestor(at(chart(i).parent), entered);
  }

  Flags reachable() const {
    Flags entered(size_, false);
    enter(0, entered);
    for (bool grows = true; grows;) {
      const Flags before = entered;
      for (std::size_t i = 0; i < size_; ++i)
        if (before[i])
          for (TransitionIndex transition : chart(i).transitions)
            for (std::size_t target : targets(transition)) enter(target, entered);
      grows = entered != before;
    }
    return entered;
  }

  bool is_end(std::size_t i) const { return chart(i).kind == Kind::final && chart(i).parent == 0; }

  /// Ways out that the case's own course takes: of the state and of those around it, but not withdrawing or voiding.
  std::vector<std::size_t> ways_out(std::size_t from) const {
    std::vector<std::size_t> ways;
    for (int i = static_cast<int>(from); i >= 0; i = chart(at(i)).parent)
      for (TransitionIndex transition : chart(at(i)).transitions) {
        const std::string& event = it_.transitions[at(transition)].event;
        if (event == "withdraw" || event == "void") continue;
        for (std::size_t target : targets(transition)) ways.push_back(target);
      }
    return ways;
  }

  void check_ends(const Flags& reached) {
    Flags ends(size_, false);
    for (std::size_t i = 0; i < size_; ++i) ends[i] = is_end(i);
    if (std::ranges::count(ends, true) == 0)
      return checker_.refuse(it_.where, {"流程没有结束环节", "the workflow has no final state"},
                             {"请加上 type: final 的环节", "add a state with type: final"});
    for (bool grows = true; grows;) {
      grows = false;
      for (std::size_t i = 0; i < size_; ++i)
        if (!ends[i] && leads_to(i, ends)) grows = ends[i] = true;
    }
    tell_dead_ends(reached, ends);
  }

  bool leads_to(std::size_t i, const Flags& ends) const {
    const auto ways = ways_out(i);
    if (std::ranges::any_of(ways, [&](std::size_t way) { return ends[way]; })) return true;
    const auto& children = chart(i).children;
    const auto child_ends = [&](StateIndex child) { return ends[at(child)]; };
    if (chart(i).kind == Kind::parallel) return std::ranges::any_of(children, child_ends);
    return chart(i).kind == Kind::compound && std::ranges::any_of(children, child_ends);
  }

  /// Only where a dead end begins: a state whose ways out all stop elsewhere is told by that other state.
  void tell_dead_ends(const Flags& reached, const Flags& ends) {
    std::vector<std::size_t> dead;
    for (std::size_t i = 1; i < size_; ++i)
      if (reached[i] && !ends[i] && chart(i).kind != Kind::compound && !is_history(i)) dead.push_back(i);
    std::vector<std::size_t> stops;
    std::ranges::copy_if(dead, std::back_inserter(stops), [this](std::size_t i) { return ways_out(i).empty(); });
    for (std::size_t i : stops.empty() ? dead : stops)
      refuse(i, {"从这里到不了任何结束环节", "no end can be reached from here"},
             {"请加上通往结束环节的转移", "add a transition towards a final state"});
  }

  bool is_history(std::size_t i) const { return chart(i).kind == Kind::shallow_history || chart(i).kind == Kind::deep_history; }

  void check_always(std::size_t i) {
    const State& own = state(i);
    for (std::size_t n = 0; n + 1 < own.always.size(); ++n)
      if (!it_.transitions[at(own.always[n])].guard)
        refuse(i, {"always 里没有条件的一支后面还有别的分支，永远走不到", "branches stand after one without guard: they are never taken"},
               {"请把没有条件的一支放到最后", "put the branch without guard last"});
    const bool must_leave = chart(i).kind == Kind::atomic && !own.always.empty() && !own.task && !own.gather && own.on.empty() && own.after.empty();
    if (must_leave && it_.transitions[at(own.always.back())].guard)
      refuse(i, {"always 的每一支都有条件，都不成立时办件会停在这里", "every branch of always has a guard: if none holds the case stops here"},
             {"请在最后加一支没有 guard 的", "add a last branch without guard"});
  }

  /// A ring of `always` transitions that nobody and no clock interrupts.
  void check_loops() {
    std::vector<int> colour(size_, 0);
    for (std::size_t i = 1; i < size_; ++i)
      if (colour[i] == 0) walk(i, colour);
  }

  void walk(std::size_t i, std::vector<int>& colour) {
    colour[i] = 1;
    for (TransitionIndex transition : state(i).always)
      for (std::size_t next : targets(transition)) {
        if (colour[next] == 1)
          refuse(next, {"自动转移绕成一圈，中间没有人也没有时钟", "automatic transitions run in a ring without a person or a clock"},
                 {"请在圈里加一个待办或期限", "put a task or a deadline into the ring"});
        else if (colour[next] == 0) walk(next, colour);
      }
    colour[i] = 2;
  }

  Checker& checker_;
  const Workflow& it_;
  std::size_t size_;
};

}  // namespace

void check_graph(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Graph(checker, workflow).check();
}

}  // namespace qianpi::checking
