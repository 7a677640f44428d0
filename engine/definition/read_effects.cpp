// Effects: each item of `do`, `entry` or `exit` is one effect by its key, with `if`, `each` and `as` beside it.
#include <algorithm>

#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

using Kind = decltype(Effect::what);

Kind render(Notes&, const Node& node) {
  return effect::Render{text(node, "form"),       text(node, "as"),        text(node, "number"), whole(node, "copies").value_or(1),
                        texts(node.find("seal")), texts(node.find("sign"))};
}

Kind number(Notes&, const Node& node) { return effect::TakeNumber{text(node, "series"), text(node, "into"), flag(node, "once", false)}; }

Kind publish(Notes& notes, const Node& node) {
  effect::Publish it{text(node, "form"), text(node, "list"), text(node, "until")};
  if (it.form.empty() == it.list.empty())
    notes.refuse(node.where, {"publish 要写 form 或 list 其中之一", "publish names either a form or a list"},
                 {"写 form: 表单 或 list: 名册", "write form: FORM or list: LIST"});
  return it;
}

Kind record(Notes& notes, const Node& node) {
  effect::RecordSpan it{.standing = text(node, "standing"),
                        .hold = text(node, "hold"),
                        .from = words(notes, node.find("from")),
                        .until = words(notes, node.find("until")),
                        .term = text(node, "term"),
                        .basis = words(notes, node.find("basis"))};
  if (it.standing.empty() == it.hold.empty())
    notes.refuse(node.where, {"record 要写 standing 或 hold 其中之一", "record names either a standing or a hold"},
                 {"写 standing: 状态 或 hold: 限制", "write standing: NAME or hold: NAME"});
  const auto term = calendar::read_span(it.term);
  using calendar::Unit;
  const bool lasts = term && term->unit != Unit::minutes && term->unit != Unit::hours && term->unit != Unit::working_days;
  if (!it.term.empty() && !lasts)
    notes.refuse(node.find("term")->where, {"“" + it.term + "”不是任期", "\"" + it.term + "\" is no term"},
                 {"请写成如 3 years、6 months、30 days", "write e.g. 3 years, 6 months, 30 days"});
  if (const auto* until = std::get_if<std::string>(&it.until); until && *until == effect::case_end && it.hold.empty())
    notes.refuse(node.find("until")->where, {"case end 只用于 hold", "case end belongs to a hold only"},
                 {"状态请写 term 或截止日期", "give a standing a term or a date"});
  return it;
}

/// `book: {inability: {reason: …}, of: place.expert, key: parent.id}`: the book is the one key that is neither `of` nor `key`.
Kind book(Notes& notes, const Node& node) {
  effect::Book it{{}, {}, text(node, "of"), expression(notes, node.find("key"))};
  int books = 0;
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key == "of" || entry.key == "key") continue;
    ++books;
    it.book = entry.key;
    it.values = assignments(notes, &entry.value);
  }
  if (books != 1)
    notes.refuse(node.where, {"book 要写一个簿名及其字段", "book names one book with its fields"},
                 {"如 book: {簿名: {字段: 值}, of: 名册}", "e.g. book: {BOOK: {FIELD: VALUE}, of: REGISTER}"});
  return it;
}

Kind set(Notes& notes, const Node& node) { return effect::Set{assignments(notes, &node)}; }

Kind notify(Notes&, const Node& node) {
  if (node.kind != yaml::Kind::map) return effect::Notify{texts(&node), {}, false};
  return effect::Notify{texts(node.find("to")), text(node, "form"), flag(node, "urgent", false)};
}

Kind start(Notes& notes, const Node& node) {
  return effect::StartCase{text(node, "workflow"), assignments(notes, node.find("with")), text(node, "subject"), text(node, "about")};
}

Kind decide(Notes& notes, const Node& node) {
  return effect::DecideItems{expression(notes, node.find("items")), words(notes, node.find("outcome")), assignments(notes, node.find("with"))};
}

Kind deliver(Notes& notes, const Node& node) {
  effect::DeliverItems it{expression(notes, node.find("items")), std::nullopt, assignments(notes, node.find("with"))};
  if (const Node* outcome = node.find("outcome")) it.outcome = words(notes, outcome);
  return it;
}

Kind remind(Notes&, const Node&) { return effect::Remind{}; }
Kind count(Notes&, const Node&) { return effect::CountBallots{}; }
Kind escalate(Notes&, const Node& node) { return effect::Escalate{texts(&node)}; }
Kind raise(Notes&, const Node& node) { return effect::Raise{node.text}; }

Kind send(Notes& notes, const Node& node) {
  notes.not_run(node.where, "send");
  return effect::Remind{};
}

struct Reader {
  std::string_view key;
  Kind (*read)(Notes&, const Node&);
};
constexpr Reader readers[] = {{"render", render}, {"number", number}, {"publish", publish},   {"record", record}, {"book", book},
                              {"set", set},       {"notify", notify}, {"start", start},       {"decide", decide}, {"deliver", deliver},
                              {"remind", remind}, {"count", count},   {"escalate", escalate}, {"raise", raise},   {"send", send}};

const Reader* reader_of(std::string_view key) {
  const auto found = std::ranges::find(readers, key, &Reader::key);
  return found == std::end(readers) ? nullptr : &*found;
}

std::optional<Effect> read_effect(Notes& notes, const Node& item) {
  if (item.kind == yaml::Kind::text)
    return Effect{item.text == "count" ? Kind{effect::CountBallots{}} : Kind{effect::Remind{}}, {}, {}, "item", item.where};
  const yaml::Entry* kind = nullptr;
  for (const yaml::Entry& entry : item.entries) {
    if (!reader_of(entry.key)) continue;
    if (kind) {
      notes.refuse(entry.where, {"一项里写了两个动作：" + kind->key + "、" + entry.key, "two effects in one item: " + kind->key + ", " + entry.key},
                   {"请各写一项（各以 - 开头）", "write each as an item of its own (its own -)"});
      return std::nullopt;
    }
    kind = &entry;
  }
  if (!kind) {
    notes.refuse(item.where, {"这一项没有写动作", "this item names no effect"},
                 {"写 render、notify、set 等之一", "name one: render, notify, set, …"});
    return std::nullopt;
  }
  Effect effect{reader_of(kind->key)->read(notes, kind->value), expression(notes, item.find("if")), expression(notes, item.find("each")), "item",
                item.where};
  if (item.find("as")) effect.as = text(item, "as");
  return effect;
}

}  // namespace

std::vector<Effect> read_effects(Notes& notes, const Node* list) {
  std::vector<Effect> effects;
  if (!list) return effects;
  for (const Node& item : list->items)
    if (auto effect = read_effect(notes, item)) effects.push_back(std::move(*effect));
  return effects;
}

}  // namespace qianpi::reading
