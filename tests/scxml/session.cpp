#include "tests/scxml/session.h"

#include <algorithm>
#include <cstdlib>

namespace qianpi::scxml {
namespace {

/// "10ms", "1.5s": CSS2 times, as SCXML 6.2.4 demands.
double milliseconds_of(const std::string& delay) {
  char* unit = nullptr;
  const double amount = std::strtod(delay.c_str(), &unit);
  if (std::string_view(unit) == "s") return amount * 1000;
  if (std::string_view(unit) == "ms" || delay.empty()) return amount;
  throw Untranslatable("not a delay: " + delay);
}

}  // namespace

Session::Session(const Document& document) : document_(document), run_(document.chart, {}, *this) {}

void Session::start() { drain(run_.start()); }

void Session::send(const std::string& event) { drain(run_.send(event)); }

void Session::wait(double milliseconds) {
  const double until = now_ + milliseconds;
  while (!delayed_.empty() && delayed_.begin()->first <= until) {
    now_ = delayed_.begin()->first;
    const std::string event = delayed_.begin()->second.event;
    delayed_.erase(delayed_.begin());
    send(event);
  }
  now_ = until;
}

void Session::drain(statechart::End end) {
  while (end == statechart::End::settled && !external_.empty()) {
    const std::string event = external_.front();
    external_.pop_front();
    end = run_.send(event);
  }
  if (end == statechart::End::stuck) throw Untranslatable("never settles");
}

std::vector<std::string> Session::configuration() const {
  std::vector<std::string> names;
  for (statechart::StateIndex state : run_.after().active) {
    const auto kind = document_.chart[state].kind;
    if (kind == statechart::Kind::atomic || kind == statechart::Kind::final) names.push_back(document_.chart[state].name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool Session::holds(statechart::TransitionIndex transition, std::string_view) {
  if (document_.transition_nodes[static_cast<std::size_t>(transition)].attribute("cond")) throw Untranslatable("expression in cond");
  return true;
}

void Session::exit(statechart::StateIndex state) { carry_out_blocks(state, "onexit"); }
void Session::enter(statechart::StateIndex state) { carry_out_blocks(state, "onentry"); }
void Session::take(statechart::TransitionIndex transition, std::string_view) {
  carry_out(document_.transition_nodes[static_cast<std::size_t>(transition)]);
}

void Session::carry_out_blocks(statechart::StateIndex state, std::string_view element) {
  for (const auto& block : document_.state_nodes[static_cast<std::size_t>(state)].children())
    if (local_name(block) == element) carry_out(block);
}

void Session::carry_out(const pugi::xml_node& block) {
  for (const auto& action : block.children())
    if (action.type() == pugi::node_element) carry_out_one(action);
}

void Session::carry_out_one(const pugi::xml_node& action) {
  const auto name = local_name(action);
  if (name == "raise") run_.raise(action.attribute("event").value());
  else if (name == "send") send(action);
  else if (name == "cancel")
    std::erase_if(delayed_, [id = std::string(action.attribute("sendid").value())](const auto& it) { return it.second.id == id; });
  else if (name != "log") throw Untranslatable("element " + std::string(name));
}

void Session::send(const pugi::xml_node& action) {
  const std::string event = action.attribute("event").value();
  const double delay = milliseconds_of(action.attribute("delay").value());
  if (std::string_view(action.attribute("target").value()) == "#_internal") run_.raise(event);
  else if (delay > 0) delayed_.emplace(now_ + delay, Delayed{action.attribute("id").value(), event});
  else external_.push_back(event);
}

}  // namespace qianpi::scxml
