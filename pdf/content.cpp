#include "pdf/content.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "pdf/number.h"

namespace qianpi::pdf {
namespace {

void put_hex(std::string& to, unsigned code) {
  static constexpr char hex[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) to += hex[code >> shift & 15];
}

void put_utf16(std::string& to, char32_t character) {
  if (character < 0x10000) return put_hex(to, character);
  const char32_t rest = character - 0x10000;
  put_hex(to, 0xD800 + (rest >> 10));
  put_hex(to, 0xDC00 + (rest & 0x3FF));
}

class Writer {
 public:
  Writer(double page_height, const Subsets& subsets) : height_(page_height), subsets_(subsets) {}

  // Glyphs of one face and without a gap go into one string. A gap is character spacing inside a span with its own text, so that
  // a reader who extracts the text doesn't take it for a space.
  void operator()(const Run& run) {
    double x = run.x;
    if (run.red) out() += "q 0.78 0.07 0.09 rg\n";
    for (std::size_t i = 0; i < run.glyphs.size();) {
      const std::uint8_t face = run.glyphs[i].face;
      put_font(face, run.size, x, height_ - run.y);
      spacing_ = 0;
      set_spacing(run.spacing);
      const Subset& subset = subsets_.at(face);
      bool open = false;
      for (; i < run.glyphs.size() && run.glyphs[i].face == face; ++i) {
        const Glyph& glyph = run.glyphs[i];
        const unsigned code = subset.glyphs.at(glyph.character);
        if (glyph.gap > 0) {
          if (open) out() += ">Tj\n";
          open = false;
          put_gap(glyph, code, run.spacing);
        } else {
          if (!open) out() += '<';
          open = true;
          put_hex(out(), code);
        }
        x += glyph.advance + glyph.gap + run.spacing;
      }
      if (open) out() += ">Tj\n";
      if (run.spacing != 0) set_spacing(0);
      out() += "ET\n";
    }
    if (run.red) out() += "Q\n";
  }

  void operator()(const Stroke& stroke) {
    out() += "q ";
    put_number(out(), stroke.width);
    out() += "w ";
    if (stroke.dashed) out() += "[2 1.5] 0 d ";
    if (stroke.red) out() += "0.8 0.05 0.08 RG ";
    for (double value : {stroke.x1, height_ - stroke.y1}) put_number(out(), value);
    out() += "m ";
    for (double value : {stroke.x2, height_ - stroke.y2}) put_number(out(), value);
    out() += "l S Q\n";
  }

  void operator()(const Shape& shape) {
    out() += shape.multiply ? "q /M gs 1 0 0 1 " : "q 1 0 0 1 ";
    for (double value : {shape.x, height_ - shape.y}) put_number(out(), value);
    out() += "cm\n";
    out() += *shape.operators;
    out() += "Q\n";
  }

  void operator()(const Picture& picture) {
    content.pictures.push_back(picture.bytes);
    out() += "q ";
    put_number(out(), picture.width);
    out() += "0 0 ";
    for (double value : {picture.height, picture.x, height_ - picture.y - picture.height}) put_number(out(), value);
    out() += "cm /P" + std::to_string(content.pictures.size() - 1) + " Do Q\n";
  }

  Content content;

 private:
  std::string& out() { return content.operators; }

  void put_font(std::uint8_t face, double size, double x, double y) {
    if (std::find(content.faces.begin(), content.faces.end(), face) == content.faces.end()) content.faces.push_back(face);
    out() += "BT /F" + std::to_string(face) + ' ';
    put_number(out(), size);
    out() += "Tf ";
    for (double value : {x, y}) put_number(out(), value);
    out() += "Td\n";
  }

  void set_spacing(double spacing) {
    if (spacing == spacing_) return;
    put_number(out(), spacing);
    out() += "Tc ";
    spacing_ = spacing;
  }

  void put_gap(const Glyph& glyph, unsigned code, double spacing) {
    out() += "/Span<</ActualText<FEFF";
    put_utf16(out(), glyph.character);
    out() += ">>>BDC ";
    set_spacing(spacing + glyph.gap);
    out() += '<';
    put_hex(out(), code);
    out() += ">Tj ";
    set_spacing(spacing);
    out() += "EMC\n";
  }

  double height_;
  const Subsets& subsets_;
  double spacing_ = 0;
};

}  // namespace

Content write_leaf(const Leaf& leaf, double page_height, const Subsets& subsets) {
  Writer writer(page_height, subsets);
  for (const auto* layer : {&leaf.under, &leaf.marks, &leaf.over})
    for (const Mark& mark : *layer) std::visit(writer, mark);
  return std::move(writer.content);
}

}  // namespace qianpi::pdf
