#include "tests/house/source.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace qianpi::house {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Blanks comments, literals and preprocessor lines, keeping every line break; collects the string literals.
class Blanker {
 public:
  explicit Blanker(Source& source) : source_(source), text_(source.text), code_(source.text) {}

  void run() {
    while (at_ < text_.size()) step();
    source_.code = std::move(code_);
  }

 private:
  void step() {
    const bool starts_line =
        text_.substr(0, at_).find_last_not_of(" \t") == std::string_view::npos || text_[text_.substr(0, at_).find_last_not_of(" \t")] == '\n';
    if (text_[at_] == '#' && starts_line) return blank_until(end_of_directive());
    if (here("//")) return blank_until(text_.find('\n', at_));
    if (here("/*")) return blank_until(after(text_.find("*/", at_ + 2), 2));
    if (here("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) return raw_literal();
    if (text_[at_] == '"') return literal('"');
    if (text_[at_] == '\'' && (at_ == 0 || !is_word(text_[at_ - 1]))) return literal('\'');  // not 1'000
    ++at_;
  }

  void raw_literal() {
    const auto open = text_.find('(', at_);
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = text_.find(close, open);
    keep(open + 1, end);
    blank_until(after(end, close.size()));
  }

  void literal(char quote) {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    if (quote == '"') keep(at_ + 1, end);
    blank_until(after(std::min(end, text_.size()), 1));
  }

  void keep(std::size_t from, std::size_t to) { source_.literals.push_back({std::string(text_.substr(from, to - from)), line_at(text_, from)}); }

  std::size_t end_of_directive() const {
    auto end = text_.find('\n', at_);
    while (end != std::string_view::npos && end > 0 && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
    return end;
  }

  std::size_t after(std::size_t position, std::size_t length) const { return position == std::string_view::npos ? position : position + length; }

  void blank_until(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_)
      if (code_[at_] != '\n') code_[at_] = ' ';
  }

  bool here(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  Source& source_;
  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
};

/// "template <…>" and "public:" say nothing about what a brace opens.
std::string without_prefixes(std::string head) {
  static const std::regex prefix(R"(^\s*((public|private|protected)\s*:|\[\[[^\]]*\]\]))");
  head = std::regex_replace(head, prefix, "");
  const auto start = head.find_first_not_of(" \n\t");
  if (start == std::string::npos) return {};
  head.erase(0, start);
  if (!head.starts_with("template")) return head;
  int depth = 0;
  for (std::size_t i = head.find('<'); i < head.size(); ++i) {
    depth += head[i] == '<' ? 1 : head[i] == '>' ? -1 : 0;
    if (depth == 0) return without_prefixes(head.substr(i + 1));
  }
  return head;
}

enum class Brace { scope, function, other };

Brace kind_of(const std::string& head) {
  static const std::regex scope(R"(^(inline\s+|typedef\s+)?(namespace|class|struct|union|enum|extern)\b[^(]*$)");
  if (std::regex_search(head, scope)) return Brace::scope;
  const auto last = head.find_last_not_of(" \n\t");
  return head.find(')') != std::string::npos && head[last] != '=' ? Brace::function : Brace::other;
}

}  // namespace

int line_at(std::string_view text, std::size_t position) { return 1 + static_cast<int>(std::ranges::count(text.substr(0, position), '\n')); }

int lines_in(std::string_view text) { return static_cast<int>(std::ranges::count(text, '\n')) + (!text.empty() && text.back() != '\n'); }

Source read_source(std::string path, std::string text) {
  Source source{std::move(path), std::move(text), {}, {}};
  Blanker(source).run();
  return source;
}

std::vector<Include> includes_of(const Source& source) {
  static const std::regex directive("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]", std::regex::multiline);
  std::vector<Include> all;
  for (std::sregex_iterator it(source.text.begin(), source.text.end(), directive), end; it != end; ++it)
    all.push_back({(*it)[2], (*it)[1] == "\"", line_at(source.text, static_cast<std::size_t>(it->position(2)))});
  return all;
}

std::vector<Function> functions_of(const Source& source) {
  std::vector<Function> all;
  std::vector<Brace> open;
  std::size_t head_start = 0, body_start = 0;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    const char c = source.code[i];
    const bool outside = open.empty() || open.back() == Brace::scope;
    if (c == '{') {
      const std::string head = without_prefixes(source.code.substr(head_start, i - head_start));
      const Brace kind = outside ? kind_of(head) : Brace::other;
      if (kind == Brace::function) {
        body_start = source.code.find_first_not_of(" \n\t", head_start);
        all.push_back({head, line_at(source.code, body_start), 0});
      }
      open.push_back(kind);
    } else if (c == '}' && !open.empty()) {
      if (open.back() == Brace::function) all.back().lines = line_at(source.code, i) - all.back().line + 1;
      open.pop_back();
    }
    if (c == ';' || c == '{' || c == '}') {
      if (open.empty() || open.back() == Brace::scope) head_start = i + 1;
    }
  }
  return all;
}

}  // namespace qianpi::house
