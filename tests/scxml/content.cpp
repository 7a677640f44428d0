// Executable content of SCXML (chapters 4 and 6.2): the part of a session that carries out elements.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/scxml/session.h"

namespace qianpi::scxml {
namespace {

using rules::Value;

/// "10ms", "1.5s": CSS2 times, as SCXML 6.2.4 demands.
double milliseconds_of(const std::string& delay) {
  char* unit = nullptr;
  const double amount = std::strtod(delay.c_str(), &unit);
  if (std::string_view(unit) == "s") return amount * 1000;
  if (std::string_view(unit) == "ms" || delay.empty()) return amount;
  throw ExecutionError("not a delay: " + delay);
}

bool is_own_processor(std::string_view type) { return type.empty() || type == "scxml" || own_processor.starts_with(type); }

}  // namespace

void Session::carry_out_blocks(statechart::StateIndex state, std::string_view element) {
  for (const auto& block : document_.state_nodes[static_cast<std::size_t>(state)].children())
    if (local_name(block) == element) carry_out_block(block);
}

/// SCXML 4.9: an error ends its block, not the others.
void Session::carry_out_block(const Content& block) {
  attempt([&] { carry_out(block); });
}

void Session::carry_out(const Content& block) {
  for (const auto& action : block.children())
    if (action.type() == pugi::node_element) carry_out_one(action);
}

void Session::carry_out_one(const Content& action) {
  const auto name = local_name(action);
  if (name == "raise") raise({action.attribute("event").value(), "internal"});
  else if (name == "send") send(action);
  else if (name == "cancel") cancel(action);
  else if (name == "if") choose(action);
  else if (name == "foreach") repeat(action);
  else if (name == "script") data_.run(script_of(action));
  else if (name == "assign") {
    if (!action.attribute("expr")) throw Untranslatable("assign of XML");
    data_.assign(action.attribute("location").value(), data_.evaluate(action.attribute("expr").value()));
  } else if (name != "log") {  // which only prints
    throw Untranslatable("element " + std::string(name));
  }
}

/// No condition holds; one that fails doesn't, and says so: SCXML 5.9.1.
bool Session::condition(const Content& node) {
  const auto condition = node.attribute("cond");
  if (!condition) return true;
  bool holds = false;
  attempt([&] { holds = data_.holds(condition.value()); });
  return holds;
}

void Session::choose(const Content& action) {
  bool chosen = condition(action), was_chosen = chosen;
  for (const auto& child : action.children()) {
    if (child.type() != pugi::node_element) continue;
    const auto name = local_name(child);
    if (name == "elseif" || name == "else") {
      chosen = !was_chosen && (name == "else" || condition(child));
      was_chosen = was_chosen || chosen;
    } else if (chosen) {
      carry_out_one(child);
    }
  }
}

void Session::repeat(const Content& action) {
  const std::string item = action.attribute("item").value(), index = action.attribute("index").value();
  const Value array = data_.evaluate(action.attribute("array").value());
  if (!array.is(rules::Kind::list)) throw ExecutionError("foreach goes through lists only");
  data_.declare(item);
  if (!index.empty()) data_.declare(index);
  int number = 0;
  for (const auto& each : array.items()) {
    data_.assign(item, each);
    if (!index.empty()) data_.assign(index, number++);
    carry_out(action);
  }
}

/// The attribute, or the value of the expression in its twin (`delay` or `delayexpr`).
std::string Session::stated(const Content& action, const char* attribute) const {
  if (const auto expression = action.attribute((std::string(attribute) + "expr").c_str())) return text_of(data_.evaluate(expression.value()));
  return action.attribute(attribute).value();
}

void Session::send(const Content& action) {
  Event event{stated(action, "event"), "external", action.attribute("id").value(), "#_scxml_session1", std::string(own_processor)};
  if (const auto location = action.attribute("idlocation")) {
    event.sendid = "made." + std::to_string(++names_made_);
    data_.assign(location.value(), event.sendid);
  }
  event.data = payload(action);
  const double delay = milliseconds_of(stated(action, "delay"));
  const std::string type = stated(action, "type"), target = stated(action, "target");
  if (!is_own_processor(type)) throw ExecutionError("no event processor is called " + type, event.sendid);
  post(std::move(event), target, delay);
}

void Session::post(Event event, const std::string& target, double delay) {
  if (target == "#_internal") {
    event.type = "internal";
    event.origin.clear();
    event.origintype.clear();
    raise(std::move(event));
  } else if (target.empty() || target == "#_scxml_session1") {
    delayed_.emplace(now_ + delay, std::move(event));
  } else if (target.starts_with("#_")) {
    fail("error.communication", event.sendid);
  } else {
    throw ExecutionError("no target of events: " + target, event.sendid);
  }
}

void Session::cancel(const Content& action) {
  std::erase_if(delayed_, [id = stated(action, "sendid")](const auto& it) { return it.second.sendid == id; });
}

/// What namelist, param and content say, as SCXML 5.6, 5.7 and 6.2 have it.
Value Session::payload(const Content& owner) const {
  Value data;
  for (const auto& name : words(owner.attribute("namelist").value())) data = data.with(name, data_.evaluate(name));
  for (const auto& child : owner.children()) {
    if (local_name(child) == "param") {
      const auto expression = child.attribute("expr") ? child.attribute("expr") : child.attribute("location");
      data = data.with(child.attribute("name").value(), data_.evaluate(expression.value()));
    } else if (local_name(child) == "content") {
      if (const auto expression = child.attribute("expr")) return data_.evaluate(expression.value());
      if (child.find_child([](const auto& it) { return it.type() == pugi::node_element; })) throw Untranslatable("content that is XML");
      return literal_of(child.child_value());
    }
  }
  return data;
}

/// The element's text, or that of the file it names.
std::string Session::script_of(const Content& element) const {
  const std::string_view source = element.attribute("src").value();
  if (source.empty()) return element.child_value();
  const auto file = document_.folder / source.substr(source.starts_with("file:") ? 5 : 0);
  std::ifstream stream(file);
  if (!stream) throw Untranslatable("no file " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace qianpi::scxml
