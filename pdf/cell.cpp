#include "pdf/cell.h"

#include <algorithm>

#include "pdf/number.h"
#include "pdf/picture.h"
#include "pdf/text.h"
#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

constexpr double seal_half_mm = 22;  // room for half a seal beside the sign-off's centre
constexpr double lift_mm = 7;        // of a sealed sign-off above the cell's bottom, so that the seal's lower half covers it
constexpr double signature_height_mm = 11;

class Composer {
 public:
  Composer(const Fonts::Faces& faces, const Style& style, double width) : faces_(faces), style_(style), width_(width) {}

  void operator()(const Text& piece) {
    const Style style = piece.style.value_or(style_);
    if (piece.vertical) return stand(piece.text, style);
    put_text(piece.text, style, piece.indent_chars * style.size_pt);
  }

  void operator()(const Checks& piece) {
    Style style = style_;
    if (style.align == Align::justify) style.align = Align::left;
    std::vector<TextLine> lines;
    for (const Choice& choice : piece.choices) add_choice(lines, choice, style, piece.one_per_line);
    for (const TextLine& line : lines) put_line(line, style);
  }

  void operator()(const Photo& piece) {
    const double width = std::min(points(piece.width_mm), width_), height = points(piece.height_mm) * width / points(piece.width_mm);
    Slab slab{height, {}};
    const double x = (width_ - width) / 2;
    if (piece.image.empty()) put_place_holder(slab, piece, x, width);
    else slab.marks.push_back(fitted(piece.image, {x, 0, width, height, nullptr}));
    flow.slabs.push_back(std::move(slab));
  }

  void operator()(const Opinion& piece) {
    put_text(piece.text, style_, 2 * style_.size_pt);
    sign_off(piece);
  }

  CellFlow flow;

 private:
  void put_line(const TextLine& line, const Style& style) {
    Run run = place(line, style, width_);
    run.y = baseline_in(style);
    flow.slabs.push_back({line_height(style), {std::move(run)}});
  }

  void put_text(const std::string& text, const Style& style, double indent) {
    for (const TextLine& line : break_lines(faces_, text, style, {width_, indent})) put_line(line, style);
  }

  void stand(const std::string& text, const Style& style) {
    Style centred = style;
    centred.align = Align::centre;
    for (char32_t character : decode(text)) {
      if (character == '\n') continue;
      put_line(one_line(faces_, encode(std::u32string(1, character)), centred), centred);
    }
  }

  void add_choice(std::vector<TextLine>& lines, const Choice& choice, const Style& style, bool alone) {
    std::vector<TextLine> words = break_lines(faces_, (choice.checked ? "☑" : "☐") + choice.text, style, {width_});
    if (words.size() == 1 && !alone && !lines.empty() && lines.back().width + 1.0 * style.size_pt + words[0].width <= width_) {
      TextLine& line = lines.back();
      line.glyphs.back().gap = style.size_pt;
      line.width += style.size_pt + words[0].width;
      line.glyphs.insert(line.glyphs.end(), words[0].glyphs.begin(), words[0].glyphs.end());
      return;
    }
    lines.insert(lines.end(), words.begin(), words.end());
  }

  void put_place_holder(Slab& slab, const Photo& piece, double x, double width) {
    const double height = slab.height;
    for (const Stroke& side : {Stroke{x, 0, x + width, 0, 0.4, true}, Stroke{x, height, x + width, height, 0.4, true},
                               Stroke{x, 0, x, height, 0.4, true}, Stroke{x + width, 0, x + width, height, 0.4, true}})
      slab.marks.emplace_back(side);
    Style style{FontRole::body, 9, Align::centre, 1.4};
    const std::vector<TextLine> lines = break_lines(faces_, piece.caption, style, {width * 0.8});
    double y = (height - line_height(style) * static_cast<double>(lines.size())) / 2;
    for (const TextLine& line : lines) {
      Run run = place(line, style, width * 0.8);
      run.x += x + width * 0.1;
      run.y = y + baseline_in(style);
      slab.marks.emplace_back(std::move(run));
      y += line_height(style);
    }
  }

  // The picture in its own proportions, in the middle of the box.
  static Picture fitted(const std::string& bytes, Picture box) {
    const PictureSize size = measure_picture(bytes);
    const double scale = std::min(box.width / size.width, box.height / size.height);
    const double width = size.width * scale, height = size.height * scale;
    return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height, &bytes};
  }

  void sign_off(const Opinion& piece) {
    Style style = style_;
    style.align = Align::left;
    const TextLine caption = one_line(faces_, piece.seal ? std::string() : piece.seal_caption, style), date = one_line(faces_, piece.date, style);
    const bool drawn = !piece.signature_image.empty();
    const TextLine signer = one_line(faces_, piece.label + (drawn ? "" : piece.signer), style);
    const double picture_width = drawn ? points(signature_height_mm) * 2.5 : 0;
    const double signer_width = signer.width + picture_width;
    const double widest = std::max({caption.width, date.width, signer_width});
    if (widest == 0 && !piece.seal) return;

    Foot foot;
    foot.seal = piece.seal;
    const bool seal_place = piece.seal || !piece.seal_caption.empty();
    const double wished = seal_place ? std::max(widest / 2, points(seal_half_mm)) : widest / 2 + style.size_pt;
    foot.centre = width_ >= 2 * wished ? width_ - wished : std::max(width_ / 2, width_ - widest / 2);
    put_foot_line(foot, caption, style, 0);
    if (drawn) {
      const double height = points(signature_height_mm), x = foot.centre - signer_width / 2 + signer.width;
      foot.slab.marks.emplace_back(fitted(piece.signature_image, {x, foot.slab.height, picture_width, height, nullptr}));
      foot.slab.height += std::max(0.0, height - line_height(style));
    }
    put_foot_line(foot, signer, style, picture_width);
    put_foot_line(foot, date, style, 0);
    if (seal_place) foot.slab.height += points(lift_mm);
    flow.foot = std::move(foot);
  }

  void put_foot_line(Foot& foot, const TextLine& line, const Style& style, double beside) {
    if (line.glyphs.empty() && beside == 0) return;
    Run run = place(line, style, width_);
    run.x = std::max(0.0, foot.centre - (line.width + beside) / 2);
    run.y = foot.slab.height + baseline_in(style);
    foot.slab.height += line_height(style) * 1.1;
    if (!line.glyphs.empty()) foot.slab.marks.emplace_back(std::move(run));
  }

  const Fonts::Faces& faces_;
  Style style_;
  double width_;
};

CellFlow compose_at(const Fonts::Faces& faces, const Cell& cell, double inner_width, double size) {
  Style style = cell.style;
  style.size_pt = size;
  Composer composer(faces, style, inner_width);
  for (const Piece& piece : cell.pieces) std::visit(composer, piece);
  return std::move(composer.flow);
}

}  // namespace

double CellFlow::height() const {
  double sum = foot ? foot->slab.height : 0;
  for (const Slab& slab : slabs) sum += slab.height;
  return sum;
}

CellFlow compose(const Fonts::Faces& faces, const Cell& cell, double inner_width, double wished_height) {
  CellFlow flow = compose_at(faces, cell, inner_width, cell.style.size_pt);
  if (cell.smallest_pt <= 0) return flow;
  for (double size = cell.style.size_pt - 0.5; size >= cell.smallest_pt && flow.height() > wished_height; size -= 0.5)
    flow = compose_at(faces, cell, inner_width, size);
  return flow;
}

}  // namespace qianpi::pdf
