#include "engine/definition/reading.h"

#include <algorithm>
#include <charconv>

#include "engine/definition/titles.h"

namespace qianpi::reading {
namespace {

bool is_true(const Node& node) { return node.text.starts_with('t') || node.text.starts_with('T'); }

/// YAML writes True, FEEL writes true.
std::string feel_text(const Node& node) {
  if (node.kind == yaml::Kind::boolean) return is_true(node) ? "true" : "false";
  return node.is_null() ? "null" : node.text;
}

std::string quoted(std::string_view text) {
  std::string feel = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') feel += '\\';
    feel += c;
  }
  return feel + '"';
}

int characters(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// Where an error within an expression stands in its file; in a block of several lines, where the block begins.
Source place_of(const Node& node, std::string_view text, int offset, std::size_t skipped) {
  Source where = node.where;
  if (node.text.find('\n') != std::string::npos) return where;
  const auto bytes = std::min(static_cast<std::size_t>(std::max(offset, 0)), text.size());
  where.column += characters(text.substr(0, bytes)) + static_cast<int>(skipped) + (node.quoted ? 1 : 0);
  return where;
}

std::optional<Expression> compile(Notes& notes, const Node& node, std::string text, std::size_t skipped) {
  auto compiled = rules::Expression::compile(text);
  if (auto* code = std::get_if<rules::Expression>(&compiled)) return Expression{std::move(*code), std::move(text), node.where};
  for (const rules::Problem& problem : std::get<std::vector<rules::Problem>>(compiled))
    notes.refuse(place_of(node, text, problem.offset, skipped), {"表达式有误：" + problem.zh, "the expression is wrong: " + problem.en},
                 {"请改正表达式；含逗号、花括号、# 或“: ”时请单独成行或加引号",
                  "correct it; with a comma, brace, # or ': ' it needs a line or quotes of its own"});
  return std::nullopt;
}

std::string list_as_feel(const Node& list) {
  std::string feel = "[";
  for (const Node& item : list.items) {
    if (feel.size() > 1) feel += ", ";
    const bool is_literal = item.kind == yaml::Kind::text && !item.text.starts_with('=');
    feel += is_literal ? quoted(item.text) : item.kind == yaml::Kind::text ? item.text.substr(1) : feel_text(item);
  }
  return feel + "]";
}

}  // namespace

void Notes::refuse(const Source& where, Bilingual what, Bilingual cure) { problems.push_back({where, std::move(what), std::move(cure)}); }

void Notes::not_run(const Source& where, const std::string& word) {
  refuse(where, {"本版本尚不能运行“" + word + "”", "\"" + word + "\" is not run by this version"},
         {"请暂时不用它，或换用支持它的版本", "leave it out for now, or use a version that runs it"});
}

std::string text(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node && node->is_scalar() ? node->text : std::string();
}

bool flag(const Node& map, std::string_view key, bool otherwise) {
  const Node* node = map.find(key);
  return node && node->kind == yaml::Kind::boolean ? is_true(*node) : otherwise;
}

std::optional<int> whole(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  int value = 0;
  if (!node || node->kind != yaml::Kind::integer) return std::nullopt;
  const auto [end, error] = std::from_chars(node->text.data(), node->text.data() + node->text.size(), value);
  if (error != std::errc{} || end != node->text.data() + node->text.size()) return std::nullopt;
  return value;
}

std::vector<std::string> texts(const Node* node) {
  if (!node || node->is_null()) return {};
  if (node->is_scalar()) return {node->text};
  std::vector<std::string> all;
  for (const Node& item : node->items) all.push_back(item.text);
  return all;
}

Bilingual title(const Node& map, const std::string& word) {
  const Bilingual stock = stock_title(word);
  const std::string zh = text(map, "title"), en = text(map, "en");
  return {zh.empty() ? stock.zh : zh, en.empty() ? stock.en : en};
}

std::optional<Expression> expression(Notes& notes, const Node* node) {
  if (!node || !node->is_scalar()) return std::nullopt;
  return compile(notes, *node, feel_text(*node), 0);
}

Words words(Notes& notes, const Node* node) {
  if (!node) return {};
  if (node->kind == yaml::Kind::text && !node->text.starts_with('=')) return node->text;
  const std::string text = node->kind == yaml::Kind::text   ? node->text.substr(1)
                           : node->kind == yaml::Kind::list ? list_as_feel(*node)
                                                            : feel_text(*node);
  const auto first = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t skipped = node->kind == yaml::Kind::text ? first + 1 : 0;
  if (auto compiled = compile(notes, *node, text.substr(first), skipped)) return std::move(*compiled);
  return {};
}

Assignments assignments(Notes& notes, const Node* map) {
  Assignments all;
  if (!map) return all;
  for (const yaml::Entry& entry : map->entries) all.emplace_back(entry.key, words(notes, &entry.value));
  return all;
}

std::optional<calendar::Phrase> phrase(Notes& notes, const Node* node) {
  if (!node) return std::nullopt;
  auto read = calendar::read_phrase(node->text);
  if (auto* found = std::get_if<calendar::Phrase>(&read)) return std::move(*found);
  notes.refuse(node->where, std::get<Bilingual>(read), {"请改正时间说法", "correct the time phrase"});
  return std::nullopt;
}

std::vector<Check> checks(Notes& notes, const Node* list) {
  std::vector<Check> all;
  if (!list) return all;
  for (const Node& item : list->items) {
    auto must = expression(notes, item.find("must"));
    if (!must) continue;
    Check check{.title = text(item, "check"),
                .must = std::move(*must),
                .override_role = text(item, "override"),
                .at = text(item, "at"),
                .message = words(notes, item.find("message")),
                .basis = words(notes, item.find("basis"))};
    check.hard = check.override_role.empty();
    if (item.find("hard") && item.find("override"))
      notes.refuse(item.find("hard")->where, {"hard 与 override 只能写一个", "either hard or override, not both"},
                   {"硬性条件写 hard: true；可破例的写 override: 角色", "a hard check says hard: true, a soft one override: ROLE"});
    all.push_back(std::move(check));
  }
  return all;
}

rules::Value literal(const Node& node) {
  switch (node.kind) {
    case yaml::Kind::boolean: return is_true(node);
    case yaml::Kind::integer:
    case yaml::Kind::decimal:
      if (auto number = rules::Number::read(node.text)) return *number;
      return node.text;
    case yaml::Kind::text: return node.text;
    case yaml::Kind::null:
    case yaml::Kind::list:
    case yaml::Kind::map: break;
  }
  return {};
}

rules::Value tree(const Node& node) {
  if (node.kind == yaml::Kind::list) {
    rules::Items items;
    for (const Node& item : node.items) items.push_back(tree(item));
    return rules::Value::list(std::move(items));
  }
  if (node.kind != yaml::Kind::map) return literal(node);
  rules::Entries entries;
  for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, tree(entry.value));
  return rules::Value::context(std::move(entries));
}

bool is_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && std::ranges::all_of(name, fits);
}

}  // namespace qianpi::reading
