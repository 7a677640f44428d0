#include "pdf/text.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <string>

#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

constexpr double chinese_latin_gap = 0.25;  // ems
constexpr double widest_stretch = 0.35;     // ems between two characters; beyond that a line stays ragged

bool is_chinese(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(character), &error) == USCRIPT_HAN;
}

bool is_latin(char32_t character) { return character < 0x250 && u_isalnum(static_cast<UChar32>(character)); }

bool is_space(char32_t character) { return character == ' ' || character == 0x3000; }

// Marks whose ink stands in the left half of their square (mainland punctuation).
bool leaves_right_half_blank(char32_t character) {
  return std::u32string_view(U"，。、；：！？）》」』】〕”’").find(character) != std::u32string_view::npos;
}

std::vector<Glyph> choose_glyphs(const Fonts::Faces& faces, const std::u32string& text, const Style& style, std::string_view whole) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto face = faces.face_for(style.font, text[i]);
    if (!face) throw MissingGlyph(text[i], whole);
    const bool gap = i + 1 < text.size() && ((is_chinese(text[i]) && is_latin(text[i + 1])) || (is_latin(text[i]) && is_chinese(text[i + 1])));
    glyphs.push_back({text[i], *face, faces.text[*face].advance(text[i]) * style.size_pt / 1000, gap ? chinese_latin_gap * style.size_pt : 0});
  }
  return glyphs;
}

using Chances = std::vector<std::size_t>;

std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator* (*make)(const icu::Locale&, UErrorCode&), const char* locale) {
  UErrorCode error = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(make(icu::Locale(locale), error));
}

// The positions in `text` before which a line may begin; the last is the end.
Chances chances(icu::BreakIterator& breaker, const std::u32string& text) {
  const auto utf16 = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size()));
  breaker.setText(utf16);
  Chances found;
  std::int32_t unit = 0;
  std::size_t index = 0;
  for (std::int32_t chance = breaker.next(); chance != icu::BreakIterator::DONE; chance = breaker.next()) {
    while (unit < chance) unit += U16_LENGTH(static_cast<UChar32>(text[index++]));
    found.push_back(index);
  }
  return found;
}

Chances line_chances(const std::u32string& text) {
  thread_local const auto breaker = made(icu::BreakIterator::createLineInstance, "zh@lb=strict");
  return chances(*breaker, text);
}

// Only between words, by ICU's dictionary: 专家库 stays whole in a title.
Chances phrase_chances(const std::u32string& text, const Chances& lines) {
  thread_local const auto breaker = made(icu::BreakIterator::createWordInstance, "zh");
  const Chances words = chances(*breaker, text);
  Chances both;
  std::set_intersection(words.begin(), words.end(), lines.begin(), lines.end(), std::back_inserter(both));
  return both;
}

TextLine cut(const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to) {
  TextLine line;
  line.glyphs.assign(glyphs.begin() + static_cast<std::ptrdiff_t>(from), glyphs.begin() + static_cast<std::ptrdiff_t>(to));
  while (!line.glyphs.empty() && is_space(line.glyphs.back().character)) line.glyphs.pop_back();
  if (line.glyphs.empty()) return line;
  line.glyphs.back().gap = 0;
  for (const Glyph& glyph : line.glyphs) line.width += glyph.advance + glyph.gap;
  if (leaves_right_half_blank(line.glyphs.back().character)) line.overhang = line.glyphs.back().advance / 2;
  return line;
}

// Greedy filling over the sums of widths.
class Filler {
 public:
  Filler(const std::vector<Glyph>& glyphs, const Measure& measure) : glyphs_(glyphs), measure_(measure), sums_(glyphs.size() + 1) {
    for (std::size_t i = 0; i < glyphs.size(); ++i) sums_[i + 1] = sums_[i] + glyphs[i].advance + glyphs[i].gap;
  }

  std::vector<TextLine> fill(const Chances& chances) {
    for (std::size_t chance : chances) {
      if (!fits(chance) && good_ > start_) end_line(good_);
      if (!fits(chance)) break_word(chance);
      good_ = chance;
    }
    end_line(glyphs_.size());
    lines_.back().ends_paragraph = true;
    return std::move(lines_);
  }
  bool broke_a_word() const { return broke_; }

