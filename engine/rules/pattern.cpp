#include "engine/rules/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "engine/rules/machine.h"

namespace qianpi::rules {

struct Pattern::Code {
  pcre2_code* code = nullptr;
  ~Code() { pcre2_code_free(code); }
};

namespace {

constexpr std::size_t longest_pattern = 4'096;

struct Flags {
  std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY;
  bool without_space = false;
  bool literal() const { return (options & PCRE2_LITERAL) != 0; }
};

std::optional<Flags> read_flags(std::string_view text) {
  Flags flags;
  for (const char flag : text) {
    if (flag == 's') flags.options |= PCRE2_DOTALL;
    else if (flag == 'm') flags.options |= PCRE2_MULTILINE;
    else if (flag == 'i') flags.options |= PCRE2_CASELESS;
    else if (flag == 'x') flags.without_space = true;
    else if (flag == 'q') flags.options |= PCRE2_LITERAL;
    else return std::nullopt;
  }
  // PCRE2 takes LITERAL with few others only.
  if (flags.literal()) flags.options &= PCRE2_LITERAL | PCRE2_UTF | PCRE2_CASELESS;
  return flags;
}

/// XPath's `x` takes away every space outside of classes, also after a backslash; PCRE2's own keeps those and knows
/// comments.
std::string without_space(std::string_view pattern) {
  std::string out;
  int classes = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (classes == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) continue;
    out += c;
    if (c == '\\' && i + 1 < pattern.size() && (classes > 0 || (pattern[i + 1] != ' ' && pattern[i + 1] != '\n'))) out += pattern[++i];
    else if (c == '[') ++classes;
    else if (c == ']' && classes > 0) --classes;
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// XML's name characters, which PCRE2 has no letter for.
std::string_view name_class(char letter) { return letter == 'i' || letter == 'I' ? "\\p{L}_:" : "\\p{L}\\p{N}._:\\-\xC2\xB7"; }

/// What XPath writes after a backslash, as PCRE2 writes it; nothing where XPath has no such escape.
std::optional<std::string> escape(char letter, bool in_class) {
  if (letter == 'i' || letter == 'c') return in_class ? std::string(name_class(letter)) : "[" + std::string(name_class(letter)) + "]";
  if (letter == 'I' || letter == 'C') return in_class ? std::nullopt : std::optional("[^" + std::string(name_class(letter)) + "]");
  if (is_digit(letter) && (in_class || letter == '0')) return std::nullopt;
  constexpr std::string_view shared = "nrt\\|.?*+(){}-[]^$pPsSdDwW123456789";
  if (shared.find(letter) == std::string_view::npos) return std::nullopt;
  return std::string{'\\', letter};
}

/// The pattern in PCRE2's words; nothing when it uses what only PCRE2 has (look-around, \b, octal escapes, POSIX
/// classes).
std::optional<std::string> translated(std::string_view pattern) {
  std::string out;
  int classes = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      const auto known = i + 1 < pattern.size() ? escape(pattern[++i], classes > 0) : std::nullopt;
      if (!known) return std::nullopt;
      out += *known;
      continue;
    }
    if (c == '(' && classes == 0 && pattern.substr(i + 1, 1) == "?" && pattern.substr(i + 1, 2) != "?:") return std::nullopt;
    if (c == '[' && classes > 0 && pattern[i - 1] != '-') return std::nullopt;
    if (c == '[') ++classes;
    if (c == ']' && classes > 0) --classes;
    out += c;
  }
  return out;
}

/// XSD's class subtraction `[a-z-[aeiou]]` becomes a look-ahead: `(?![aeiou])[a-z]`.
std::string without_subtraction(std::string_view pattern) {
  std::string out(pattern);
  for (auto minus = out.find("-["); minus != std::string::npos; minus = out.find("-[", minus + 1)) {
    const auto open = out.rfind('[', minus - 1);
    const auto inner_end = out.find(']', minus);
    if (minus == 0 || open == std::string::npos || inner_end == std::string::npos || out.substr(inner_end, 2) != "]]") continue;
    const std::string outer = out.substr(open, minus - open) + "]";
    const std::string inner = out.substr(minus + 1, inner_end - minus);
    out.replace(open, inner_end + 2 - open, "(?!" + inner + ")" + outer);
  }
  return out;
}

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view pattern, std::string_view flag_text) {
  const auto flags = read_flags(flag_text);
  if (!flags || pattern.size() > longest_pattern) return std::nullopt;
  std::string source(pattern);
  if (!flags->literal() && flags->without_space) source = without_space(source);
  if (!flags->literal()) {
    const auto known = translated(source);
    if (!known) return std::nullopt;
    source = without_subtraction(*known);
  }
  int error = 0;
  PCRE2_SIZE offset = 0;
  auto code = std::make_shared<Code>();
  code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(), flags->options, &error, &offset, nullptr);
  if (code->code == nullptr) return std::nullopt;
  Pattern made;
  made.code_ = std::move(code);
  made.literal_ = flags->literal();
  return made;
}

