// Regular expressions with XPath's flags over PCRE2, in UTF-8, with counted limits.
// Used by the string builtins. It refuses patterns that PCRE2 refuses and stops a match at the budget.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::rules {

class Machine;

class Pattern {
 public:
  /// Flags `s m i x q` as in XPath; nothing when pattern or flags are malformed.
  static std::optional<Pattern> compile(std::string_view pattern, std::string_view flags);

  bool matches(Machine&, std::string_view text) const;
  /// Every match replaced; `$1` and `$0` stand for groups. Nothing when the replacement is malformed.
  std::optional<std::string> replace(Machine&, std::string_view text, std::string_view replacement) const;
  std::vector<std::string> split(Machine&, std::string_view text) const;

 private:
  struct Code;
  struct Match {
    std::vector<std::pair<std::size_t, std::size_t>> groups;
  };
  void append_replacement(std::string& out, std::string_view text, std::string_view replacement, const Match&) const;
  std::optional<Match> find(Machine&, std::string_view text, std::size_t from) const;
  std::shared_ptr<const Code> code_;
  bool literal_ = false;
};

}  // namespace qianpi::rules
