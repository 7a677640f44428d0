// ECMAScript's tokens, as far as ecmascript.cpp understands them. Used by it alone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::scxml {

enum class TokenKind { end, name, number, text, sign };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  ///< a text without its quotes and escapes
  bool is(std::string_view sign) const { return kind == TokenKind::sign && text == sign; }
};

/// Ends with a token of kind `end`. Comments vanish. Throws Malformed.
std::vector<Token> tokens_of(std::string_view source);

}  // namespace qianpi::scxml
