#include "engine/definition/used.h"

#include <algorithm>
#include <map>

#include "engine/definition/likeness.h"

namespace qianpi::reading {
namespace {

bool is_letter(char one) { return (one >= 'a' && one <= 'z') || one == '_'; }

Use use_of(const Node& node) {
  if (node.is_scalar()) return {node.text, {}, {}, {}, node.where};
  Use use{text(node, "from"), text(node, "take"), text(node, "as"), {}, node.where};
  if (const Node* with = node.find("with")) use.with = *with;
  return use;
}

class Filler {
 public:
  Filler(Notes& notes, const Use& use) : notes_(notes), use_(use), before_(notes.problems.size()) {}

  void learn(const Node& stock) {
    const Node* takes = stock.find("takes");
    std::vector<std::string> names;
    if (takes)
      for (const yaml::Entry& word : takes->entries) {
        names.push_back(word.key);
        learn(word);
      }
    for (const yaml::Entry& given : use_.with.entries)
      if (std::ranges::find(names, given.key) == names.end())
        notes_.refuse(given.where, {"这个通用流程没有“" + given.key + "”这个词", "this stock workflow takes no word \"" + given.key + "\""},
                      suggestion(given.key, names));
  }

  void fill(Node& node) {
    for (Node& item : node.items) fill(item);
    for (yaml::Entry& entry : node.entries) {
      entry.key = filled_text(entry.key, entry.where);
      fill(entry.value);
    }
    if (!node.is_scalar() || node.text.find('$') == std::string::npos) return;
    if (const auto whole = values_.find(node.text.substr(1)); node.text[0] == '$' && whole != values_.end()) node = *whole->second;
    else node.text = filled_text(node.text, node.where);
  }

  bool failed() const { return notes_.problems.size() > before_; }

 private:
  void learn(const yaml::Entry& word) {
    const Node *given = use_.with.find(word.key), *usual = word.value.find("value");
    if (given || usual) values_[word.key] = given ? given : usual;
    else
      notes_.refuse(use_.where, {"通用流程“" + use_.from + "”要求写明“" + word.key + "”", "the stock workflow needs the word \"" + word.key + "\""},
                    {"请写 {from: " + use_.from + ", take: 流程, with: {" + word.key + ": …}}",
                     "write {from: " + use_.from + ", take: WORKFLOW, with: {" + word.key + ": …}}"});
  }

  std::string filled_text(const std::string& raw, const Source& where) {
    std::string result;
    for (std::size_t at = 0; at < raw.size();) {
      std::size_t end = at + 1;
      while (raw[at] == '$' && end < raw.size() && is_letter(raw[end])) ++end;
      result += end == at + 1 ? raw.substr(at, 1) : value_of(raw.substr(at + 1, end - at - 1), where);
      at = end;
    }
    return result;
  }

  std::string value_of(const std::string& word, const Source& where) {
    if (const auto found = values_.find(word); found != values_.end()) return found->second->text;
    if (!failed())
      notes_.refuse(where, {"“$" + word + "”没有在 takes 中声明", "\"$" + word + "\" is not declared under takes"},
                    {"请写 takes: {" + word + ": {title: …}}", "write takes: {" + word + ": {title: …}}"});
    return {};
  }

  Notes& notes_;
  const Use& use_;
  std::size_t before_;
  std::map<std::string, const Node*> values_;
};

}  // namespace

std::vector<Use> read_uses(const Node& manifest) {
  std::vector<Use> uses;
  const Node* node = manifest.find("uses");
  if (!node) return uses;
  if (node->is_scalar()) uses.push_back(use_of(*node));
  for (const Node& item : node->items) uses.push_back(use_of(item));
  return uses;
}

std::optional<Node> filled(Notes& notes, Node stock, const Use& use) {
  const Node untouched = stock;  // whose `takes` the values are read from
  Filler filler(notes, use);
  filler.learn(untouched);
  if (filler.failed()) return std::nullopt;
  std::erase_if(stock.entries, [](const yaml::Entry& entry) { return entry.key == "takes"; });
  filler.fill(stock);
  if (filler.failed()) return std::nullopt;
  if (!use.as.empty())
    for (yaml::Entry& entry : stock.entries)
      if (entry.key == "workflow") entry.value.text = use.as;
  return stock;
}

}  // namespace qianpi::reading
