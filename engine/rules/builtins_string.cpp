// Builtins on strings. Positions and lengths count characters of Unicode, not bytes.
#include <algorithm>

#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/pattern.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

bool texts(Arguments a, std::size_t count) {
  return std::all_of(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(count, a.size())), [](const Value& v) { return v.is(Kind::text); });
}

bool is_start(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t length_of(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_start)); }

/// The byte where the character with that index (from 0) starts.
std::size_t byte_of(std::string_view text, std::size_t character) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (is_start(text[at]) && character-- == 0) break;
  return at;
}

Value substring(Machine&, Arguments a) {
  if (!a[0].is(Kind::text) || !a[1].is(Kind::number) || (a.size() > 2 && !a[2].is(Kind::number))) return {};
  const std::string& text = a[0].text();
  const auto length = static_cast<std::int64_t>(length_of(text));
  const auto start = a[1].number().rounded(0, Rounding::down).whole();
  const auto count = a.size() > 2 ? a[2].number().rounded(0, Rounding::down).whole() : std::optional(length);
  if (!start || !count || *start == 0 || *count < 1 || *start > length || *start < -length) return {};
  const std::int64_t from = *start > 0 ? *start - 1 : length + *start;
  const std::int64_t to = *count > length - from ? length : from + *count;
  const std::size_t first = byte_of(text, static_cast<std::size_t>(from)), last = byte_of(text, static_cast<std::size_t>(to));
  return text.substr(first, last - first);
}

Value string_length(Machine&, Arguments a) { return texts(a, 1) ? Value(static_cast<std::int64_t>(length_of(a[0].text()))) : Value(); }

/// Letters of ASCII, Latin, Greek and Cyrillic by their regular distances; no locale takes part.
char32_t changed_case(char32_t c, bool upper) {
  const auto in = [c](char32_t low, char32_t high) { return c >= low && c <= high; };
  if (c < 0x80) return upper && in('a', 'z') ? c - 32 : !upper && in('A', 'Z') ? c + 32 : c;
  if (upper) {
    if ((in(0xE0, 0xFE) && c != 0xF7) || in(0x3B1, 0x3C9) || in(0x430, 0x44F)) return c == 0x3C2 ? 0x3A3 : c - 32;
    if (in(0x450, 0x45F)) return c - 80;
    if ((in(0x100, 0x137) || in(0x14A, 0x177)) && c % 2 == 1) return c - 1;
  } else {
    if ((in(0xC0, 0xDE) && c != 0xD7) || in(0x391, 0x3A9) || in(0x410, 0x42F)) return c + 32;
    if (in(0x400, 0x40F)) return c + 80;
    if ((in(0x100, 0x137) || in(0x14A, 0x177)) && c % 2 == 0) return c + 1;
  }
  return c;
}

std::string with_case(std::string_view text, bool upper) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xC3 && lead < 0xE0 && at + 1 < text.size()) {
      const char32_t c = changed_case((lead & 0x1Fu) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu), upper);
      (out += static_cast<char>(0xC0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3F));
      ++at;
    } else {
      out += lead < 0x80 ? static_cast<char>(changed_case(lead, upper)) : text[at];
    }
  }
  return out;
}

Value upper_case(Machine&, Arguments a) { return texts(a, 1) ? Value(with_case(a[0].text(), true)) : Value(); }
Value lower_case(Machine&, Arguments a) { return texts(a, 1) ? Value(with_case(a[0].text(), false)) : Value(); }

Value substring_before(Machine&, Arguments a) {
  if (!texts(a, 2)) return {};
  const auto at = a[0].text().find(a[1].text());
  return at == std::string::npos ? Value("") : Value(a[0].text().substr(0, at));
}
Value substring_after(Machine&, Arguments a) {
  if (!texts(a, 2)) return {};
  const auto at = a[0].text().find(a[1].text());
  return at == std::string::npos ? Value("") : Value(a[0].text().substr(at + a[1].text().size()));
}
Value contains(Machine&, Arguments a) { return texts(a, 2) ? Value(a[0].text().find(a[1].text()) != std::string::npos) : Value(); }
Value starts_with(Machine&, Arguments a) { return texts(a, 2) ? Value(a[0].text().starts_with(a[1].text())) : Value(); }
Value ends_with(Machine&, Arguments a) { return texts(a, 2) ? Value(a[0].text().ends_with(a[1].text())) : Value(); }

std::optional<Pattern> pattern_of(Machine& machine, Arguments a, std::size_t flags_at) {
  if (!texts(a, 2)) return std::nullopt;
  if (a.size() > flags_at && !a[flags_at].is(Kind::text) && !a[flags_at].is_null()) return std::nullopt;
  const bool flags = a.size() > flags_at && a[flags_at].is(Kind::text);
  auto pattern = Pattern::compile(a[1].text(), flags ? a[flags_at].text() : "");
  if (!pattern) machine.fail("正则表达式或其选项有误", "the regular expression or its flags are malformed");
  return pattern;
}

Value matches(Machine& machine, Arguments a) {
  const auto pattern = pattern_of(machine, a, 2);
  return pattern ? Value(pattern->matches(machine, a[0].text())) : Value();
}

Value replace(Machine& machine, Arguments a) {
  if (!texts(a, 3)) return {};
  const auto pattern = pattern_of(machine, a, 3);
  const auto replaced = pattern ? pattern->replace(machine, a[0].text(), a[2].text()) : std::nullopt;
  return replaced ? Value(*replaced) : Value();
}

Value split(Machine& machine, Arguments a) {
  const auto pattern = pattern_of(machine, a, 2);
  if (!pattern) return {};
  Items parts;
  for (auto& part : pattern->split(machine, a[0].text())) parts.emplace_back(std::move(part));
  return Value::list(std::move(parts));
}

Value string_join(Machine& machine, Arguments a) {
  if (a[0].is_null() || (a.size() > 1 && !a[1].is(Kind::text) && !a[1].is_null())) return {};
  const Items items = a[0].is(Kind::list) ? a[0].items() : Items{a[0]};
  const std::string delimiter = a.size() > 1 && a[1].is(Kind::text) ? a[1].text() : "";
  std::string out;
  bool first = true;
  for (const Value& item : items) {
    if (item.is_null()) continue;
    if (!item.is(Kind::text)) return {};
    if (!first) out += delimiter;
    out += item.text();
    first = false;
    machine.check_text(out.size());
  }
  return out;
}

const std::vector<Builtin> string_table{
    {"substring", {"string,start position,length"}, 2, 3, substring},
    {"string length", {"string"}, 1, 1, string_length},
    {"upper case", {"string"}, 1, 1, upper_case},
    {"lower case", {"string"}, 1, 1, lower_case},
    {"substring before", {"string,match"}, 2, 2, substring_before},
    {"substring after", {"string,match"}, 2, 2, substring_after},
    {"contains", {"string,match"}, 2, 2, contains},
    {"starts with", {"string,match"}, 2, 2, starts_with},
    {"ends with", {"string,match"}, 2, 2, ends_with},
    {"matches", {"input,pattern,flags"}, 2, 3, matches},
    {"replace", {"input,pattern,replacement,flags"}, 3, 4, replace},
    {"split", {"string,delimiter"}, 2, 2, split},
    {"string join", {"list,delimiter"}, 1, 2, string_join},
};

}  // namespace

std::span<const Builtin> string_builtins() { return string_table; }

}  // namespace qianpi::rules
