#include "engine/definition/schema_words.h"

#include <algorithm>
#include <utility>

#include "engine/definition/likeness.h"

namespace qianpi {
namespace {

struct KindName {
  std::string_view schema, zh, en;
};
constexpr KindName kind_names[] = {{"string", "文字", "text"},
                                   {"boolean", "true 或 false", "true or false"},
                                   {"integer", "整数", "a whole number"},
                                   {"number", "数", "a number"},
                                   {"array", "列表", "a list"},
                                   {"object", "键和值", "keys with values"},
                                   {"null", "空", "nothing"}};

Bilingual name_of_kinds(const std::vector<std::string>& schema_types) {
  Bilingual names;
  for (const KindName& kind : kind_names) {
    if (std::ranges::find(schema_types, kind.schema) == schema_types.end()) continue;
    names.zh += (names.zh.empty() ? "" : "、") + std::string(kind.zh);
    names.en += (names.en.empty() ? "" : " or ") + std::string(kind.en);
  }
  return names;
}

std::string shown(const yaml::Node& node) {
  constexpr std::size_t longest = 40;
  return node.text.size() <= longest ? node.text : node.text.substr(0, longest);
}

bool may_be_text(const std::vector<std::string>& types) { return std::ranges::find(types, "string") != types.end(); }

Problem tell_wrong_kind(const Violation& violation, const yaml::Node& node) {
  const Bilingual wanted = name_of_kinds(violation.allowed);
  if (node.is_null()) return {node.where, {"这里没有写值", "there is no value here"}, {"请填写" + wanted.zh, "write " + wanted.en}};
  if (node.is_scalar() && !node.quoted && may_be_text(violation.allowed)) {
    const std::string text = shown(node);
    return {node.where,
            {"这里应当是文字，但“" + text + "”没有加引号，会被读成别的东西", "text is wanted here, but unquoted " + text + " is no text"},
            {"请写成 \"" + text + "\"", "write \"" + text + "\" in quotes"}};
  }
  return {node.where, {"这里应当是" + wanted.zh, "this must be " + wanted.en}, {"请改成" + wanted.zh, "change it to " + wanted.en}};
}

Problem tell_unknown_key(const Violation& violation, const yaml::Node& node) {
  const yaml::Entry* entry = node.find_entry(violation.key);
  return {entry ? entry->where : node.where,
          {"不认识“" + violation.key + "”", "unknown key \"" + violation.key + "\""},
          suggestion(violation.key, violation.allowed)};
}

}  // namespace

Problem tell(const Violation& violation, const yaml::Node& node) {
  switch (violation.kind) {
    case Violation::Kind::unknown_key: return tell_unknown_key(violation, node);
    case Violation::Kind::missing_key:
      return {node.where,
              {"缺少“" + violation.key + "”", "\"" + violation.key + "\" is missing"},
              {"请加上 " + violation.key + ":", "add " + violation.key + ":"}};
    case Violation::Kind::wrong_kind: return tell_wrong_kind(violation, node);
    case Violation::Kind::not_in_list:
      return {node.where,
              {"“" + shown(node) + "”不是这里可用的词", "\"" + shown(node) + "\" is not one of the words allowed here"},
              suggestion(node.text, violation.allowed)};
    case Violation::Kind::wrong_form:
      return {node.where,
              {"“" + shown(node) + "”的写法不对", "\"" + shown(node) + "\" is not written as it must be"},
              {"名称用小写英文字母开头，只含小写字母、数字和连字符或下划线",
               "names begin with a small letter and hold small letters, digits, hyphens or underscores"}};
    case Violation::Kind::too_small: return {node.where, {"这里太少或者是空的", "this is empty or too little"}, {"请补全", "fill it in"}};
    case Violation::Kind::too_big: return {node.where, {"这里太多或者太大", "this is too much or too large"}, {"请减少", "make it less"}};
  }
  return {};
}

}  // namespace qianpi
