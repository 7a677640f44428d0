#include <algorithm>
#include <array>

#include "pdf/flow.h"
#include "pdf/number.h"
#include "pdf/picture.h"
#include "pdf/render.h"
#include "pdf/text.h"

namespace qianpi::pdf {

Flow::Flow(const Sheet& sheet, const Fonts::Faces& faces)
    : sheet(sheet),
      faces(faces),
      left(points(sheet.page.left_mm)),
      top(points(sheet.page.top_mm)),
      width(points(sheet.page.width_mm - sheet.page.left_mm - sheet.page.right_mm)),
      bottom(points(sheet.page.height_mm - sheet.page.bottom_mm)),
      y(top),
      leaves_(1) {
  if (width < points(20) || height() < points(20)) throw BadSheet("the margins leave less than 20 mm for the text");
}

void Flow::new_page() {
  leaves_.emplace_back();
  y = top;
}

void Flow::need(double height) {
  if (height > room() + 0.01 && !fresh()) new_page();
}

double Flow::seal_radius(std::size_t seal) const {
  if (seal >= sheet.seals.size()) throw BadSheet("seal " + std::to_string(seal) + " is not listed in the sheet");
  return points(sheet.seals[seal].diameter_mm) / 2;
}

void Flow::put_seal(std::size_t seal, std::size_t page, double x, double y) {
  const double radius = seal_radius(seal), edge = points(3);
  x = std::clamp(x, radius + edge, points(sheet.page.width_mm) - radius - edge);
  y = std::clamp(y, radius + edge, points(sheet.page.height_mm) - radius - edge);
  auto drawn = faces.seals.drawn(sheet.seals[seal], faces.seal);
  for (std::size_t i = 0; i < sheet.fields.size(); ++i)
    if (sheet.fields[i].seal == seal) return leaves_[page].fields.push_back({i, x, y, radius, std::move(drawn)});
  leaves_[page].over.push_back(Shape{x, y, std::move(drawn), true});
}

namespace {

void put_line(Flow& flow, const TextLine& line, const Style& style) {
  Run run = place(line, style, flow.width);
  run.x += flow.left;
  run.y = flow.y + baseline_in(style);
  if (!run.glyphs.empty()) flow.leaf().marks.emplace_back(std::move(run));
  flow.y += line_height(style);
}

void put(Flow& flow, const Title& title, double) {
  const std::vector<TextLine> lines = break_lines(flow.faces, title.text, title.style, {flow.width});
  flow.y += points(title.space_before_mm);
  flow.need(line_height(title.style) * static_cast<double>(lines.size() + 1));
  for (const TextLine& line : lines) put_line(flow, line, title.style);
  flow.y += points(title.space_after_mm);
}

void put(Flow& flow, const Line& line, double) {
  Style style = line.style;
  auto texts = [&] {
    return std::array{one_line(flow.faces, line.left, style), one_line(flow.faces, line.centre, style), one_line(flow.faces, line.right, style)};
  };
  auto parts = texts();
  const double wished = parts[0].width + parts[1].width + parts[2].width + 2 * style.size_pt;
  if (wished > flow.width) {
    style.size_pt *= flow.width / wished;
    parts = texts();
  }
  flow.need(line_height(line.style));
  const double top = flow.y;
  constexpr Align sides[] = {Align::left, Align::centre, Align::right};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    style.align = sides[i];
    flow.y = top;
    put_line(flow, parts[i], style);
  }
  flow.y = top + line_height(line.style) + points(1);
}

void put(Flow& flow, const Paragraph& paragraph, double keep) {
  const Style& style = paragraph.style;
  const auto lines = break_lines(flow.faces, paragraph.text, style, {flow.width, paragraph.indent_chars * style.size_pt});
  const double height = line_height(style);
  const std::size_t count = lines.size();
  if (!flow.fresh()) flow.y += points(paragraph.space_before_mm);
  for (std::size_t i = 0; i < count; ++i) {
    double wanted = height;
    if (i == 0 && count > 1) wanted = 2 * height;    // no single line at a page's foot
    if (i + 2 == count) wanted = 2 * height + keep;  // nor at its head
    if (i == 0 && count <= 3) wanted = static_cast<double>(count) * height + keep;
    if (paragraph.keep_with_next) wanted = static_cast<double>(count - i + 3) * height;
    flow.need(wanted);
    put_line(flow, lines[i], style);
  }
  flow.y += points(paragraph.space_after_mm);
}

double signature_height(const SignatureBlock& block) { return points(block.space_before_mm) + 2.2 * line_height(block.style); }

// GB/T 9704: the date four characters from the right, the name centred over it, the seal over both.
void put(Flow& flow, const SignatureBlock& block, double) {
  const Style& style = block.style;
  flow.need(signature_height(block));
  flow.y += points(block.space_before_mm);
  const TextLine name = one_line(flow.faces, block.organisation, style), date = one_line(flow.faces, block.date, style);
  const double right = flow.left + flow.width, half = name.width / 2;
  const double centre = std::min(right - block.right_indent_chars * style.size_pt - date.width / 2, right - half);
  const double top = flow.y;
  for (const TextLine* line : {&name, &date}) {
    Run run = place(*line, style, flow.width);
    run.x = std::max(flow.left, centre - line->width / 2);
    run.y = flow.y + baseline_in(style);
    if (!run.glyphs.empty()) flow.leaf().marks.emplace_back(std::move(run));
    flow.y += line_height(style);
  }
  if (!block.signature_image.empty()) {
    const PictureSize size = measure_picture(block.signature_image);
    const double height = points(13), width = height * size.width / size.height;
    flow.leaf().marks.emplace_back(Picture{centre - half - width - style.size_pt, top - points(1), width, height, &block.signature_image});
  }
  if (block.seal) flow.put_seal(*block.seal, flow.page(), centre, top + 1.1 * line_height(style));
}

void put(Flow& flow, const Spacer& spacer, double) { flow.y = std::min(flow.bottom, flow.y + points(spacer.height_mm)); }

void put(Flow& flow, const Rule& rule, double) {
  flow.need(points(2));
  flow.leaf().marks.emplace_back(Stroke{flow.left, flow.y + points(1), flow.left + flow.width, flow.y + points(1), rule.width_pt, false, rule.red});
  flow.y += points(2);
}

// What must stay on the page of block `index`'s last line: a signature never stands alone.
double kept_after(const std::vector<Block>& blocks, std::size_t index) {
  double height = 0;
  for (std::size_t next = index + 1; next < blocks.size(); ++next) {
    if (const auto* signature = std::get_if<SignatureBlock>(&blocks[next])) return height + signature_height(*signature);
    const auto* spacer = std::get_if<Spacer>(&blocks[next]);
    if (!spacer) return 0;
    height += points(spacer->height_mm);
  }
  return 0;
}

}  // namespace

std::vector<Leaf> lay_out(const Sheet& sheet, const Fonts::Faces& faces) {
  Flow flow(sheet, faces);
  for (std::size_t i = 0; i < sheet.blocks.size(); ++i)
    std::visit([&](const auto& block) { put(flow, block, kept_after(sheet.blocks, i)); }, sheet.blocks[i]);
  std::vector<Leaf> leaves = flow.take();
  put_surroundings(sheet, faces, leaves);
  return leaves;
}

}  // namespace qianpi::pdf
