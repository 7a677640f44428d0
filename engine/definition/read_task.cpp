// Tasks: who signs, in what order, until when, seeing and writing which fields.
#include <algorithm>
#include <charconv>

#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

std::optional<int> read_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

/// The schema has seen to it that it is a whole number.
int read_weight(const std::string& text) { return read_number(text).value_or(0); }

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool read_base(std::string_view text, Agreement& needs) {
  using Of = Agreement::Of;
  if (text.empty() || text == " of entitled") needs.of = Of::entitled;
  else if (text == " of present") needs.of = Of::present;
  else if (text == " of weight") needs.of = Of::weight;
  else return false;
  return true;
}

std::optional<Agreement> parse_agreement(std::string_view text) {
  using Kind = Agreement::Kind;
  if (text == "all") return Agreement{.kind = Kind::all};
  if (text == "rest") return Agreement{.kind = Kind::rest};
  if (const auto count = read_number(text)) return Agreement{.kind = Kind::count, .count = *count};
  Agreement needs{.kind = Kind::share};
  needs.more_than = take(text, "more than ");
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto end = std::min(text.find(' ', slash), text.size());
  const auto numerator = read_number(text.substr(0, slash)), denominator = read_number(text.substr(slash + 1, end - slash - 1));
  if (!numerator || !denominator || *numerator > *denominator || !read_base(text.substr(end), needs)) return std::nullopt;
  needs.numerator = *numerator;
  needs.denominator = *denominator;
  return needs;
}

Signers read_signers(const std::string& word, std::size_t roles) {
  if (word == "all") return Signers::all;
  if (word == "sequence") return Signers::sequence;
  if (word == "vote") return Signers::vote;
  return word.empty() && roles > 1 ? Signers::all : Signers::any;  // a list of roles: one signer each
}

FormUse read_form_use(const std::string& form, const Node& node) {
  FormUse use;
  use.form = form;
  const auto fields = [&](std::string_view key, bool& all, std::set<std::string>& names) {
    const Node* list = node.find(key);
    if (!list) return;
    const auto words = texts(list);
    all = words.size() == 1 && words[0] == "all";
    if (!all) names.insert(words.begin(), words.end());
  };
  bool hides_all = false;
  fields("read", use.read_all, use.read);
  fields("write", use.write_all, use.write);
  fields("hide", hides_all, use.hide);
  return use;
}

}  // namespace

Avoid read_avoid(Notes& notes, const Node& node) {
  using Kind = Avoid::Kind;
  if (node.is_scalar()) return {node.text == "starter" ? Kind::starter : Kind::self, {}};
  const std::string word = node.entries.empty() ? "" : node.entries[0].key, argument = node.entries.empty() ? "" : node.entries[0].value.text;
  if (word == "decided") return {Kind::decided, argument};
  if (word == "same_employer") return {Kind::same_employer, argument};
  if (word == "declared_interest") return {Kind::declared_interest, argument};
  const auto dots = argument.find("..");
  if (dots == std::string::npos || dots == 0 || dots + 2 == argument.size())
    notes.refuse(node.where, {"other_task 要写成 起始日期字段..截止日期字段", "other_task must be FIELD..FIELD, the first and the last day"},
                 {"如 other_task: work_from..work_to", "e.g. other_task: work_from..work_to"});
  return {Kind::other_task, argument};
}

std::optional<Agreement> read_agreement(Notes& notes, const Node* node) {
  if (!node) return std::nullopt;
  const auto needs = parse_agreement(node->text);
  if (!needs)
    notes.refuse(
        node->where, {"“" + node->text + "”不是票数说法", "\"" + node->text + "\" says no number of votes"},
        {"请写 1、all、rest、2/3 of entitled、more than 1/2 of present 之一", "write 1, all, rest, 2/3 of entitled, more than 1/2 of present"});
  return needs;
}

TaskRule read_task(Notes& notes, const Node& node) {
  TaskRule task;
  task.roles = texts(node.find("role"));
  task.signers = read_signers(text(node, "signers"), task.roles.size());
  task.quorum = read_agreement(notes, node.find("quorum"));
  task.until_everyone = text(node, "until") == "everyone";
  task.due = phrase(notes, node.find("due"));
  if (const Node* forms = node.find("form"))
    for (const yaml::Entry& entry : forms->entries) task.forms.push_back(read_form_use(entry.key, entry.value));
  if (const Node* avoid = node.find("avoid"))
    for (const Node& item : avoid->items) task.avoid.push_back(read_avoid(notes, item));
  const std::string over = text(node, "over");
  task.over = over == "waiting" ? Over::waiting : over == "agenda" ? Over::agenda : Over::nothing;
  if (const Node* self = node.find("self"))
    for (const yaml::Entry& entry : self->entries) task.self_allowed.insert(entry.key);
  for (std::string& verb : texts(node.find("forbid"))) task.forbid.insert(std::move(verb));
  if (const Node* weight = node.find("weight"))
    for (const yaml::Entry& entry : weight->entries) task.weight[entry.key] = read_weight(entry.value.text);
  task.casting = text(node, "casting");
  if (const Node* vacant = node.find("vacant")) {
    task.vacant_role = text(*vacant, "role");
    task.vacant_outcome = text(*vacant, "outcome");
  }
  task.paper_required = text(node, "paper") == "required";
  return task;
}

}  // namespace qianpi::reading
