// Names of one word and of several, and the names of types.
#include <algorithm>
#include <array>

#include "engine/rules/builtins.h"
#include "engine/rules/parser.h"
#include "engine/rules/parser_depth.h"

namespace qianpi::rules {
namespace {

bool is_one_word(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t size = name_character(name, at, at == 0);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

/// Properties that are two words; they stand after a dot.
constexpr std::array<std::string_view, 3> spaced_members{"time offset", "start included", "end included"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Outer spaces cut off, inner runs made one.
std::string tidied(std::string_view raw) {
  std::string out;
  for (const char c : raw) {
    if (!is_space(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

bool is_reserved(std::string_view word) {
  constexpr std::array<std::string_view, 17> reserved{"if",  "then", "else",    "for",  "in",    "return", "some",     "every",   "satisfies",
                                                      "and", "or",   "between", "true", "false", "null",   "function", "instance"};
  return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

Parser::Parser(std::string_view text, const Vocabulary& vocabulary) : cursor_(text), vocabulary_(vocabulary) {
  for (const auto& name : vocabulary.names) learn(name);
  for (const auto name : spaced_builtins()) special_.emplace_back(name);
}

void Parser::learn(const std::string& name) {
  if (!is_one_word(name)) special_.push_back(tidied(name));
}

/// The longest name that stands here; a single unknown word is a name too. Empty when no name stands here.
std::string Parser::take_name() {
  const std::string_view word = cursor_.word();
  std::size_t longest = 0;
  const std::string* found = nullptr;
  for (const auto& name : special_) {
    const std::size_t bytes = cursor_.matches_name(name);
    if (bytes > longest) {
      longest = bytes;
      found = &name;
    }
  }
  if (found != nullptr && longest > word.size()) {
    cursor_.advance(longest);
    return *found;
  }
  if (word.empty()) return {};
  if (is_reserved(word)) {
    // `in("state")` at the place of a value is the host's function, not the operator.
    if (word != "in" || !cursor_.text().substr(cursor_.at() + 2).starts_with("(")) return {};
  }
  cursor_.advance(word.size());
  return std::string(word);
}

std::string Parser::member_name() {
  cursor_.skip_space();
  for (const auto name : spaced_members)
    if (const std::size_t bytes = cursor_.matches_name(name)) {
      cursor_.advance(bytes);
      return std::string(name);
    }
  const std::string_view word = cursor_.word();
  if (!word.empty() && is_reserved(word)) {
    cursor_.advance(word.size());
    return std::string(word);
  }
  std::string name = take_name();
  if (name.empty()) cursor_.fail("点号之后应为名称", "after the dot comes a name");
  return name;
}

/// A name that is being introduced: everything up to one of the stops (" in " stops at that word).
std::string Parser::raw_name(std::string_view stops) {
  cursor_.skip_space();
  const std::size_t from = cursor_.at();
  const std::string_view rest = cursor_.text().substr(from);
  std::size_t end = 0;
  if (stops == " in ") {
    while (end < rest.size() && !(end > 0 && is_space(rest[end - 1]) && rest.substr(end, 2) == "in" && name_character(rest, end + 2, false) == 0))
      ++end;
  } else {
    end = std::min(rest.find_first_of(stops), rest.size());
  }
  const std::string name = tidied(rest.substr(0, end));
  const bool starts_well = name_character(name, 0, true) != 0;
  if (end == rest.size() || !starts_well || name.find_first_of("\"(){}[],;:=<>") != std::string::npos)
    cursor_.fail("这里应为一个新名称", "a new name is expected here");
  cursor_.advance(end);
  return name;
}

/// Is the next argument written `name: value`? Then takes it up to the value.
bool Parser::sees_named_argument(std::string& name) {
  cursor_.skip_space();
  const std::string_view rest = cursor_.text().substr(cursor_.at());
  const auto stop = rest.find_first_of(":,()[]{}\"@<>=");
  if (stop == std::string_view::npos || rest[stop] != ':' || name_character(rest, 0, true) == 0) return false;
  name = tidied(rest.substr(0, stop));
  cursor_.advance(stop + 1);
  return true;
}

Type Parser::whole_type() {
  Type found = type();
  finish();
  return found;
}

Type Parser::type() {
  const Depth depth(*this);
  constexpr std::array<std::string_view, 12> spaced{"days and time duration",
                                                    "years and months duration",
                                                    "day-time duration",
                                                    "year-month duration",
                                                    "dayTimeDuration",
                                                    "yearMonthDuration",
                                                    "date and time",
                                                    "dateTime",
                                                    "list",
                                                    "context",
                                                    "range",
                                                    "function"};
  std::string name;
  for (const auto candidate : spaced)
    if (const std::size_t bytes = cursor_.matches_name(candidate)) {
      name = candidate;
      cursor_.advance(bytes);
      break;
    }
  if (name == "function") return function_type();
  if (name.empty()) name = take_name();
  if (name.empty() && cursor_.take_word("null")) name = "Null";
  if (name.empty()) cursor_.fail("这里应为类型名称", "the name of a type is expected here");
  while (cursor_.sees(".") && !cursor_.sees("..") && cursor_.take(".")) name += "." + member_name();
  return type_arguments(name);
}

Type Parser::type_arguments(const std::string& name) {
  if (name == "context" && cursor_.take("<")) return context_type();
  if ((name == "list" || name == "range") && cursor_.take("<")) {
    Type made = Type::of(name == "list" ? Kind::list : Kind::range);
    made.parts.push_back(type());
    expect(">");
    return made;
  }
  const auto declared = vocabulary_.types.find(name);
  if (declared != vocabulary_.types.end()) return declared->second;
  return builtin_type(name).value_or(Type::unknown());
}

Type Parser::context_type() {
  Type made = Type::of(Kind::context);
  do {
    made.names.push_back(raw_name(":"));
    expect(":");
    made.parts.push_back(type());
  } while (cursor_.take(","));
  expect(">");
  return made;
}

Type Parser::function_type() {
  Type made = Type::of(Kind::function);
  if (!cursor_.take("<")) return made;
  if (!cursor_.sees(">")) {
    do made.parts.push_back(type());
    while (cursor_.take(","));
  }
  expect(">");
  expect("->");
  made.parts.push_back(type());
  return made;
}

void Parser::expect(std::string_view sign) {
  if (cursor_.take(sign)) return;
  const std::string text(sign);
  cursor_.fail("这里缺少“" + text + "”", "\"" + text + "\" is missing here");
}

void Parser::expect_word(std::string_view word) {
  if (cursor_.take_word(word)) return;
  const std::string text(word);
  cursor_.fail("这里缺少“" + text + "”", "\"" + text + "\" is missing here");
}

void Parser::finish() {
  if (cursor_.done()) return;
  cursor_.fail("表达式到这里已经完整，后面的内容多余", "the expression is complete before this place; what follows is too much");
}

}  // namespace qianpi::rules
