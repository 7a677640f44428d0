// The lexical part of FEEL: a place in the text that skips space and comments and takes words, signs and literals.
// Used by the parser only, which may set it back. It refuses to decide what a word means.
#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/rules/expression.h"

namespace qianpi::rules {

/// Thrown while parsing, caught by Expression::compile or where the parser tries another reading.
struct SyntaxError : std::runtime_error {
  explicit SyntaxError(Problem what) : std::runtime_error(what.en), problem(std::move(what)) {}
  Problem problem;
};

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  void back_to(std::size_t place) { at_ = place; }
  std::string_view text() const { return text_; }

  void skip_space();
  bool done();
  /// Takes the sign when it stands next. `take("<")` also takes the first half of `<=`: ask for the longer one first.
  bool take(std::string_view sign);
  bool sees(std::string_view sign);
  /// The next word (letters, digits, `_`, any other letter of Unicode), not taken; empty when none.
  std::string_view word();
  bool take_word(std::string_view word);
  bool sees_word(std::string_view expected) { return word() == expected; }
  /// `name` at this place, runs of space being equal, not followed by more of a word: how many bytes, else 0.
  std::size_t matches_name(std::string_view name);
  void advance(std::size_t bytes) { at_ += bytes; }

  /// A number without sign; the cursor stands on a digit or on `.` before one.
  bool sees_number();
  Number take_number();
  /// A string with its quotes, escapes resolved.
  std::string take_string();

  [[noreturn]] void fail(const std::string& zh, const std::string& en) const;
  [[noreturn]] void fail_at(std::size_t from, const std::string& zh, const std::string& en) const;

 private:
  void take_escape(std::string& out);
  std::string_view text_;
  std::size_t at_ = 0;
};

/// Bytes of the name character at that place; 0 when there is none. `first`: may it begin a name?
std::size_t name_character(std::string_view text, std::size_t at, bool first);

}  // namespace qianpi::rules
