// A strict reader of YAML 1.2: a tree of nodes that know their line and column. Used by everything that reads data files.
// It refuses what makes files ambiguous or dangerous: anchors, aliases, tags, duplicate keys, tabs, several documents,
// bytes that aren't UTF-8, more depth or size than a person writes.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/problem.h"

namespace qianpi::yaml {

enum class Kind { null, boolean, integer, decimal, text, list, map };

struct Entry;

/// A scalar keeps its text as written; `kind` is what the core schema makes of it (`on` is text, `4.10` a decimal).
struct Node {
  Kind kind = Kind::null;
  std::string text;
  bool quoted = false;  ///< in quotes or a block: always text
  std::vector<Node> items;
  std::vector<Entry> entries;  ///< in the order of the file, keys unique
  Source where;

  bool is_scalar() const { return kind != Kind::list && kind != Kind::map; }
  bool is_null() const { return kind == Kind::null; }
  /// The value of that key in a map; nullptr when there is none or this is no map.
  const Node* find(std::string_view key) const;
  const Entry* find_entry(std::string_view key) const;
};

struct Entry {
  std::string key;
  Source where;  ///< of the key
  Node value;
};

struct Limits {
  std::size_t bytes = 4u << 20;
  std::size_t nodes = 500'000;
  int depth = 40;
};

/// `file` only names the place in problems. An empty file is a null node.
std::variant<Node, Problems> read(std::string_view text, const std::string& file, const Limits& = {});

}  // namespace qianpi::yaml
