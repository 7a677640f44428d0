#include "engine/yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "engine/yaml/bytes.h"

namespace qianpi::yaml {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const auto exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    if (!all_digits(without_sign(text.substr(exponent + 1)))) return false;
    text = text.substr(0, exponent);
  }
  const auto point = text.find('.');
  if (point == std::string_view::npos) return exponent != std::string_view::npos && all_digits(text);
  const auto whole = text.substr(0, point), rest = text.substr(point + 1);
  return (whole.empty() || all_digits(whole)) && (rest.empty() || all_digits(rest)) && !(whole.empty() && rest.empty());
}

/// YAML 1.2, 10.3.2 (core schema); octal, hexadecimal, .inf and .nan stay text: nobody means them here.
Kind kind_of_plain(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return Kind::null;
  for (std::string_view word : {"true", "True", "TRUE", "false", "False", "FALSE"})
    if (text == word) return Kind::boolean;
  if (all_digits(without_sign(text))) return Kind::integer;
  return is_decimal(text) ? Kind::decimal : Kind::text;
}

struct Stop : std::runtime_error {
  explicit Stop(Problem problem) : std::runtime_error("stopped"), problem(std::move(problem)) {}
  Problem problem;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Builds the tree from the parser's events; no alias is ever followed, so nothing can grow beyond the file.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const std::string& file, const Limits& limits) : lines_(lines_of(text)), file_(file), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      refuse(at(mark), {"文件里有不止一个文档（---）", "the file holds more than one document (---)"},
             {"一个文件只写一个文档", "write one document per file"});
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, "?", anchor, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    scalar(mark, tag, anchor, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::map);
  }
  void OnMapEnd() override { close(); }

  Source at(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 0, 0};
    const auto line = static_cast<std::size_t>(mark.line);
    const int column = line < lines_.size() ? column_of(lines_[line], static_cast<std::size_t>(mark.column)) : 1;
    return {file_, mark.line + 1, column};
  }

  Node root;
  Problems problems;

 private:
  struct Level {
    Node node;
    std::string key;  ///< the key whose value is awaited
    Source key_where;
    bool has_key = false;
    std::unordered_map<std::string, Source> seen;
  };

  [[noreturn]] static void refuse(Source where, Bilingual what, Bilingual cure) { throw Stop({std::move(where), std::move(what), std::move(cure)}); }
  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) const {
    refuse(at(mark), {"不允许使用锚点和引用（& 和 *）", "anchors and aliases (& and *) are not allowed"},
           {"请把内容写在这里；如果是文字，请加引号", "write the content here; put text that begins so in quotes"});
  }

  void count(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_anchor(mark);
    if (tag != "?" && tag != "!" && !tag.empty())
      refuse(at(mark), {"不允许使用标签（" + tag + "）", "tags are not allowed (" + tag + ")"},
             {"请删除标签；如果是文字，请加引号", "delete the tag; put text that begins so in quotes"});
    if (++nodes_ > limits_.nodes)
      refuse(at(mark), {"文件里的项目太多", "the file has too many items"}, {"请拆成几个文件", "split it into several files"});
  }

  /// The parser takes the end of the file for the end of a quoted text; a clerk doesn't.
  bool is_closed(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(mark.line);
    if (line >= lines_.size() || static_cast<std::size_t>(mark.column) >= lines_[line].size()) return true;
    const char* it = lines_[line].data() + mark.column;
    const char* end = lines_.back().data() + lines_.back().size();
    const char quote = *it;
    if (quote != '"' && quote != '\'') return true;  // a block
    for (++it; it < end; ++it) {
      if (quote == '"' && *it == '\\') ++it;
      else if (*it == quote && quote == '\'' && it + 1 < end && it[1] == quote) ++it;
      else if (*it == quote) return true;
    }
    return false;
  }

  void scalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
    count(mark, tag, anchor);
    Node node;
    node.text = value;
    node.quoted = tag == "!";
    node.kind = node.quoted ? Kind::text : kind_of_plain(value);
    node.where = at(mark);
    if (node.quoted && !is_closed(mark))
      refuse(node.where, {"这里开始的引号没有关上", "the quote that opens here is not closed"}, {"请补上引号", "close it"});
    add(std::move(node));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    count(mark, tag, anchor);
    if (static_cast<int>(levels_.size()) >= limits_.depth)
      refuse(at(mark), {"嵌套超过 " + std::to_string(limits_.depth) + " 层", "nested deeper than " + std::to_string(limits_.depth) + " levels"},
             {"请减少嵌套", "nest less deeply"});
    if (!levels_.empty() && levels_.back().node.kind == Kind::map && !levels_.back().has_key)
      refuse(at(mark), {"键必须是一个词，不能是列表或映射", "a key must be a word, not a list or a map"},
             {"如果是文字，请加引号", "put text that begins so in quotes"});
    Level level;
    level.node.kind = kind;
    level.node.where = at(mark);
    levels_.push_back(std::move(level));
  }

  void close() {
    Node done = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(done));
  }

  void add(Node node) {
    if (levels_.empty()) {
      root = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Kind::list) {
      level.node.items.push_back(std::move(node));
    } else if (!level.has_key) {
      take_key(level, node);
    } else {
      if (node.is_null() && !node.quoted) node.where = level.key_where;  // the parser puts what isn't there at the next token
      level.node.entries.push_back({std::move(level.key), level.key_where, std::move(node)});
      level.has_key = false;
    }
  }

  void take_key(Level& level, const Node& node) {
    const auto [earlier, is_new] = level.seen.emplace(node.text, node.where);
    if (!is_new) {
      const std::string line = std::to_string(earlier->second.line);
      problems.push_back(
          {node.where,
           {"“" + node.text + "”写了两次，前一次在第 " + line + " 行", "\"" + node.text + "\" is written twice; first in line " + line},
           {"请删去其中一处", "delete one of them"}});
    }
    level.key = node.text;
    level.key_where = node.where;
    level.has_key = true;
  }

  std::vector<std::string_view> lines_;
  const std::string& file_;
  const Limits& limits_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

Problem malformed(const Source& where, const std::string& message) {
  return {where,
          {"这里不是合法的 YAML（" + message + "）", "this is not valid YAML (" + message + ")"},
          {"请检查本行与上一行的缩进、冒号、引号和括号", "check indentation, colons, quotes and brackets of this line and the one above"}};
}

std::variant<Node, Problems> parse(std::string_view text, const std::string& file, const Limits& limits) {
  Builder builder(text, file, limits);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop& stop) {
    builder.problems.push_back(stop.problem);
  } catch (const YAML::Exception& error) {
    builder.problems.push_back(malformed(builder.at(error.mark), error.msg));
  }
  if (!builder.problems.empty()) return std::move(builder.problems);
  return std::move(builder.root);
}

}  // namespace

const Entry* Node::find_entry(std::string_view key) const {
  const auto found = std::ranges::find_if(entries, [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Entry* entry = find_entry(key);
  return entry ? &entry->value : nullptr;
}

std::variant<Node, Problems> read(std::string_view text, const std::string& file, const Limits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // editors on Windows write it unasked
  if (Problems problems = check_bytes(text, file, limits.bytes); !problems.empty()) return problems;
  return parse(text, file, limits);
}

}  // namespace qianpi::yaml
