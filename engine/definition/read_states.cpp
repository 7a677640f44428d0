// The states of a workflow in document order, each with its transitions, and beside them the chart with the same indices.
#include <algorithm>

#include "engine/definition/likeness.h"
#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

/// A name that says where a transition or an initial state leads; resolved when all states are known.
struct Pointer {
  StateIndex from = 0;
  const Node* names = nullptr;
  TransitionIndex transition = -1;  ///< or -1: the initial states of `from`, or what a history leads to
};

class StatesReader {
 public:
  StatesReader(Notes& notes, Workflow& workflow) : notes_(notes), it_(workflow) {}

  void read(const Node& file) {
    add_state({"", file.where, {}}, file, -1);
    for (const Pointer& pointer : pointers_) resolve(pointer);
  }

 private:
  State& state(StateIndex index) { return it_.states[static_cast<std::size_t>(index)]; }
  statechart::State& chart(StateIndex index) { return it_.chart.states[static_cast<std::size_t>(index)]; }

  struct Called {
    std::string id;
    Source where;
    std::string path;
  };

  StateIndex add_state(const Called& called, const Node& node, StateIndex parent) {
    const auto index = static_cast<StateIndex>(it_.states.size());
    it_.states.emplace_back();
    it_.chart.states.emplace_back();
    State& own = state(index);
    own.id = called.id;
    own.path = called.path;
    own.parent = parent;
    own.where = called.where;
    if (parent >= 0) chart(parent).children.push_back(index);
    chart(index).name = own.path;
    chart(index).parent = parent;
    chart(index).kind = kind_of(node);
    if (parent >= 0) read_own(index, node);
    own_effects(index, node);
    add_transitions(index, node);
    add_children(index, node);
    return index;
  }

  static statechart::Kind kind_of(const Node& node) {
    using statechart::Kind;
    const std::string type = text(node, "type");
    if (type == "parallel") return Kind::parallel;
    if (type == "final") return Kind::final;
    if (type == "history") return text(node, "history") == "deep" ? Kind::deep_history : Kind::shallow_history;
    return node.find("states") ? Kind::compound : Kind::atomic;
  }

  void read_own(StateIndex index, const Node& node) {
    State& own = state(index);
    own.title = title(node, own.id);
    own.basis = words(notes_, node.find("basis"));
    own.outcome = text(node, "outcome");
    if (const Node* task = node.find("task")) own.task = read_task(notes_, *task);
    if (const Node* gather = node.find("gather")) own.gather = read_gather(*gather);
    if (const Node* each = node.find("each")) own.each = read_each(notes_, *each);
    if (const Node* wait = node.find("wait"))
      if (auto until = expression(notes_, wait->find("until"))) own.wait = Wait{std::move(*until)};
    own.selection = read_selection(notes_, node);
    if (const yaml::Entry* duty = node.find_entry("duty")) notes_.not_run(duty->where, "duty");
    check_one_activity(node);
  }

  static Gather read_gather(const Node& node) {
    if (node.is_scalar()) return {node.text, {}, {}};
    return {text(node, "workflow"), texts(node.find("show")), texts(node.find("write"))};
  }

  void check_one_activity(const Node& node) {
    const yaml::Entry* first = nullptr;
    for (const char* key : {"task", "gather", "places", "each", "wait"}) {
      const yaml::Entry* entry = node.find_entry(key);
      if (!entry) continue;
      if (first)
        notes_.refuse(entry->where, {"一个环节只能有 task、gather 等其中之一", "a state holds one of task, gather, …, not several"},
                      {"请拆成两个环节", "split it into two states"});
      first = first ? first : entry;
    }
  }

  void own_effects(StateIndex index, const Node& node) {
    state(index).entry = read_effects(notes_, node.find("entry"));
    state(index).exit = read_effects(notes_, node.find("exit"));
  }

  void add_transitions(StateIndex index, const Node& node) {
    if (const Node* on = node.find("on")) {
      for (const yaml::Entry& entry : on->entries) {
        state(index).on_order.push_back(entry.key);
        if (entry.value.kind == yaml::Kind::list)
          for (const Node& one : entry.value.items) add_reaction(index, entry.key, one, one.where);
        else add_reaction(index, entry.key, entry.value, entry.where);
      }
    }
    if (const Node* always = node.find("always"))
      for (const Node& one : always->items) state(index).always.push_back(add_transition(index, "", one));
    if (const Node* after = node.find("after"))
      for (const Node& one : after->items) add_timer(index, one);
  }

  void add_reaction(StateIndex index, const std::string& event, const Node& node, const Source& where) {
    const TransitionIndex transition = add_transition(index, event, node);
    it_.transitions.back().where = where;
    state(index).on[event].push_back(transition);
  }

  void add_timer(StateIndex index, const Node& node) {
    const yaml::Entry* delay = node.find_entry("delay");
    const yaml::Entry* at = node.find_entry("at");
    if ((delay != nullptr) == (at != nullptr)) {
      notes_.refuse(node.where, {"after 的每一项要写 at 或 delay 其中之一", "each item of after says either at or delay"},
                    {"如 at: due 或 delay: 3 days", "e.g. at: due or delay: 3 days"});
      return;
    }
    const std::string event = "after." + std::to_string(it_.transitions.size());
    auto moment = phrase(notes_, &(delay ? delay : at)->value);
    const TransitionIndex transition = add_transition(index, event, node);
    if (moment) state(index).after.push_back({std::move(*moment), transition});
  }

