// Rare characters, missing ones, pictures and seals.
#include <catch2/catch.hpp>

#include <set>

#include "pdf/faces.h"
#include "pdf/picture.h"
#include "tests/pdf/house_fonts.h"
#include "tests/pdf/judges.h"
#include "tests/pdf/samples.h"

using namespace qianpi::pdf;
using Catch::Matchers::Contains;

namespace {

Sheet saying(const std::string& text, FontRole font = FontRole::body) {
  Sheet sheet;
  sheet.blocks.push_back(Paragraph{.text = text, .style = {font, 16, Align::left, 1.5}});
  return sheet;
}

Sheet sealed(const Seal& seal) {
  Sheet sheet;
  sheet.seals = {seal};
  sheet.blocks.push_back(Paragraph{.text = "用印"});
  sheet.blocks.push_back(SignatureBlock{"市安委办", "2026年3月10日", {}, 0});
  return sheet;
}

}  // namespace

TEST_CASE("Rare names are printed in every font role", "[characters]") {
  const std::string names = "𠮷㛃䶮龢喆堃玥";
  for (const FontRole font : {FontRole::body, FontRole::heading, FontRole::kai}) {
    const std::string pdf = render(saying(names, font), house_fonts());
    CHECK(judges::qpdf_finds_nothing(pdf));
    CHECK_THAT(judges::text_of(pdf), Contains(names));
  }
}

TEST_CASE("No character is drawn as the empty box", "[characters]") {
  const auto& faces = house_fonts().faces();
  std::set<char32_t> characters;
  for (char32_t c : std::u32string(U"𠮷㛃䶮龢☑☐□✓〔〕—…·①②③ⅠⅡ㎡℃％＋－×÷“”‘’ABCabc0123")) {
    const auto face = faces.face_for(FontRole::body, c);
    REQUIRE(face);
    CHECK(faces.text[*face].subset({c}).glyphs.at(c) != 0);
    characters.insert(c);
  }
  CHECK(house_fonts().uncovered("𠮷㛃䶮龢☑☐□✓〔〕—…·①②③ⅠⅡ㎡℃").empty());
}

TEST_CASE("A character that no font has is named, at input and at printing", "[characters]") {
  const std::string text = "姓名\xF3\xB0\x80\x80先生";  // U+F0000, for private use
  REQUIRE(house_fonts().uncovered(text).size() == 1);
  CHECK(house_fonts().uncovered(text)[0] == 0xF0000);
  CHECK_THROWS_AS(render(saying(text), house_fonts()), MissingGlyph);
  CHECK_THROWS_WITH(render(saying(text), house_fonts()), Contains("U+F0000") && Contains("先生"));
}

TEST_CASE("Every control character is found at input; line ends and invisible marks are harmless", "[characters]") {
  CHECK(house_fonts()
            .uncovered(std::string("a\x07"
                                   "b"))
            .size() == 1);
  CHECK(house_fonts().uncovered("一\n二\r\n三\t四\u200B\uFEFF\u202E").empty());
  CHECK_THAT(judges::text_of(render(saying("张\u202E三\u200B丰"), house_fonts())), Contains("张三丰"));
}

TEST_CASE("Malformed UTF-8 is found at input and never printed", "[characters]") {
  CHECK(house_fonts().uncovered("\xE5\xBC").size() == 1);
  CHECK_THROWS_AS(render(saying("\xE5\xBC"), house_fonts()), MissingGlyph);
}

TEST_CASE("A font file that is missing is named", "[characters]") {
  FontConfig config = debian_fonts();
  config.kai.path = "/nowhere/kai.ttf";
  CHECK_THROWS_WITH(Fonts(config), Contains("/nowhere/kai.ttf"));
  config = debian_fonts();
  config.seal.index = 99;
  CHECK_THROWS_AS(Fonts(config), FontUnusable);
}

TEST_CASE("A broken picture is refused with its reason", "[pictures]") {
  const auto with_photo = [](std::string bytes) {
    Sheet sheet;
    Grid grid{.columns = {1}};
    grid.rows.push_back({{samples::holding(Photo{std::move(bytes), "照片"})}, 40});
    sheet.blocks.push_back(std::move(grid));
    return sheet;
  };
  const std::string good = samples::photograph();
  CHECK(judges::qpdf_finds_nothing(render(with_photo(good), house_fonts())));
  CHECK_THROWS_AS(render(with_photo("GIF89a…"), house_fonts()), BadImage);
  CHECK_THROWS_AS(render(with_photo(good.substr(0, good.size() / 2)), house_fonts()), BadImage);
  CHECK_THROWS_AS(render(with_photo(good.substr(0, 20)), house_fonts()), BadImage);
  CHECK_THROWS_AS(render(with_photo("\xFF\xD8\xFF\xE0"), house_fonts()), BadImage);
  std::string bomb = good;
  bomb.replace(16, 8, std::string("\x00\x00\xC3\x50\x00\x00\xC3\x50", 8));  // 50,000 x 50,000
  CHECK_THROWS_WITH(render(with_photo(bomb), house_fonts()), Contains("50000"));
  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 0x55);
  CHECK_THROWS_AS(render(with_photo(flipped), house_fonts()), BadImage);
}

TEST_CASE("A CMYK picture, as for a printing press, is refused with the cure", "[pictures]") {
  const std::string press("\xFF\xD8\xFF\xC0\x00\x14\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xFF\xD9", 26);
  Sheet sheet;
  Grid grid{.columns = {1}};
  grid.rows.push_back({{samples::holding(Photo{press, "照片"})}, 40});
  sheet.blocks.push_back(std::move(grid));
  CHECK_THROWS_WITH(render(sheet, house_fonts()), Contains("CMYK") && Contains("RGB"));
}

TEST_CASE("Seals of four to twenty-two characters are drawn, with and without a middle line", "[seal]") {
  const std::vector<Seal> seals = {{"某市公章", "", "", 42},
                                   {"阳泉市应急管理局安全处", "", "1403000012345", 42},
                                   {"阳泉市应急管理和安全生产专家管理办公室", "业务专用章", "1403000012345", 42},
                                   {"山西省阳泉市应急管理和安全生产委员会专家办公室", "合同专用章", "1403000012345", 42}};
  for (const Seal& seal : seals) {
    const std::string pdf = render(sealed(seal), house_fonts());
    CHECK(judges::qpdf_finds_nothing(pdf));
    CHECK(judges::redness_of(pdf, 1) > 0.003);
  }
  CHECK_THROWS_AS(render(sealed({"", "", "", 42}), house_fonts()), BadSheet);
}
