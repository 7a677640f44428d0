// A workflow file: what starts it, about whom, what it collects; the states are read_states.cpp's.
#include "engine/definition/readers.h"
#include "engine/definition/recurrence.h"

namespace qianpi::reading {
namespace {

constexpr std::string_view item_suffix = ".item";

void read_about(const Node& node, StartRule& rule) {
  std::string about = text(node, "about");
  rule.about_item = about.ends_with(item_suffix);
  if (rule.about_item) about.resize(about.size() - item_suffix.size());
  rule.about_workflow = about;
  rule.while_state = text(node, "while");
}

StartRule read_start(Notes& notes, const Node& node) {
  StartRule rule;
  rule.by = text(node, "by");
  rule.form = text(node, "form");
  rule.when = expression(notes, node.find("when"));
  read_about(node, rule);
  rule.happened = text(node, "happened");
  rule.require = checks(notes, node.find("require"));
  rule.with = assignments(notes, node.find("with"));
  rule.where = node.where;
  const int triggers = (rule.by.empty() ? 0 : 1) + (rule.when ? 1 : 0) + (node.find("every") ? 1 : 0);
  if (triggers != 1)
    notes.refuse(node.where, {"start 的每一项要写 by、when、every 其中之一", "each item of start says one of by, when, every"},
                 {"如 by: 角色", "e.g. by: ROLE"});
  if (const Node* every = node.find("every")) {
    auto read = read_recurrence(every->text);
    if (const auto* recurrence = std::get_if<Recurrence>(&read)) rule.every = *recurrence;
    else
      notes.refuse(every->where, std::get<Bilingual>(read),
                   {"请写成如 yearly 12-01、quarterly last、monthly 25", "write e.g. yearly 12-01, quarterly last, monthly 25"});
  }
  return rule;
}

std::optional<Subject> read_subject(const Node* node) {
  if (!node) return std::nullopt;
  if (node->is_scalar()) return Subject{node->text, {}, false};
  return Subject{text(*node, "register"), text(*node, "match"), flag(*node, "create", false)};
}

std::optional<Collects> read_collects(Notes& notes, const Node* node) {
  if (!node) return std::nullopt;
  Collects collects;
  for (const std::string& from : texts(node->find("from"))) {
    const auto dot = from.find('.');
    if (dot == std::string::npos)
      notes.refuse(node->find("from")->where, {"“" + from + "”要写成 流程.环节", "\"" + from + "\" must be WORKFLOW.STATE"},
                   {"如 enrolment.notice", "e.g. enrolment.notice"});
    else collects.from.push_back({from.substr(0, dot), from.substr(dot + 1)});
  }
  const std::string take = text(*node, "take");
  collects.take = take == "all" ? Collects::Take::all : take == "auto" ? Collects::Take::automatic : Collects::Take::chosen;
  collects.require = checks(notes, node->find("require"));
  collects.outcomes = texts(node->find("outcomes"));
  return collects;
}

/// A unit's id, or a path such as `parent.unit` or `case.starter.unit`, which needs no `=`.
Words read_unit(Notes& notes, const Node* node) {
  if (!node || node->text.find('.') == std::string::npos || node->text.starts_with('=')) return words(notes, node);
  auto path = expression(notes, node);
  return path ? Words(std::move(*path)) : Words();
}

std::optional<Unique> read_unique(const Node* node) {
  if (!node) return std::nullopt;
  return Unique{texts(node->find("by")), text(*node, "while") == "ever"};
}

}  // namespace

Workflow read_workflow(Notes& notes, const Node& file) {
  Workflow it;
  it.name = text(file, "workflow");
  it.id = text(file, "id");
  it.title = title(file, it.name);
  it.basis = words(notes, file.find("basis"));
  if (const Node* start = file.find("start"))
    for (const Node& rule : start->items) it.start.push_back(read_start(notes, rule));
  it.subject = read_subject(file.find("subject"));
  it.unit = read_unit(notes, file.find("unit"));
  it.unique = read_unique(file.find("unique"));
  it.require = checks(notes, file.find("require"));
  it.collects = read_collects(notes, file.find("collects"));
  it.urgent = flag(file, "urgent", false);
  it.where = file.where;
  read_states(notes, file, it);
  return it;
}

}  // namespace qianpi::reading