std::optional<Pattern::Match> Pattern::find(Machine& machine, std::string_view text, std::size_t from) const {
  constexpr std::int64_t costly = 5;  // steps: as long as one match takes at least
  machine.spend(costly + static_cast<std::int64_t>((text.size() - from) / 1000));
  const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(pcre2_match_data_create_from_pattern(code_->code, nullptr),
                                                                                 pcre2_match_data_free);
  const std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)> limits(pcre2_match_context_create(nullptr),
                                                                                         pcre2_match_context_free);
  pcre2_set_match_limit(limits.get(), static_cast<std::uint32_t>(machine.budget().regex_steps));
  const int found = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, from > 0 ? PCRE2_NO_UTF_CHECK : 0,
                                data.get(), limits.get());  // the first look has checked the whole text
  if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT || found == PCRE2_ERROR_HEAPLIMIT)
    throw OverBudget{"正则表达式匹配太久", "matching the regular expression takes too long"};
  if (found < 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data.get());
  Match match;
  for (std::uint32_t i = 0; i < pcre2_get_ovector_count(data.get()); ++i) match.groups.emplace_back(ends[2 * i], ends[2 * i + 1]);
  return match;
}

bool Pattern::matches(Machine& machine, std::string_view text) const { return find(machine, text, 0).has_value(); }

namespace {

/// XPath: `$` stands before a digit, `\` before `$` or `\`.
bool is_replacement(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && (++i == text.size() || (text[i] != '\\' && text[i] != '$'))) return false;
    else if (text[i] == '$' && (i + 1 == text.size() || !is_digit(text[i + 1]))) return false;
  }
  return true;
}

/// The number of the group at `$`: as many digits as still name a group. `at` moves to its last digit.
std::size_t group_at(std::string_view replacement, std::size_t& at, std::size_t groups) {
  auto group = static_cast<std::size_t>(replacement[++at] - '0');
  while (at + 1 < replacement.size() && is_digit(replacement[at + 1])) {
    const std::size_t longer = group * 10 + static_cast<std::size_t>(replacement[at + 1] - '0');
    if (longer >= groups) break;
    group = longer;
    ++at;
  }
  return group;
}

}  // namespace

void Pattern::append_replacement(std::string& out, std::string_view text, std::string_view replacement, const Match& match) const {
  if (literal_) {
    out.append(replacement);
    return;
  }
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] == '\\') {
      out += replacement[++i];
    } else if (replacement[i] == '$') {
      const std::size_t group = group_at(replacement, i, match.groups.size());
      const bool found = group < match.groups.size() && match.groups[group].first != PCRE2_UNSET;
      if (found) out.append(text.substr(match.groups[group].first, match.groups[group].second - match.groups[group].first));
    } else {
      out += replacement[i];
    }
  }
}

std::optional<std::string> Pattern::replace(Machine& machine, std::string_view text, std::string_view replacement) const {
  if (!literal_ && !is_replacement(replacement)) return std::nullopt;
  std::string out;
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto match = find(machine, text, from);
    if (!match) break;
    const auto [start, end] = match->groups[0];
    out.append(text.substr(from, start - from));
    append_replacement(out, text, replacement, *match);
    machine.check_text(out.size());
    from = end;
    if (start != end) continue;
    // An empty match: one character goes over as it is.
    do {
      if (from < text.size()) out += text[from];
      ++from;
    } while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80);
  }
  if (from < text.size()) out.append(text.substr(from));
  return out;
}

std::vector<std::string> Pattern::split(Machine& machine, std::string_view text) const {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (const auto match = find(machine, text, from)) {
    const auto [start, end] = match->groups[0];
    if (end == start) break;
    parts.emplace_back(text.substr(from, start - from));
    machine.check_list(parts.size());
    from = end;
  }
  parts.emplace_back(text.substr(from));
  return parts;
}

}  // namespace qianpi::rules
