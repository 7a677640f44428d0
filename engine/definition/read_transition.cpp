// Transitions: outcomes, triggers, verbs and timers; all but where they lead, which read_states.cpp resolves.
#include <array>
#include <algorithm>

#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

constexpr std::array<std::string_view, 3> always_adverse{"reject", "suspend", "remove"};

std::optional<ReturnRule> read_return(Notes& notes, const std::string& event, const Node& node) {
  const yaml::Entry* to = node.find_entry("to");
  const yaml::Entry* then = node.find_entry("then");
  if (event != "return") {
    if (const yaml::Entry* misplaced = to ? to : then)
      notes.refuse(misplaced->where, {"“" + misplaced->key + "”只能写在 return 下", "\"" + misplaced->key + "\" belongs under return only"},
                   {"转到另一环节请写 target", "to go to another state write target"});
    return std::nullopt;
  }
  ReturnRule rule{to ? to->value.text : "initiator", then && then->value.text == "again"};
  return rule;
}

}  // namespace

Transition read_transition(Notes& notes, const std::string& event, const Node& node) {
  Transition it;
  it.event = event;
  it.title = title(node, event);
  it.guard = expression(notes, node.find("guard"));
  it.require = checks(notes, node.find("require"));
  it.opinion = text(node, "opinion") == "required" ? OpinionRule::required : OpinionRule::optional;
  it.basis = words(notes, node.find("basis"));
  it.adverse = flag(node, "adverse", false) || std::ranges::count(always_adverse, event) > 0;
  it.needs = read_agreement(notes, node.find("needs"));
  it.by = text(node, "by");
  it.returns = read_return(notes, event, node);
  it.effects = read_effects(notes, node.find("do"));
  it.happened = text(node, "happened");
  it.write = texts(node.find("write"));
  it.has_target = node.find("target") != nullptr;
  it.where = node.where;
  if (const yaml::Entry* duty = node.find_entry("duty")) notes.not_run(duty->where, "duty");
  return it;
}

}  // namespace qianpi::reading
