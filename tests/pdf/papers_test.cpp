// Whole papers, judged by other people's programs.
#include <catch2/catch.hpp>

#include <thread>

#include "tests/pdf/house_fonts.h"
#include "tests/pdf/judges.h"
#include "tests/pdf/samples.h"

using namespace qianpi::pdf;
using Catch::Matchers::Contains;

namespace {

void check_sound(const std::string& pdf) {
  CHECK(judges::qpdf_finds_nothing(pdf));
  CHECK_THAT(judges::facts_of(pdf), !Contains("Syntax Error"));
  const std::string fonts = judges::fonts_of(pdf);
  CHECK_THAT(fonts, Contains("CID TrueType"));
  CHECK_THAT(fonts, !Contains(" no  ") && !Contains("Type 3"));  // embedded, subset, with ToUnicode
}

}  // namespace

TEST_CASE("An application is a sound document that gives back every word that was written on it", "[paper]") {
  const std::string pdf = render(samples::application(), house_fonts());
  check_sound(pdf);
  CHECK(judges::pages_of(pdf) == 1);
  const std::string text = judges::text_of(pdf);
  for (const char* words : {"阳泉市应急管理和安全生产专家入库申请表", "张龢喆𠮷㛃䶮", "1968年5月", "140302196805120011", "☑男", "☐女",
                            "填报日期：2026年3月10日", "主持隐患排查治理双重预防机制", "细则》编制——获省", "建设……", "第1页共1页", "本表一式两份"})
    CHECK_THAT(text, Contains(words));
}

TEST_CASE("The gap between Chinese and digits is not taken for a space", "[paper]") {
  Sheet sheet;
  sheet.blocks.push_back(Paragraph{.text = "共5个工作日，自2026年3月18日起"});
  const std::string pdf = render(sheet, house_fonts());
  CHECK_THAT(judges::text_of(pdf), Contains("共5个工作日，自2026年3月18日起"));
}

TEST_CASE("A notice, a roster and a certificate are sound documents", "[paper]") {
  for (const Sheet& sheet : {samples::notice(), samples::roster(20), samples::certificate()}) check_sound(render(sheet, house_fonts()));
  CHECK_THAT(judges::text_of(render(samples::certificate(), house_fonts())), Contains("兹聘请您为") && Contains("2029年4月1日"));
}

TEST_CASE("A roster of sixty people runs over several pages, each with the header row and nobody left out", "[paper]") {
  const std::string pdf = render(samples::roster(60), house_fonts());
  check_sound(pdf);
  const int pages = judges::pages_of(pdf);
  CHECK(pages >= 4);
  const std::string text = judges::text_of(pdf);
  for (int i = 1; i <= 60; ++i) CHECK_THAT(text, Contains("专家第" + std::to_string(i)));
  int headers = 0;
  for (std::size_t at = text.find("毕业院校"); at != std::string::npos; at = text.find("毕业院校", at + 1)) ++headers;
  CHECK(headers == pages);
}

TEST_CASE("The same sheet gives the same bytes, from any thread", "[paper]") {
  const Sheet sheet = samples::application();
  const std::string once = render(sheet, house_fonts());
  std::vector<std::string> again(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : again) threads.emplace_back([&] { bytes = render(sheet, house_fonts()); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : again) CHECK(bytes == once);
  const Fonts others(debian_fonts());
  CHECK(render(sheet, others) == once);
}

TEST_CASE("A paper says what it is, who made it and when it was decided, not when it was printed", "[paper]") {
  const std::string pdf = render(samples::notice(), house_fonts());
  const std::string facts = judges::facts_of(pdf);
  CHECK_THAT(facts, Contains("入库人选公示") && Contains("阳泉市安委办") && Contains("Qianpi"));
  CHECK_THAT(pdf, Contains("/CreationDate (D:20260318090000+08'00')") && Contains("/Lang (zh-CN)") && Contains("/ID"));
}

TEST_CASE("The QR code on a certificate is read back", "[paper]") {
  CHECK(judges::qr_code_of(render(samples::certificate(), house_fonts())) == "https://qianpi.example/verify/YQ-2026-0007\n");
  CHECK(judges::qr_code_of(render(samples::application(), house_fonts())) == "https://qianpi.example/verify/7H2K-9M4Q\n");
}

TEST_CASE("A seal stands on a paper only if the sheet lists and places it", "[paper][seal]") {
  Sheet sheet = samples::notice();
  CHECK(judges::redness_of(render(sheet, house_fonts()), 1) > 0.004);
  std::get<SignatureBlock>(sheet.blocks.back()).seal.reset();
  CHECK(judges::redness_of(render(sheet, house_fonts()), 1) == 0);
  std::get<SignatureBlock>(sheet.blocks.back()).seal = 1;
  CHECK_THROWS_AS(render(sheet, house_fonts()), BadSheet);
}

TEST_CASE("A draft shows its watermark, which is no text of the paper", "[paper]") {
  Sheet sheet = samples::notice();
  const std::string final_text = judges::text_of(render(sheet, house_fonts()));
  sheet.watermark = "草稿";
  const std::string pdf = render(sheet, house_fonts());
  check_sound(pdf);
  CHECK(judges::text_of(pdf) == final_text);
}
