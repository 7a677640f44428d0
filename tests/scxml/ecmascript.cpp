#include "tests/scxml/ecmascript.h"

#include <map>
#include <set>

#include "tests/scxml/tokens.h"

namespace qianpi::scxml {
namespace {

constexpr int above_all = 9;
constexpr int ternary = 1;

/// How tightly a sign between two expressions binds; 0 for none.
int binding_of(const Token& token) {
  static const std::map<std::string, int, std::less<>> bindings = {
      {"?", ternary}, {"||", 2}, {"&&", 3}, {"|", 4},  {"==", 5},         {"===", 5}, {"!=", 5}, {"!==", 5}, {"<", 6},
      {">", 6},       {"<=", 6}, {">=", 6}, {"in", 6}, {"instanceof", 6}, {"+", 7},   {"-", 7},  {"*", 8},   {"/", 8},
  };
  const bool may_bind = token.kind == TokenKind::sign || token.text == "in" || token.text == "instanceof";
  const auto found = bindings.find(token.text);
  return may_bind && token.kind != TokenKind::text && found != bindings.end() ? found->second : 0;
}

std::string feel_text(std::string_view text) {
  std::string feel = "\"";
  for (char c : text) {
    if (c == '\n') feel += "\\n";
    else feel += (c == '"' || c == '\\') ? std::string{'\\', c} : std::string{c};
  }
  return feel + '"';
}

std::string truth_of(const std::string& feel) { return "truthy(" + feel + ")"; }

/// Operator precedence parsing; every method gives FEEL.
class Parser {
 public:
  explicit Parser(std::string_view source) : tokens_(tokens_of(source)) {}

  std::string expression(int binding = ternary) {
    std::string left = unary();
    while (binding_of(now()) >= binding) left = infix(left, take());
    return left;
  }

  const Token& now() const { return tokens_[position_]; }
  Token take() { return tokens_[position_ + 1 < tokens_.size() ? position_++ : position_]; }
  bool took(std::string_view sign) {
    if (!now().is(sign)) return false;
    take();
    return true;
  }
  void demand(std::string_view sign) {
    if (!took(sign)) throw Malformed("expected " + std::string(sign) + ", found '" + now().text + "'");
  }
  bool at_end() const { return now().kind == TokenKind::end; }

 private:
  std::string infix(const std::string& left, const Token& sign) {
    if (sign.text == "?") {
      const std::string yes = expression();
      demand(":");
      return "(if " + truth_of(left) + " then " + yes + " else " + expression() + ")";
    }
    if (sign.text == "instanceof") {
      if (take().text != "Array") throw Untranslatable("instanceof other than Array");
      return "(" + left + " instance of list<Any>)";
    }
    const std::string right = expression(binding_of(sign) + 1);
    if (sign.text == "in") return "list contains(get entries(" + right + ").key, " + left + ")";
    static const std::map<std::string, std::string, std::less<>> words = {{"===", "="}, {"==", "="}, {"!==", "!="}};
    static const std::map<std::string, std::string, std::less<>> joints = {{"&&", "and"}, {"||", "or"}, {"|", "or"}};
    if (const auto joint = joints.find(sign.text); joint != joints.end())
      return "(" + truth_of(left) + " " + joint->second + " " + truth_of(right) + ")";
    const auto word = words.find(sign.text);
    return "(" + left + " " + (word == words.end() ? sign.text : word->second) + " " + right + ")";
  }

  std::string unary() {
    if (took("!")) return "not(" + truth_of(expression(above_all)) + ")";
    if (took("-")) return "(-" + expression(above_all) + ")";
    if (now().is("++") || now().is("--")) throw Untranslatable("an expression that changes a variable");
    if (now().kind == TokenKind::name && now().text == "typeof") {
      take();
      return "typeof(" + expression(above_all) + ")";
    }
    return postfix(primary());
  }