 private:
  bool fits(std::size_t to) const {
    while (to > start_ && is_space(glyphs_[to - 1].character)) --to;
    if (to == start_) return true;
    const Glyph& last = glyphs_[to - 1];
    const double overhang = leaves_right_half_blank(last.character) ? last.advance / 2 : 0;
    return sums_[to] - sums_[start_] - last.gap - overhang <= measure_.width - indent() + 0.01;
  }
  double indent() const { return lines_.empty() ? measure_.indent : 0; }
  void end_line(std::size_t to) {
    TextLine line = cut(glyphs_, start_, to);
    line.indent = indent();
    lines_.push_back(std::move(line));
    start_ = good_ = to;
  }
  void break_word(std::size_t word_end) {
    while (!fits(word_end)) {
      std::size_t to = start_ + 1;
      while (to < word_end && fits(to + 1)) ++to;
      if (to >= word_end) return;
      broke_ = true;
      end_line(to);
    }
  }

  const std::vector<Glyph>& glyphs_;
  Measure measure_;
  std::vector<double> sums_;
  std::vector<TextLine> lines_;
  std::size_t start_ = 0, good_ = 0;
  bool broke_ = false;
};

// Centred text that needs several lines gets lines of about the same length, broken between words.
std::vector<TextLine> balance(std::vector<TextLine> lines, const std::vector<Glyph>& glyphs, const Measure& measure, const Chances& phrases) {
  double whole = 0;
  for (const TextLine& line : lines) whole += line.width;
  const double step = glyphs.front().advance / 2;
  for (double width = whole / static_cast<double>(lines.size()); width < measure.width; width += step) {
    Filler filler(glyphs, {width, measure.indent});
    std::vector<TextLine> even = filler.fill(phrases);
    if (even.size() == lines.size() && !filler.broke_a_word()) return even;
  }
  return lines;
}

std::vector<std::u32string> paragraphs_of(std::string_view utf8) {
  std::vector<std::u32string> paragraphs(1);
  for (char32_t character : decode(utf8)) {
    if (character == '\n') paragraphs.emplace_back();
    else if (character == '\t') paragraphs.back() += U"  ";
    else if (character != '\r' && !is_invisible(character)) paragraphs.back() += character;
  }
  if (paragraphs.back().empty()) paragraphs.pop_back();
  return paragraphs;
}

}  // namespace

std::vector<TextLine> break_lines(const Fonts::Faces& faces, std::string_view utf8, const Style& style, const Measure& measure) {
  std::vector<TextLine> lines;
  for (const std::u32string& paragraph : paragraphs_of(utf8)) {
    const std::vector<Glyph> glyphs = choose_glyphs(faces, paragraph, style, utf8);
    const Chances between = line_chances(paragraph);
    std::vector<TextLine> filled = Filler(glyphs, measure).fill(between);
    if (style.align == Align::centre && filled.size() > 1) filled = balance(std::move(filled), glyphs, measure, phrase_chances(paragraph, between));
    std::move(filled.begin(), filled.end(), std::back_inserter(lines));
  }
  return lines;
}

TextLine one_line(const Fonts::Faces& faces, std::string_view utf8, const Style& style) {
  std::u32string text;
  for (const std::u32string& paragraph : paragraphs_of(utf8)) text += paragraph;
  const std::vector<Glyph> glyphs = choose_glyphs(faces, text, style, utf8);
  return cut(glyphs, 0, glyphs.size());
}

Run place(const TextLine& line, const Style& style, double column_width) {
  Run run{line.indent, 0, style.size_pt, 0, style.red, line.glyphs};
  const double room = column_width - line.indent, rest = room - line.width;
  switch (style.align) {
    case Align::left: break;
    case Align::centre: run.x += std::max(0.0, rest / 2); break;
    case Align::right: run.x += std::max(0.0, rest); break;
    case Align::justify: {
      if (line.glyphs.size() < 2 || line.ends_paragraph) break;
      const double spacing = (rest + line.overhang) / static_cast<double>(line.glyphs.size() - 1);
      if (spacing < widest_stretch * style.size_pt) run.spacing = spacing;
      break;
    }
  }
  return run;
}

double line_height(const Style& style) { return style.size_pt * style.leading; }

// Ideographs reach from about 0.88 em above the baseline to 0.12 em below it; the leading is shared above and below.
double baseline_in(const Style& style) { return (line_height(style) - style.size_pt) / 2 + style.size_pt * 0.86; }

}  // namespace qianpi::pdf
