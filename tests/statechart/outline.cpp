#include "tests/statechart/outline.h"

#include <cctype>
#include <sstream>

namespace qianpi::statechart {
namespace {

/// A function, because tests read outlines while the program still initialises its constants.
const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> all = {{"state", Kind::atomic},
                                                  {"parallel", Kind::parallel},
                                                  {"final", Kind::final},
                                                  {"history", Kind::shallow_history},
                                                  {"deep", Kind::deep_history}};
  return all;
}

bool is_name_next(std::istream& words) {
  const int next = (words >> std::ws).peek();
  return next == '*' || std::isalnum(next) != 0;
}

class Reader {
 public:
  Outline read(std::string_view text) {
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);)
      if (const auto indent = line.find_first_not_of(' '); indent != std::string::npos) read_line(indent, line);
    for (const auto& [state, names] : initials_) set_initial(state, names);
    for (const auto& [transition, names] : targets_)
      for (const auto& name : names) result_.chart.transitions[transition].targets.push_back(result_.states.at(name));
    return std::move(result_);
  }

 private:
  void read_line(std::size_t indent, const std::string& line) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    while (!open_.empty() && open_.back().first >= indent) open_.pop_back();
    if (kinds().contains(word)) add_state(indent, kinds().at(word), words);
    else if (word == "initial") initials_.emplace_back(open_.back().second, rest(words));
    else add_transition(word, words);
  }

  void add_state(std::size_t indent, Kind kind, std::istream& words) {
    const auto index = static_cast<StateIndex>(result_.chart.states.size());
    State state{.name = {}, .kind = kind, .parent = -1, .children = {}, .initial = {}, .transitions = {}};
    words >> state.name;
    if (!open_.empty()) {
      state.parent = open_.back().second;
      State& parent = at(state.parent);
      parent.children.push_back(index);
      if (parent.kind == Kind::atomic) parent.kind = Kind::compound;
    }
    result_.states[state.name] = index;
    result_.chart.states.push_back(std::move(state));
    open_.emplace_back(indent, index);
  }

  void add_transition(const std::string& trigger, std::istream& words) {
    const StateIndex source = open_.back().second;
    Transition transition{.source = source, .events = {}, .targets = {}};
    std::string label = at(source).name + "." + trigger;
    std::string guard;
    if (trigger == "on") {
      label = at(source).name;
      for (std::string word; is_name_next(words) && words >> word;) {
        transition.events.push_back(word);
        label += "." + word;
      }
    }
    std::vector<std::string> targets;
    for (const auto& word : rest(words)) {
      if (word.front() == '[') guard = word.substr(1, word.size() - 2);
      else if (word == "=>") transition.internal = true;
      else if (word != "->") targets.push_back(word);
    }
    targets_.emplace_back(result_.chart.transitions.size(), targets);
    if (trigger == "on" || trigger == "always") at(source).transitions.push_back(add(std::move(transition), label, guard));
  }

  TransitionIndex add(Transition transition, const std::string& label, const std::string& guard) {
    result_.labels.push_back(label);
    result_.guards.push_back(guard);
    result_.chart.transitions.push_back(std::move(transition));
    return static_cast<TransitionIndex>(result_.chart.transitions.size() - 1);
  }

  void set_initial(StateIndex state, const std::vector<std::string>& names) {
    for (const auto& name : names) at(state).initial.push_back(result_.states.at(name));
    const std::string label = at(state).name + ".initial";
    at(state).initial_transition = add({.source = state, .events = {}, .targets = at(state).initial}, label, "");
  }

  static std::vector<std::string> rest(std::istream& words) {
    std::vector<std::string> all;
    for (std::string word; words >> word;) all.push_back(word);
    return all;
  }

  State& at(StateIndex state) { return result_.chart.states[static_cast<std::size_t>(state)]; }

  Outline result_;
  std::vector<std::pair<std::size_t, StateIndex>> open_;
  std::vector<std::pair<StateIndex, std::vector<std::string>>> initials_;
  std::vector<std::pair<std::size_t, std::vector<std::string>>> targets_;
};

}  // namespace

Outline outline(std::string_view text) { return Reader().read(text); }

Diary::Diary(const Outline& outline, Configuration before) : run(outline.chart, std::move(before), *this), outline_(outline) {}

End Diary::start() {
  const End end = run.start();
  lines.clear();
  return end;
}

End Diary::send(const std::string& event) {
  lines.clear();
  return run.send(event);
}

std::vector<std::string> Diary::leaves() const {
  std::vector<std::string> names;
  for (StateIndex state : run.after().active) {
    const Kind kind = outline_.chart[state].kind;
    if (kind == Kind::atomic || kind == Kind::final) names.push_back(outline_.chart[state].name);
  }
  return names;
}

bool Diary::holds(TransitionIndex transition, std::string_view) {
  const std::string& guard = outline_.guards[static_cast<std::size_t>(transition)];
  return guard.empty() || true_now.contains(guard);
}
void Diary::exit(StateIndex state) { write("exit " + outline_.chart[state].name); }
void Diary::enter(StateIndex state) { write("enter " + outline_.chart[state].name); }
void Diary::take(TransitionIndex transition, std::string_view) { write("take " + outline_.labels[static_cast<std::size_t>(transition)]); }
void Diary::hear(std::string_view event) { heard.emplace_back(event); }
bool Diary::done(StateIndex state) { return !silent.contains(outline_.chart[state].name); }

void Diary::write(const std::string& line) {
  lines.push_back(line);
  if (const auto found = raises.find(line); found != raises.end()) run.raise(found->second);
}

}  // namespace qianpi::statechart
