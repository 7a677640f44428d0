// What the layout promises: nothing overflows, nothing vanishes, nothing stands alone.
#include <catch2/catch.hpp>

#include <set>

#include "pdf/flow.h"
#include "pdf/number.h"
#include "tests/pdf/house_fonts.h"
#include "tests/pdf/judges.h"
#include "tests/pdf/samples.h"

using namespace qianpi::pdf;
using Catch::Matchers::Contains;

namespace {

std::vector<Leaf> pages_of(const Sheet& sheet) { return lay_out(sheet, house_fonts().faces()); }

std::u32string text_of(const Leaf& leaf) {
  std::u32string text;
  for (const Mark& mark : leaf.marks)
    if (const auto* run = std::get_if<Run>(&mark))
      for (const Glyph& glyph : run->glyphs) text += glyph.character;
  return text;
}

// The rightmost ink of any text; closing marks may pass the margin by their blank half.
double right_edge(const Leaf& leaf) {
  double edge = 0;
  for (const Mark& mark : leaf.marks)
    if (const auto* run = std::get_if<Run>(&mark)) {
      double x = run->x;
      for (const Glyph& glyph : run->glyphs) x += glyph.advance + glyph.gap + run->spacing;
      edge = std::max(edge, x - run->spacing - run->size / 2);
    }
  return edge;
}

double lowest(const Leaf& leaf) {
  double y = 0;
  for (const Mark& mark : leaf.marks)
    if (const auto* run = std::get_if<Run>(&mark)) y = std::max(y, run->y);
  return y;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

Sheet one_cell(const std::string& text, double min_height = 20) {
  Sheet sheet;
  Grid grid{.columns = {1, 6}};
  Cell cell = samples::value(text);
  cell.valign = VAlign::top;
  cell.style.align = Align::justify;
  cell.smallest_pt = 0;
  grid.rows.push_back({{samples::label("意见"), cell}, min_height});
  sheet.blocks.push_back(std::move(grid));
  return sheet;
}

}  // namespace

TEST_CASE("An opinion of three thousand characters goes on over the pages and loses none", "[layout]") {
  std::string opinion;
  for (int i = 0; i < 300; ++i) opinion += "第" + std::to_string(1000 + i) + "条意见说明，";
  Sheet sheet;
  Grid grid{.columns = {1, 6}};
  Cell cell = samples::holding(Opinion{.text = opinion, .label = "签字：", .signer = "李四", .date = "2026年3月10日"});
  grid.rows.push_back({{samples::label("审核意见"), cell}, 40});
  sheet.blocks.push_back(std::move(grid));
  const std::vector<Leaf> pages = pages_of(sheet);
  CHECK(pages.size() >= 2);
  std::u32string all;
  for (const Leaf& page : pages) {
    all += text_of(page);
    CHECK(lowest(page) <= points(297 - 35));
  }
  CHECK(all.size() >= 3000);
  CHECK(text_of(pages.back()).find(U"李四") != std::u32string::npos);
  const std::string pdf = render(sheet, house_fonts());
  CHECK(judges::pages_of(pdf) == static_cast<int>(pages.size()));
  const std::string text = judges::text_of(pdf);
  for (int i = 0; i < 300; i += 37) CHECK_THAT(text, Contains(std::to_string(1000 + i)));
}

TEST_CASE("No line passes the margin, however long its words", "[layout]") {
  Sheet sheet;
  sheet.blocks.push_back(Paragraph{.text = repeated("https://example.gov.cn/a-very-long-address-without-any-blank/", 12)});
  sheet.blocks.push_back(Paragraph{.text = repeated("《安全生产法》规定：“生产经营单位”（含个体）必须……——", 20)});
  const std::vector<Leaf> pages = pages_of(sheet);
  for (const Leaf& page : pages) CHECK(right_edge(page) <= points(210 - 26) + 0.5);
}

TEST_CASE("No line begins with a closing mark or tears an ellipsis or a dash apart", "[layout]") {
  Sheet sheet;
  for (int lead = 0; lead < 30; ++lead) sheet.blocks.push_back(Paragraph{.text = repeated("字", lead) + repeated("办理完毕。」》——完……", 12)});
  const std::u32string closing = U"。，、；：！？）》」…";
  for (const Leaf& page : pages_of(sheet))
    for (const Mark& mark : page.marks) {
      const auto* run = std::get_if<Run>(&mark);
      if (!run || run->glyphs.empty()) continue;
      CHECK(closing.find(run->glyphs.front().character) == std::u32string::npos);
      const auto dashes = [](const Glyph& glyph) { return glyph.character == U'—' || glyph.character == U'…'; };
      std::size_t trailing = 0;
      while (trailing < run->glyphs.size() && dashes(run->glyphs[run->glyphs.size() - 1 - trailing])) ++trailing;
      CHECK(trailing % 2 == 0);
    }
}

TEST_CASE("A row that fits on the next page moves there whole", "[layout]") {
  Sheet sheet = one_cell(repeated("短意见。", 10), 200);
  std::get<Grid>(sheet.blocks[0]).rows.push_back({{samples::label("结论"), samples::value("同意")}, 60});
  const std::vector<Leaf> pages = pages_of(sheet);
  REQUIRE(pages.size() == 2);
  CHECK(text_of(pages[0]).find(U"结论") == std::u32string::npos);
  CHECK(text_of(pages[1]).find(U"同意") != std::u32string::npos);
}

TEST_CASE("A merged cell beside rows that break over pages keeps all of its text", "[layout]") {
  Sheet sheet;
  Grid grid{.columns = {1, 3, 3}};
  Cell merged = samples::value(repeated("跨行说明文字。", 150));
  merged.rows = 3;
  merged.style.align = Align::left;
  merged.smallest_pt = 0;
  Cell tall = samples::value(repeated("很长的经历。", 300));
  tall.smallest_pt = 0;
  grid.rows.push_back({{samples::label("一"), samples::value("甲"), merged}, 20});
  grid.rows.push_back({{samples::label("二"), tall}, 20});
  grid.rows.push_back({{samples::label("三"), samples::value("丙")}, 20});
  sheet.blocks.push_back(std::move(grid));
  std::u32string all;
  for (const Leaf& page : pages_of(sheet)) {
    all += text_of(page);
    CHECK(lowest(page) <= points(297 - 35));
  }
  CHECK(std::count(all.begin(), all.end(), U'跨') == 150);
  CHECK(std::count(all.begin(), all.end(), U'历') == 300);
  CHECK(all.find(U"丙") != std::u32string::npos);
}

TEST_CASE("Text in a fixed cell shrinks before its row grows", "[layout]") {
  const auto row_height = [](double smallest) {
    Sheet sheet = one_cell(repeated("阳泉市某某有限公司", 6), 8);
    std::get<Grid>(sheet.blocks[0]).rows[0].cells[1].smallest_pt = smallest;
    return lowest(pages_of(sheet)[0]);
  };
  CHECK(row_height(7) < row_height(0));
}

TEST_CASE("A signature with its seal never stands on a page without text", "[layout]") {
  for (int lines = 14; lines < 26; ++lines) {
    Sheet sheet;
    sheet.seals = {samples::commission_seal()};
    sheet.blocks.push_back(Paragraph{.text = repeated(repeated("字", 28) + "\n", lines), .indent_chars = 0});
    sheet.blocks.push_back(SignatureBlock{"市安委办", "2026年3月10日", {}, 0});
    const std::vector<Leaf> pages = pages_of(sheet);
    CHECK(text_of(pages.back()).find(U'字') != std::u32string::npos);
    CHECK(pages.back().over.size() == 1);
  }
}

TEST_CASE("A heading stays with what it heads", "[layout]") {
  for (int lines = 10; lines < 30; ++lines) {
    Sheet sheet;
    sheet.blocks.push_back(Paragraph{.text = repeated(repeated("字", 28) + "\n", lines), .indent_chars = 0});
    sheet.blocks.push_back(Paragraph{.text = "一、标题", .keep_with_next = true});
    sheet.blocks.push_back(Paragraph{.text = repeated("文", 80)});
    for (const Leaf& page : pages_of(sheet)) {
      const std::u32string text = text_of(page);
      if (text.find(U"标题") != std::u32string::npos) CHECK(text.find(U"文") != std::u32string::npos);
    }
  }
}

TEST_CASE("Rows that do not fill their columns are refused by number", "[layout]") {
  Sheet sheet;
  Grid grid{.columns = {1, 1, 1}};
  grid.rows.push_back({{samples::label("甲"), samples::label("乙")}, 8});
  sheet.blocks.push_back(grid);
  CHECK_THROWS_WITH(render(sheet, house_fonts()), Contains("row 1") && Contains("do not fill"));
  std::get<Grid>(sheet.blocks[0]).rows[0].cells.push_back(samples::across(samples::label("丙"), 2));
  CHECK_THROWS_WITH(render(sheet, house_fonts()), Contains("wider than the grid"));
}
