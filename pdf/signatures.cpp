#include "pdf/signatures.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

struct Range {
  std::size_t first_length, second_start, second_length;
};

// "[0 840 17000 512]": only blanks and digits; from the beginning of the file.
std::optional<Range> read_range(std::string_view pdf, std::size_t at) {
  std::size_t numbers[4] = {};
  while (at < pdf.size() && pdf[at] == ' ') ++at;
  if (at >= pdf.size() || pdf[at++] != '[') return {};
  for (std::size_t& number : numbers) {
    while (at < pdf.size() && (pdf[at] == ' ' || pdf[at] == '\n' || pdf[at] == '\r')) ++at;
    const auto [end, error] = std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), number);
    if (error != std::errc()) return {};
    at = static_cast<std::size_t>(end - pdf.data());
  }
  const Range range{numbers[1], numbers[2], numbers[3]};
  const bool inside = numbers[0] == 0 && range.first_length < range.second_start && range.second_start <= pdf.size() &&
                      range.second_length <= pdf.size() - range.second_start;
  return inside ? std::optional(range) : std::nullopt;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Nothing but hex digits of one case: else a letter could change without changing the signature.
std::optional<std::string> read_hex(std::string_view text) {
  const bool lower = text.find_first_of("abcdef") != std::string_view::npos, upper = text.find_first_of("ABCDEF") != std::string_view::npos;
  if (text.size() % 2 || (lower && upper)) return {};
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

void put_unit(std::u32string& to, char32_t unit) {
  const bool low = unit >= 0xDC00 && unit < 0xE000, after_high = !to.empty() && to.back() >= 0xD800 && to.back() < 0xDC00;
  if (low && after_high) to.back() = 0x10000 + ((to.back() - 0xD800) << 10) + (unit - 0xDC00);
  else to += unit;
}

// A text of the dictionary in hex, as sign() writes it; other spellings give nothing.
std::string dictionary_text(std::string_view dictionary, std::string_view key) {
  const std::size_t at = dictionary.find(std::string(key) + "<feff");
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + key.size() + 1, to = dictionary.find('>', from);
  const auto bytes = to == std::string_view::npos ? std::nullopt : read_hex(dictionary.substr(from, to - from));
  if (!bytes) return {};
  std::u32string text;
  for (std::size_t i = 2; i + 1 < bytes->size(); i += 2)
    put_unit(text, static_cast<char32_t>(static_cast<unsigned char>((*bytes)[i]) << 8 | static_cast<unsigned char>((*bytes)[i + 1])));
  for (char32_t& character : text)
    if (character < 0x20 || (character >= 0xD800 && character < 0xE000)) character = replacement;
  return encode(text);
}

FoundSignature read_one(std::string_view pdf, std::size_t at, const std::vector<std::string>& trusted) {
  FoundSignature found;
  const auto range = read_range(pdf, at);
  if (!range) return found;
  found.covers = range->second_start + range->second_length;
  const std::string_view gap = pdf.substr(range->first_length, range->second_start - range->first_length);
  if (gap.size() < 4 || gap.front() != '<' || gap.back() != '>') return found;
  const auto cms = read_hex(gap.substr(1, gap.size() - 2));
  if (!cms) return found;
  found.well_placed = true;
  const std::size_t begin = pdf.rfind("<</Type/Sig/Filter", at);
  if (begin != std::string_view::npos) {
    const std::string_view dictionary = pdf.substr(begin, at - begin);
    found.name = dictionary_text(dictionary, "/Name");
    found.reason = dictionary_text(dictionary, "/Reason");
  }
  std::string bytes(pdf.substr(0, range->first_length));
  bytes += pdf.substr(range->second_start, range->second_length);
  found.cms = check_cms(*cms, bytes, trusted);
  return found;
}

}  // namespace

Verdict verdict_on(const FoundSignature& one) {
  if (!one.well_placed || !one.cms.well_formed) return Verdict::unreadable;
  if (!one.cms.intact) return Verdict::changed;
  if (one.cms.trusted) return Verdict::valid;
  return one.cms.at < one.cms.valid_from || one.cms.at > one.cms.valid_until ? Verdict::outdated : Verdict::untrusted;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::unreadable: return "unreadable";
    case Verdict::changed: return "changed";
    case Verdict::outdated: return "outdated";
    case Verdict::untrusted: return "untrusted";
    case Verdict::valid: return "valid";
  }
  return {};
}

bool SignedPaper::intact() const {
  return reaches_end && !signatures.empty() &&
         std::ranges::all_of(signatures, [](const FoundSignature& one) { return one.well_placed && one.cms.well_formed && one.cms.intact; });
}

bool SignedPaper::trusted() const {
  return !signatures.empty() && std::ranges::all_of(signatures, [](const FoundSignature& one) { return one.cms.trusted; });
}

SignedPaper read_signatures(std::string_view pdf, const std::vector<std::string>& trusted) {
  static constexpr std::string_view key = "/ByteRange";
  static constexpr std::size_t most = 50;  // each costs a pass over the file
  SignedPaper paper;
  for (std::size_t at = pdf.find(key); at != std::string_view::npos && paper.signatures.size() < most; at = pdf.find(key, at + key.size()))
    paper.signatures.push_back(read_one(pdf, at + key.size(), trusted));
  std::ranges::stable_sort(paper.signatures, {}, &FoundSignature::covers);
  paper.reaches_end = !paper.signatures.empty() && paper.signatures.back().covers == pdf.size();
  return paper;
}

}  // namespace qianpi::pdf
