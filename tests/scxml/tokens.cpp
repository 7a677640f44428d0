#include "tests/scxml/tokens.h"

#include <array>
#include <cctype>

#include "tests/scxml/ecmascript.h"

namespace qianpi::scxml {
namespace {

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$'; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)); }
bool continues_name(char c) { return begins_name(c) || is_digit(c); }

class Tokens {
 public:
  explicit Tokens(std::string_view source) : rest_(source) {}

  Token next() {
    skip_blanks();
    if (rest_.empty()) return {};
    if (begins_name(rest_[0])) return {TokenKind::name, taken_while(continues_name)};
    if (is_digit(rest_[0]) || (rest_[0] == '.' && rest_.size() > 1 && is_digit(rest_[1]))) return number();
    if (rest_[0] == '\'' || rest_[0] == '"') return text();
    return sign();
  }

 private:
  void skip_blanks() {
    for (;;) {
      while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_[0]))) rest_.remove_prefix(1);
      if (rest_.starts_with("//")) rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
      else if (rest_.starts_with("/*")) rest_.remove_prefix(std::min(rest_.find("*/"), rest_.size() - 2) + 2);
      else return;
    }
  }

  template <class Belongs>
  std::string taken_while(Belongs belongs) {
    std::size_t length = 0;
    while (length < rest_.size() && belongs(rest_[length])) ++length;
    return take(length);
  }

  std::string take(std::size_t length) {
    std::string taken(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return taken;
  }

  Token number() {
    std::string digits = taken_while([](char c) { return is_digit(c) || c == '.'; });
    return {TokenKind::number, digits[0] == '.' ? "0" + digits : digits};
  }

  Token text() {
    const char quote = rest_[0];
    rest_.remove_prefix(1);
    std::string content;
    while (!rest_.empty() && rest_[0] != quote) {
      if (rest_[0] == '\\' && rest_.size() > 1) {
        rest_.remove_prefix(1);
        content += rest_[0] == 'n' ? '\n' : rest_[0];
      } else {
        content += rest_[0];
      }
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) throw Malformed("a text without its end");
    rest_.remove_prefix(1);
    return {TokenKind::text, content};
  }

  Token sign() {
    static constexpr std::array<std::string_view, 30> signs = {"===", "!==", "==", "!=", "<=", ">=", "&&", "||", "++", "--",
                                                               "+=",  "-=",  "*=", "/=", "=>", "<",  ">",  "+",  "-",  "*",
                                                               "/",   "!",   "(",  ")",  "[",  "]",  "{",  "}",  ",",  ":"};
    for (std::string_view sign : signs)
      if (rest_.starts_with(sign)) return {TokenKind::sign, take(sign.size())};
    if (std::string_view("=.;?|&%").find(rest_[0]) != std::string_view::npos) return {TokenKind::sign, take(1)};
    throw Malformed("no sign of ECMAScript: " + std::string(rest_.substr(0, 1)));
  }

  std::string_view rest_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view source) {
  Tokens tokens(source);
  std::vector<Token> all;
  do all.push_back(tokens.next());
  while (all.back().kind != TokenKind::end);
  return all;
}

}  // namespace qianpi::scxml
