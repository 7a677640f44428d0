#include "tests/scxml/session.h"

#include <algorithm>
#include <utility>

namespace qianpi::scxml {
namespace {

using rules::Value;

Value known(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value value_of(const Event& event) {
  return Value::context({{"name", event.name},
                         {"type", event.type},
                         {"sendid", known(event.sendid)},
                         {"origin", known(event.origin)},
                         {"origintype", known(event.origintype)},
                         {"invokeid", Value()},
                         {"data", event.data}});
}

}  // namespace

Session::Session(const Document& document)
    : document_(document),
      data_(
          [this](const std::string& id) {
            const auto is_it = [&](statechart::StateIndex state) { return document_.chart[state].name == id; };
            return std::ranges::any_of(run_.after().active, is_it);
          },
          document.xml->document_element().attribute("name").value(), "session1"),
      run_(document.chart, {}, *this) {}

void Session::check(statechart::End end) const {
  if (end == statechart::End::stuck) throw Untranslatable("never settles");
}

void Session::start() { check(run_.start()); }

void Session::send(const std::string& event) { deliver({event}); }

void Session::deliver(Event event) {
  external_ = &event;
  check(run_.send(event.name));
}

void Session::raise(Event event) {
  run_.raise(event.name);
  internal_.push_back(std::move(event));
}

void Session::fail(const std::string& name, const std::string& sendid) { raise({name, "platform", sendid}); }

void Session::hear(std::string_view) {
  if (external_) {
    data_.hear(value_of(*std::exchange(external_, nullptr)));
  } else {
    data_.hear(value_of(internal_.front()));
    internal_.pop_front();
  }
}

void Session::wait(double milliseconds) {
  const double until = now_ + milliseconds;
  while (!delayed_.empty() && delayed_.begin()->first <= until) {
    now_ = delayed_.begin()->first;
    deliver(delayed_.extract(delayed_.begin()).mapped());
  }
  now_ = until;
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
  return condition(document_.transition_nodes[static_cast<std::size_t>(transition)]);
}

void Session::exit(statechart::StateIndex state) { carry_out_blocks(state, "onexit"); }

void Session::take(statechart::TransitionIndex transition, std::string_view) {
  carry_out_block(document_.transition_nodes[static_cast<std::size_t>(transition)]);
}

/// The document's own scripts run and its data are filled before any content: SCXML 5.3, binding early or late.
void Session::enter(statechart::StateIndex state) {
  const Content node = document_.state_nodes[static_cast<std::size_t>(state)];
  const Content whole = document_.xml->document_element();
  const bool late = std::string_view(whole.attribute("binding").value()) == "late";
  if (state == statechart::root) {
    for (const auto& each : document_.state_nodes) fill_data(each, !late || each == whole);
    for (const auto& child : node.children())
      if (local_name(child) == "script") attempt([&] { data_.run(script_of(child)); });
  } else if (late && filled_.insert(state).second) {
    fill_data(node, true);
  }
  last_entered_ = state;
  if (node.find_child([](const auto& it) { return local_name(it) == "invoke"; })) throw Untranslatable("invoke");
  carry_out_blocks(state, "onentry");
}

bool Session::done(statechart::StateIndex parent) {
  Event event{"done.state." + document_.chart[parent].name};
  const auto final_node = document_.state_nodes[static_cast<std::size_t>(last_entered_)];
  if (document_.chart[last_entered_].parent == parent) {
    for (const auto& child : final_node.children())
      if (local_name(child) == "donedata") attempt([&] { event.data = payload(child); });
  }
  internal_.push_back(std::move(event));  // the run itself puts its name on the queue
  return true;
}

void Session::fill_data(const Content& owner, bool at_once) {
  for (const auto& model : owner.children()) {
    if (local_name(model) != "datamodel") continue;
    for (const auto& data : model.children()) {
      if (local_name(data) != "data") continue;
      data_.declare(data.attribute("id").value());
      if (at_once) fill(data);
    }
  }
}

void Session::fill(const Content& data) {
  attempt([&] {
    Value value;
    if (const auto expression = data.attribute("expr")) value = data_.evaluate(expression.value());
    else if (data.attribute("src")) value = literal_of(script_of(data));
    else if (data.find_child([](const auto& child) { return child.type() == pugi::node_element; })) throw Untranslatable("data that is XML");
    else if (data.first_child()) value = literal_of(data.child_value());
    data_.assign(data.attribute("id").value(), value);
  });
}

}  // namespace qianpi::scxml