  TransitionIndex add_transition(StateIndex source, const std::string& event, const Node& node) {
    const auto index = static_cast<TransitionIndex>(it_.transitions.size());
    it_.transitions.push_back(read_transition(notes_, event, node));
    it_.transitions.back().source = source;
    statechart::Transition arrow;
    arrow.source = source;
    if (!event.empty()) arrow.events = {event};
    it_.chart.transitions.push_back(std::move(arrow));
    chart(source).transitions.push_back(index);
    if (const Node* target = node.find("target")) pointers_.push_back({source, target, index});
    refuse_stray_time(event, node);
    return index;
  }

  void refuse_stray_time(const std::string& event, const Node& node) {
    if (event.starts_with("after.")) return;
    for (const char* key : {"at", "delay"})
      if (const yaml::Entry* entry = node.find_entry(key))
        notes_.refuse(entry->where, {"“" + entry->key + "”只能写在 after 下", "\"" + entry->key + "\" belongs under after only"},
                      {"请移到 after 下", "move it under after"});
  }

  void add_children(StateIndex index, const Node& node) {
    const Node* states = node.find("states");
    if (states)
      for (const yaml::Entry& entry : states->entries) {
        check_id(entry);
        const std::string outer = state(index).path;
        add_state({entry.key, entry.where, outer.empty() ? entry.key : outer + "." + entry.key}, entry.value, index);
      }
    const char* key =
        statechart::Kind::shallow_history == chart(index).kind || statechart::Kind::deep_history == chart(index).kind ? "target" : "initial";
    if (const Node* initial = node.find(key)) pointers_.push_back({index, initial, -1});
    else if (key == std::string_view("initial") && chart(index).kind == statechart::Kind::compound && states && states->entries.size() > 1)
      notes_.refuse(states->where, {"没有写从哪个环节开始", "it is not said with which state it begins"},
                    {"请加上 initial: 环节", "add initial: STATE"});
  }

  void check_id(const yaml::Entry& entry) {
    if (!is_name(entry.key))
      notes_.refuse(entry.where, {"环节名“" + entry.key + "”的写法不对", "\"" + entry.key + "\" is no name for a state"},
                    {"用小写字母、数字和下划线，以字母开头", "use small letters, digits and underscores; begin with a letter"});
  }

  /// A name means, in this order: a state beside the one that names it, one within it, the only one so called, or a whole path.
  std::vector<StateIndex> meant(StateIndex from, const std::string& name) const {
    std::vector<StateIndex> beside, within, anywhere;
    for (std::size_t i = 1; i < it_.states.size(); ++i) {
      const auto index = static_cast<StateIndex>(i);
      const State& candidate = it_.states[i];
      if (candidate.path == name && name.find('.') != std::string::npos) return {index};
      if (candidate.id != name) continue;
      if (from > 0 && candidate.parent == it_.states[static_cast<std::size_t>(from)].parent) beside.push_back(index);
      else if (candidate.parent == from) within.push_back(index);
      else anywhere.push_back(index);
    }
    return !beside.empty() ? beside : !within.empty() ? within : anywhere;
  }

  void resolve(const Pointer& pointer) {
    const std::vector<const Node*> names = nodes_of(*pointer.names);
    for (const Node* name : names) {
      const bool is_initial = pointer.transition < 0;
      const auto found = is_initial ? inside(pointer.from, meant(pointer.from, name->text), name->text) : meant(pointer.from, name->text);
      if (found.size() != 1) {
        refuse_name(*name, found.size() > 1);
      } else if (is_initial) {
        chart(pointer.from).initial.push_back(found[0]);
      } else {
        it_.chart.transitions[static_cast<std::size_t>(pointer.transition)].targets.push_back(found[0]);
      }
    }
  }

  /// An initial state is meant among one's own children first.
  std::vector<StateIndex> inside(StateIndex from, const std::vector<StateIndex>& found, const std::string& name) {
    for (StateIndex child : chart(from).children)
      if (state(child).id == name) return {child};
    return found;
  }

  static std::vector<const Node*> nodes_of(const Node& names) {
    if (names.is_scalar()) return {&names};
    std::vector<const Node*> all;
    for (const Node& item : names.items) all.push_back(&item);
    return all;
  }

  void refuse_name(const Node& name, bool ambiguous) {
    std::vector<std::string> known;
    for (std::size_t i = 1; i < it_.states.size(); ++i) known.push_back(it_.states[i].path);
    if (ambiguous)
      notes_.refuse(name.where, {"叫“" + name.text + "”的环节不止一个", "more than one state is called \"" + name.text + "\""},
                    {"请写全路径，如 外层." + name.text, "write its path, e.g. outer." + name.text});
    else notes_.refuse(name.where, {"没有叫“" + name.text + "”的环节", "there is no state \"" + name.text + "\""}, suggestion(name.text, known));
  }

  Notes& notes_;
  Workflow& it_;
  std::vector<Pointer> pointers_;
};

}  // namespace

void read_states(Notes& notes, const Node& file, Workflow& workflow) { StatesReader(notes, workflow).read(file); }

}  // namespace qianpi::reading
