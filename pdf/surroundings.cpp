#include <algorithm>
#include <cmath>
#include <numbers>

#include "pdf/flow.h"
#include "pdf/number.h"
#include "pdf/ornament.h"
#include "pdf/render.h"
#include "pdf/text.h"
#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

constexpr double small_pt = 9;

struct Strip {
  double y;  // baseline
  Align align;
};

void put_strip(const Sheet& sheet, const Fonts::Faces& faces, Leaf& leaf, const std::string& text, double size, const Strip& strip) {
  if (text.empty()) return;
  const double width = points(sheet.page.width_mm - sheet.page.left_mm - sheet.page.right_mm);
  Style style{FontRole::body, size, strip.align, 1.4};
  TextLine line = one_line(faces, text, style);
  if (line.width > width) {
    style.size_pt *= width / line.width;
    line = one_line(faces, text, style);
  }
  Run run = place(line, style, width);
  run.x += points(sheet.page.left_mm);
  run.y = strip.y;
  leaf.marks.emplace_back(std::move(run));
}

std::string number_text(PageNumbers kind, std::size_t page, std::size_t count) {
  switch (kind) {
    case PageNumbers::none: return {};
    case PageNumbers::dashes: return "— " + std::to_string(page) + " —";
    case PageNumbers::of_total: return "第 " + std::to_string(page) + " 页　共 " + std::to_string(count) + " 页";
  }
  return {};
}

// Large and light across the page, as outlines: it is no text of the paper and is not extracted with it.
Shape watermark(const Sheet& sheet, const Fonts::Faces& faces) {
  const double width = points(sheet.page.width_mm), height = points(sheet.page.height_mm);
  const std::u32string text = decode(sheet.watermark);
  const double em = std::min(0.62 * std::hypot(width, height) / static_cast<double>(text.size()), 0.34 * std::min(width, height));
  const double angle = std::numbers::pi / 4, scale = em / 1000, step = em * 1.1;
  std::string path = "0.9 g\n";
  double along = -step * static_cast<double>(text.size()) / 2 + (step - em) / 2;
  for (char32_t character : text) {
    const auto face = faces.face_for(FontRole::heading, character);
    if (!face) throw MissingGlyph(character, sheet.watermark);
    const double down = -0.38 * em;
    path +=
        faces.text[*face].outline(character, {scale * std::cos(angle), scale * std::sin(angle), -scale * std::sin(angle), scale * std::cos(angle),
                                              along * std::cos(angle) - down * std::sin(angle), along * std::sin(angle) + down * std::cos(angle)});
    along += step;
  }
  return {width / 2, height / 2, std::make_shared<const std::string>(path + "f\n"), false};
}

void put_qr(const Sheet& sheet, const Fonts::Faces& faces, std::vector<Leaf>& leaves) {
  const Qr& qr = *sheet.qr;
  const bool top = qr.corner == Corner::top_left || qr.corner == Corner::top_right;
  const bool left = qr.corner == Corner::top_left || qr.corner == Corner::bottom_left;
  Leaf& leaf = top ? leaves.front() : leaves.back();
  const double size = points(qr.size_mm), caption = qr.caption.empty() ? 0 : 9.5;
  const double x = left ? points(qr.inset_x_mm) : points(sheet.page.width_mm - qr.inset_x_mm) - size;
  const double bottom = top ? points(qr.inset_y_mm) + size : points(sheet.page.height_mm - qr.inset_y_mm) - caption;
  leaf.marks.emplace_back(Shape{x, bottom, std::make_shared<const std::string>(qr_code(qr.content, size)), false});
  Style style{FontRole::body, 7.5, Align::centre, 1.2};
  TextLine line = one_line(faces, qr.caption, style);
  if (line.glyphs.empty()) return;
  Run run = place(line, style, size);
  run.x = x + (size - line.width) / 2;
  run.y = bottom + 9;
  leaf.marks.emplace_back(std::move(run));
}

// 骑缝章: the pages are fanned out and sealed once over their edges, so each bears a slice. More than eight slices would be too thin to be
// known by: then each eight pages are sealed for themselves.
void put_straddling(const Sheet& sheet, const Fonts::Faces& faces, std::vector<Leaf>& leaves) {
  constexpr std::size_t most = 8;
  if (*sheet.straddling >= sheet.seals.size()) throw BadSheet("the straddling seal is not listed in the sheet");
  if (leaves.size() < 2) return;
  const Seal& seal = sheet.seals[*sheet.straddling];
  const double size = points(seal.diameter_mm), edge = points(sheet.page.width_mm), middle = points(sheet.page.height_mm) / 2;
  const auto drawn = faces.seals.drawn(seal, faces.seal);
  const std::size_t groups = (leaves.size() + most - 1) / most, per_group = (leaves.size() + groups - 1) / groups;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const std::size_t first = i / per_group * per_group, count = std::min(per_group, leaves.size() - first);
    if (count < 2) continue;
    const double slice = size / static_cast<double>(count), left = -size / 2 + slice * static_cast<double>(i - first);
    std::string clipped;
    for (const double side : {left, -size / 2, slice, size}) put_number(clipped, side);
    clipped += "re W n\n" + *drawn;
    leaves[i].over.emplace_back(Shape{edge - left - slice, middle, std::make_shared<const std::string>(std::move(clipped)), true});
  }
}

}  // namespace

void put_surroundings(const Sheet& sheet, const Fonts::Faces& faces, std::vector<Leaf>& leaves) {
  const double type_bottom = points(sheet.page.height_mm - sheet.page.bottom_mm);
  const double foot = type_bottom + std::min(points(9), points(sheet.page.bottom_mm) * 0.55);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    Leaf& leaf = leaves[i];
    put_strip(sheet, faces, leaf, sheet.header, small_pt, {points(sheet.page.top_mm) * 0.6, Align::centre});
    put_strip(sheet, faces, leaf, sheet.footer, small_pt, {foot, Align::left});
    const bool dashes = sheet.page_numbers == PageNumbers::dashes;
    put_strip(sheet, faces, leaf, number_text(sheet.page_numbers, i + 1, leaves.size()), dashes ? 14 : small_pt,
              {foot, dashes ? Align::centre : Align::right});
    if (sheet.frame == Frame::certificate) leaf.under.emplace_back(certificate_frame(sheet.page));
    if (!sheet.watermark.empty()) leaf.under.emplace_back(watermark(sheet, faces));
  }
  if (sheet.straddling) put_straddling(sheet, faces, leaves);
  if (sheet.qr) put_qr(sheet, faces, leaves);
}

}  // namespace qianpi::pdf
