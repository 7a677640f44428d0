// What the readers of all kinds of files share: small typed looks into a YAML tree. Problems are collected, never thrown; what is
// absent or wrong gives an empty value, so that reading goes on and finds the rest. Used by read_*.cpp only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/phrase.h"
#include "engine/definition/effect.h"
#include "engine/definition/expression.h"
#include "engine/definition/workflow.h"
#include "engine/rules/value.h"
#include "engine/yaml/yaml.h"

namespace qianpi::reading {

class Notes {
 public:
  Problems problems;
  void refuse(const Source&, Bilingual what, Bilingual cure);
  /// For words of the format that this version of the engine does not run: told, never silently ignored.
  void not_run(const Source&, const std::string& word);
};

using yaml::Node;

std::string text(const Node& map, std::string_view key);  ///< empty when absent
bool flag(const Node& map, std::string_view key, bool otherwise);
std::optional<int> whole(const Node& map, std::string_view key);
std::vector<std::string> texts(const Node* text_or_list);
/// `title` and `en`; where one is missing the stock title of that word, or the word itself, stands in.
Bilingual title(const Node& map, const std::string& word);

std::optional<Expression> expression(Notes&, const Node* scalar);
Words words(Notes&, const Node* scalar);
Assignments assignments(Notes&, const Node* map);
std::optional<calendar::Phrase> phrase(Notes&, const Node* scalar);
std::vector<Check> checks(Notes&, const Node* list);
rules::Value literal(const Node& scalar);  ///< text, number, boolean or null as written
rules::Value tree(const Node&);            ///< a whole tree as a value

bool is_name(std::string_view);  ///< letters, digits, underscores; begins with a letter

}  // namespace qianpi::reading