  std::string postfix(std::string object) {
    for (;;) {
      if (took(".")) {
        object = member(object, take().text);
      } else if (took("[")) {
        const bool by_name = now().kind == TokenKind::text;
        const std::string index = expression();
        demand("]");
        object = by_name ? "get value(" + object + ", " + index + ")" : object + "[" + index + " + 1]";
      } else if (now().is("(")) {
        if (object != "In") throw Untranslatable("a call of " + object);
        object = "In(" + arguments() + ")";
      } else {
        return object;
      }
    }
  }

  std::string member(const std::string& object, const std::string& name) {
    if (!now().is("(")) return object + "." + name;
    take();
    if (object == "Math" && name == "pow") {
      const std::string base = expression();
      demand(",");
      const std::string exponent = expression();
      demand(")");
      return "(" + base + " ** " + exponent + ")";
    }
    if (name != "concat") throw Untranslatable("a call of the method " + name);
    return "concatenate(" + object + ", " + list_until(")") + ")";
  }

  std::string arguments() {
    demand("(");
    return list_until(")");
  }

  std::string list_until(std::string_view closing) {
    std::string list;
    while (!took(closing)) {
      if (!list.empty()) demand(",");
      list += (list.empty() ? "" : ", ") + expression();
    }
    return list;
  }

  std::string object_literal() {
    std::string entries;
    while (!took("}")) {
      if (!entries.empty()) demand(",");
      const Token key = take();
      demand(":");
      entries += (entries.empty() ? "" : ", ") + feel_text(key.text) + ": " + expression();
    }
    return "{" + entries + "}";
  }

  std::string primary() {
    const Token token = take();
    switch (token.kind) {
      case TokenKind::number: return token.text;
      case TokenKind::text: return feel_text(token.text);
      case TokenKind::name: return name(token.text);
      case TokenKind::end: throw Malformed("an expression is missing");
      case TokenKind::sign: break;
    }
    if (token.is("[")) return "[" + list_until("]") + "]";
    if (token.is("{")) return object_literal();
    if (!token.is("(")) throw Malformed("unexpected " + token.text);
    const std::string inner = expression();
    demand(")");
    return inner;
  }

  static std::string name(const std::string& name) {
    static const std::set<std::string, std::less<>> beyond = {"function", "new", "this", "delete"};
    static const std::set<std::string, std::less<>> reserved = {"return", "var", "if", "for", "while", "in", "instanceof", "throw", "else"};
    if (beyond.contains(name)) throw Untranslatable("the word " + name);
    if (reserved.contains(name)) throw Malformed("the word " + name + " is no expression");
    return name == "undefined" ? "null" : name;
  }

  std::vector<Token> tokens_;
  std::size_t position_ = 0;
};

std::string assigned(Parser& parser, const std::string& name) {
  const Token sign = parser.take();
  static const std::set<std::string, std::less<>> compound = {"+=", "-=", "*=", "/="};
  if (sign.is("=")) return parser.expression();
  if (!compound.contains(sign.text)) throw Untranslatable("a statement that is no assignment");
  return "(" + name + " " + sign.text[0] + " " + parser.expression() + ")";
}

}  // namespace

std::string feel_of(std::string_view ecmascript) {
  Parser parser(ecmascript);
  std::string feel = parser.expression();
  parser.took(";");
  if (!parser.at_end()) throw Malformed("something stands behind the expression: " + parser.now().text);
  return feel;
}

std::vector<Statement> statements_of(std::string_view script) {
  Parser parser(script);
  std::vector<Statement> statements;
  bool declares = false;
  while (!parser.at_end()) {
    if (parser.took(";")) continue;
    if (!parser.took(",")) declares = false;
    Token token = parser.take();
    if (token.text == "var") {
      declares = true;
      token = parser.take();
    }
    if (token.kind != TokenKind::name) throw Untranslatable("a statement that is no assignment");
    const bool has_value = !declares || parser.now().is("=");
    statements.push_back({token.text, has_value ? assigned(parser, token.text) : "", declares});
  }
  return statements;
}

}  // namespace qianpi::scxml
