// What is drawn on each page, in order: the display list between layout and writer. Points; y runs down from the page's top.
// The layout fills it, the writer turns it into operators. It measures nothing and knows no block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace qianpi::pdf {

struct Glyph {
  char32_t character;
  std::uint8_t face;  // index into Faces::text
  double advance;     // points
  double gap;         // between Chinese and Latin, after it; points
};

// One line of text from (x, baseline) to the right; `spacing` is added after every glyph.
struct Run {
  double x, y;
  double size;
  double spacing = 0;
  bool red = false;
  std::vector<Glyph> glyphs;
};

struct Stroke {
  double x1, y1, x2, y2;
  double width;
  bool dashed = false;
  bool red = false;
};

// Ready operators around their own origin (y up), which is put at (x, y).
struct Shape {
  double x, y;
  std::shared_ptr<const std::string> operators;
  bool multiply = false;  // text below shows through
};

// JPEG or PNG bytes, which live as long as the sheet.
struct Picture {
  double x, y, width, height;  // x, y: its upper left
  const std::string* bytes;
};

using Mark = std::variant<Run, Stroke, Shape, Picture>;

// Where a signature field shows its seal: a square around (x, y).
struct SealedField {
  std::size_t field;  // index into Sheet::fields
  double x, y, half;
  std::shared_ptr<const std::string> operators;
};

struct Leaf {
  std::vector<Mark> under;  // frame, watermark
  std::vector<Mark> marks;
  std::vector<Mark> over;  // seals
  std::vector<SealedField> fields;
};

// The marks, moved by (dx, dy).
void put_moved(std::vector<Mark>& to, const std::vector<Mark>& marks, double dx, double dy);

}  // namespace qianpi::pdf
