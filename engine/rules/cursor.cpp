#include "engine/rules/cursor.h"

#include <algorithm>

namespace qianpi::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The code point at a place and its bytes; malformed UTF-8 counts as one byte.
std::pair<char32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + size > text.size()) return {lead, 1};
  char32_t value = size == 1 ? lead : lead & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  return {value, size};
}

/// FEEL's spaces, beyond ASCII too.
bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto [c, size] = code_point(text, at);
  return is_space(c) ? size : 0;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) out += static_cast<char>(c);
  else if (c < 0x800) (out += static_cast<char>(0xC0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3F));
  else if (c < 0x10000)
    ((out += static_cast<char>(0xE0 | c >> 12)) += static_cast<char>(0x80 | (c >> 6 & 0x3F))) += static_cast<char>(0x80 | (c & 0x3F));
  else
    (((out += static_cast<char>(0xF0 | c >> 18)) += static_cast<char>(0x80 | (c >> 12 & 0x3F))) += static_cast<char>(0x80 | (c >> 6 & 0x3F))) +=
        static_cast<char>(0x80 | (c & 0x3F));
}

std::optional<char32_t> hex(std::string_view digits, std::size_t length) {
  if (digits.size() < length) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits.substr(0, length)) {
    if (is_digit(c)) value = value * 16 + static_cast<char32_t>(c - '0');
    else if (c >= 'a' && c <= 'f') value = value * 16 + static_cast<char32_t>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F') value = value * 16 + static_cast<char32_t>(c - 'A' + 10);
    else return std::nullopt;
  }
  return value;
}

}  // namespace

std::size_t name_character(std::string_view text, std::size_t at, bool first) {
  if (at >= text.size()) return 0;
  const auto [c, size] = code_point(text, at);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?') return size;
  if (is_digit(static_cast<char>(c)) && c < 0x80) return first ? 0 : size;
  if (c < 0xB7 || is_space(c)) return 0;
  const bool sign = c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x203E) || (c >= 0x3001 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) ||
                    (c >= 0xFF1A && c <= 0xFF20);
  return sign ? 0 : size;
}

void Cursor::fail(const std::string& zh, const std::string& en) const { fail_at(at_, zh, en); }
void Cursor::fail_at(std::size_t from, const std::string& zh, const std::string& en) const {
  const std::size_t length = at_ > from ? at_ - from : from < text_.size() ? 1 : 0;
  throw SyntaxError({static_cast<int>(from), static_cast<int>(length), zh, en});
}

void Cursor::skip_space() {
  while (at_ < text_.size()) {
    if (const std::size_t space = space_at(text_, at_)) {
      at_ += space;
    } else if (text_.substr(at_, 2) == "//") {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_.substr(at_, 2) == "/*") {
      const auto end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) fail("注释没有结束，应以 */ 结尾", "the comment does not end; close it with */");
      at_ = end + 2;
    } else {
      return;
    }
  }
}

bool Cursor::done() {
  skip_space();
  return at_ >= text_.size();
}

bool Cursor::sees(std::string_view sign) {
  skip_space();
  return text_.substr(at_, sign.size()) == sign;
}

bool Cursor::take(std::string_view sign) {
  if (!sees(sign)) return false;
  at_ += sign.size();
  return true;
}

std::string_view Cursor::word() {
  skip_space();
  std::size_t end = at_;
  while (const std::size_t size = name_character(text_, end, end == at_)) end += size;
  return text_.substr(at_, end - at_);
}

bool Cursor::take_word(std::string_view expected) {
  if (word() != expected) return false;
  at_ += expected.size();
  return true;
}

std::size_t Cursor::matches_name(std::string_view name) {
  skip_space();
  std::size_t here = at_, in_name = 0;
  while (in_name < name.size()) {
    if (const std::size_t space = space_at(name, in_name)) {
      in_name += space;
      const std::size_t before = here;
      while (const std::size_t more = space_at(text_, here)) here += more;
      if (here == before) return 0;
    } else {
      if (here >= text_.size() || text_[here] != name[in_name]) return 0;
      ++here;
      ++in_name;
    }
  }
  return name_character(text_, here, false) == 0 ? here - at_ : 0;
}

bool Cursor::sees_number() {
  skip_space();
  if (at_ >= text_.size()) return false;
  return is_digit(text_[at_]) || (text_[at_] == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]));
}

Number Cursor::take_number() {
  const std::size_t from = at_;
  const auto digit_at = [&](std::size_t i) { return i < text_.size() && is_digit(text_[i]); };
  while (digit_at(at_)) ++at_;
  if (at_ < text_.size() && text_[at_] == '.' && digit_at(at_ + 1)) {
    ++at_;
    while (digit_at(at_)) ++at_;
  }
  if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
    std::size_t exponent = at_ + 1;
    if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
    if (digit_at(exponent)) {
      at_ = exponent;
      while (digit_at(at_)) ++at_;
    }
  }
  std::string digits(text_[from] == '.' ? 1 : 0, '0');
  digits += text_.substr(from, at_ - from);
  const auto number = Number::read(digits);
  if (!number) fail_at(from, "数字超出范围", "the number is out of range");
  return *number;
}

void Cursor::take_escape(std::string& out) {
  const std::size_t from = at_++;
  const char kind = at_ < text_.size() ? text_[at_++] : '\0';
  switch (kind) {
    case 'n': out += '\n'; return;
    case 'r': out += '\r'; return;
    case 't': out += '\t'; return;
    case '"':
    case '\'':
    case '\\': out += kind; return;
    case 'u':
    case 'U': break;
    default:
      at_ = from + 1;
      out += '\\';
      return;  // FEEL keeps a backslash that escapes nothing
  }
  const std::size_t length = kind == 'u' ? 4 : 6;
  auto code = hex(text_.substr(at_), length);
  if (!code) fail_at(from, "转义序列不完整，应为 \\uXXXX 或 \\UXXXXXX", "incomplete escape; write \\uXXXX or \\UXXXXXX");
  at_ += length;
  if (*code >= 0xD800 && *code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
    const auto low = hex(text_.substr(at_ + 2), 4);
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      at_ += 6;
    }
  }
  if ((*code >= 0xD800 && *code < 0xE000) || *code > 0x10FFFF) fail_at(from, "转义序列不是有效的字符", "the escape is no valid character");
  append_utf8(out, *code);
}

std::string Cursor::take_string() {
  const std::size_t from = at_++;
  std::string out;
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] == '\\') take_escape(out);
    else out += text_[at_++];
  }
  if (at_ >= text_.size()) fail_at(from, "字符串没有结束，缺少 \"", "the string does not end; a \" is missing");
  ++at_;
  return out;
}

}  // namespace qianpi::rules
