// A state's selection: the places, how candidates are found and put in order, and how they are asked.
#include <algorithm>
#include <array>

#include "engine/definition/readers.h"
#include "engine/rules/value_text.h"

namespace qianpi::reading {
namespace {

/// Rows as an expression, or written out as a list.
std::optional<Expression> read_places(Notes& notes, const Node& node) {
  if (node.is_scalar()) return expression(notes, &node);
  Node written;
  written.kind = yaml::Kind::text;
  written.text = rules::to_feel(tree(node));
  written.where = node.where;
  return expression(notes, &written);
}

void read_order(Notes& notes, const Node& node, DrawRule& rule) {
  const Node* order = node.find("order");
  const std::string word = order ? order->text : "random";
  if (word == "random") rule.order = DrawOrder::random;
  else if (word == "rotation") rule.order = DrawOrder::rotation;
  else if (word == "chosen") rule.order = DrawOrder::chosen;
  else {
    rule.order = DrawOrder::rank;
    rule.rank = expression(notes, order);
  }
  if (rule.order == DrawOrder::chosen && rule.by.empty())
    notes.refuse(node.where, {"order: chosen 由人指定人选，但没有写 by", "order: chosen lets a person name the others, but it says no `by`"},
                 {"请写 by: 角色", "add by: ROLE"});
}

DrawRule read_draw(Notes& notes, const Node& node) {
  DrawRule rule;
  rule.by = text(node, "by");
  rule.from = text(node, "from");
  rule.where = expression(notes, node.find("where"));
  if (const Node* avoid = node.find("avoid"))
    for (const Node& item : avoid->items) rule.avoid.push_back(read_avoid(notes, item));
  read_order(notes, node, rule);
  return rule;
}

AnswerRule read_answer(Notes& notes, const yaml::Entry& entry) {
  AnswerRule rule;
  rule.name = entry.key;
  rule.title = title(entry.value, entry.key);
  rule.fills = flag(entry.value, "fills", false);
  rule.opinion = text(entry.value, "opinion") == "required" ? OpinionRule::required : OpinionRule::optional;
  rule.effects = read_effects(notes, entry.value.find("do"));
  if (entry.key == answered::appointed || entry.key == answered::taken)
    notes.refuse(entry.where, {"“" + entry.key + "”是系统自用的词", "\"" + entry.key + "\" is the engine's own word"},
                 {"请换一个名称", "choose another name"});
  return rule;
}

InviteRule read_invite(Notes& notes, const Node& node) {
  InviteRule rule;
  rule.form = text(node, "form");
  rule.within = phrase(notes, node.find("within"));
  rule.channels = texts(node.find("channels"));
  if (const Node* answers = node.find("answers"))
    for (const yaml::Entry& entry : answers->entries) rule.answers.push_back(read_answer(notes, entry));
  return rule;
}

}  // namespace

std::optional<Selection> read_selection(Notes& notes, const Node& state) {
  const yaml::Entry* places = state.find_entry("places");
  for (const char* part : {"vacate", "draw", "invite"})
    if (const yaml::Entry* entry = state.find_entry(part); entry && !places)
      notes.refuse(entry->where, {entry->key + " 只能与 places（名额）同用", entry->key + " belongs beside places"},
                   {"请写 places: 名额各行", "add places: its rows"});
  if (!places) return std::nullopt;
  auto rows = read_places(notes, places->value);
  const Node* draw = state.find("draw");
  if (!draw) {
    notes.refuse(
        places->where, {"有 places（名额）而没有 draw，不知道从哪里选人", "places without draw: nobody knows whom they are filled from"},
        {"请写 draw: {from: 名册}，由人指定的加 by 与 order: chosen", "add draw: {from: REGISTER}; with by and order: chosen a person names them"});
    return std::nullopt;
  }
  if (!rows) return std::nullopt;
  Selection selection{std::move(*rows), expression(notes, state.find("vacate")), read_draw(notes, *draw), {}};
  if (const Node* invite = state.find("invite")) selection.invite = read_invite(notes, *invite);
  return selection;
}

}  // namespace qianpi::reading
