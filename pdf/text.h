// Text into lines: fonts chosen per character, Chinese line breaking, the gap between Chinese and Latin, justification.
// All of the layout uses it. It loses nothing: a word wider than the line is broken, a character without a glyph throws.
#pragma once

#include <string_view>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

struct TextLine {
  std::vector<Glyph> glyphs;
  double width = 0;     // as it stands, without the last gap
  double overhang = 0;  // the blank half of a closing mark at the end, which may pass the margin
  double indent = 0;
  bool ends_paragraph = false;
};

// How wide a text may be, and how far its paragraphs' first lines stand in; points.
struct Measure {
  double width;
  double indent = 0;
};

// Breaks by ICU (zh, strict); keeps …… and —— whole; centred lines are balanced between words. An empty text gives no line, an empty line gives an empty one. Throws MissingGlyph.
std::vector<TextLine> break_lines(const Fonts::Faces& faces, std::string_view utf8, const Style& style, const Measure& measure);

// The whole text as one line, however wide.
TextLine one_line(const Fonts::Faces& faces, std::string_view utf8, const Style& style);

// The line placed in a column of the given width whose left edge is 0 and whose baseline is 0.
Run place(const TextLine& line, const Style& style, double column_width);

// Where the baseline stands below the top of a line box.
double baseline_in(const Style& style);
double line_height(const Style& style);

}  // namespace qianpi::pdf
