#include "tests/scxml/document.h"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

namespace qianpi::scxml {
namespace {

using statechart::Kind;
using statechart::StateIndex;
using statechart::TransitionIndex;

std::optional<Kind> kind_of(const pugi::xml_node& node) {
  const auto name = local_name(node);
  if (name == "scxml") return Kind::compound;
  if (name == "state") return Kind::atomic;  // compound as soon as it has a child
  if (name == "parallel") return Kind::parallel;
  if (name == "final") return Kind::final;
  if (name != "history") return std::nullopt;
  return std::string_view(node.attribute("type").value()) == "deep" ? Kind::deep_history : Kind::shallow_history;
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& child) { return local_name(child) == name; });
}

/// Two passes, because a transition may point forward: first the tree of states, then what refers to them.
class Reader {
 public:
  explicit Reader(Document& document) : document_(document), chart_(document.chart) {}

  void read() {
    add_state(document_.xml->document_element(), -1);
    for (StateIndex state = 0; state < static_cast<StateIndex>(chart_.states.size()); ++state) add_transitions(state);
  }

 private:
  void add_state(const pugi::xml_node& node, StateIndex parent) {
    const auto index = static_cast<StateIndex>(chart_.states.size());
    statechart::State state;
    state.kind = *kind_of(node);
    state.name = parent < 0 ? "" : node.attribute("id").value();
    state.parent = parent;
    if (!state.name.empty()) index_of_[state.name] = index;
    chart_.states.push_back(std::move(state));
    document_.state_nodes.push_back(node);
    for (const auto& child : node.children()) {
      if (!kind_of(child)) continue;
      if (at(index).kind == Kind::atomic) at(index).kind = Kind::compound;
      at(index).children.push_back(static_cast<StateIndex>(chart_.states.size()));
      add_state(child, index);
    }
  }

  void add_transitions(StateIndex state) {
    const pugi::xml_node node = document_.state_nodes[static_cast<std::size_t>(state)];
    const bool is_history = local_name(node) == "history";
    for (const auto& child : node.children()) {
      if (local_name(child) != "transition") continue;
      const TransitionIndex transition = add_transition(state, child);
      if (is_history) set_initial(state, transition);
      else at(state).transitions.push_back(transition);
    }
    if (const auto initial = child_named(node, "initial")) set_initial(state, add_transition(state, child_named(initial, "transition")));
    else if (const auto attribute = node.attribute("initial")) at(state).initial = targets(attribute.value());
  }

  TransitionIndex add_transition(StateIndex source, const pugi::xml_node& node) {
    document_.transition_nodes.push_back(node);
    chart_.transitions.push_back({.source = source,
                                  .events = words(node.attribute("event").value()),
                                  .targets = targets(node.attribute("target").value()),
                                  .internal = std::string_view(node.attribute("type").value()) == "internal"});
    return static_cast<TransitionIndex>(chart_.transitions.size() - 1);
  }

  void set_initial(StateIndex state, TransitionIndex transition) {
    at(state).initial = chart_.transition(transition).targets;
    at(state).initial_transition = transition;
  }

  std::vector<StateIndex> targets(std::string_view names) const {
    std::vector<StateIndex> states;
    for (const auto& name : words(names)) {
      const auto found = index_of_.find(name);
      if (found == index_of_.end()) throw Untranslatable("no state is called " + name);
      states.push_back(found->second);
    }
    return states;
  }

  statechart::State& at(StateIndex state) { return chart_.states[static_cast<std::size_t>(state)]; }

  Document& document_;
  statechart::Chart& chart_;
  std::map<std::string, StateIndex> index_of_;
};

bool is_expression(std::string_view attribute) { return attribute == "cond" || attribute.ends_with("expr") || attribute.ends_with("location"); }

}  // namespace

Document read_document(const std::filesystem::path& file) {
  Document document;
  document.xml = std::make_unique<pugi::xml_document>();
  document.folder = file.parent_path();
  const auto result = document.xml->load_file(file.c_str());
  if (!result) throw Untranslatable(file.string() + ": " + result.description());
  Reader(document).read();
  return document;
}

bool has_expressions(const pugi::xml_node& node) {
  static const std::set<std::string_view> elements = {"script", "foreach", "assign"};
  if (elements.contains(local_name(node))) return true;
  for (const auto& attribute : node.attributes())
    if (is_expression(attribute.name())) return true;
  return std::any_of(node.begin(), node.end(), has_expressions);
}

std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

}  // namespace qianpi::scxml
