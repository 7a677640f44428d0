// Rules of PDF/A-2b and 3b (ISO 19005-2, -3) that our papers could break, held against whole papers; veraPDF judges too where it is installed.
#include <catch2/catch.hpp>

#include "tests/pdf/house_fonts.h"
#include "tests/pdf/judges.h"
#include "tests/pdf/samples.h"

using namespace qianpi::pdf;
using Catch::Matchers::Contains;

namespace {

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

std::string part_of(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from);
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find(to, begin) - begin);
}

Sheet with_fields() {
  Sheet sheet = samples::notice();
  sheet.fields = {{"signature-1", {}}, {"seal-1", 0}};
  return sheet;
}

std::vector<Sheet> papers() { return {samples::application(), samples::notice(), samples::roster(60), samples::certificate(), with_fields()}; }

}  // namespace

TEST_CASE("A paper says in its own words that it is PDF/A-2b, with title and time as in the file's dictionary", "[archive]") {
  const std::string pdf = render(samples::notice(), house_fonts());
  const std::string xmp = part_of(pdf, "<?xpacket begin", "<?xpacket end");  // found unpacked: not compressed
  CHECK_THAT(xmp, Contains("<pdfaid:part>2</pdfaid:part>") && Contains("<pdfaid:conformance>B</pdfaid:conformance>"));
  CHECK_THAT(xmp, Contains("入库人选公示") && Contains("<xmp:CreateDate>2026-03-18T09:00:00+08:00</xmp:CreateDate>"));
  CHECK(pdf.substr(0, 9) == "%PDF-1.7\n");
  for (std::size_t i = 10; i < 14; ++i) CHECK(static_cast<unsigned char>(pdf[i]) > 127);  // four bytes that show it to be binary
}

TEST_CASE("Characters that mean something in XML stay characters in the metadata", "[archive]") {
  Sheet sheet = samples::notice();
  sheet.metadata.title = "甲<乙>&丙";
  CHECK_THAT(render(sheet, house_fonts()), Contains("甲&lt;乙&gt;&amp;丙"));
}

TEST_CASE("Every paper keeps the rules of PDF/A that a printer can break", "[archive]") {
  for (const Sheet& sheet : papers()) {
    const std::string pdf = render(sheet, house_fonts()), open = judges::unpacked(pdf);
    CAPTURE(sheet.metadata.title);
    CHECK(count(open, "/OutputIntent ") + count(open, "/OutputIntent\n") >= 1);
    CHECK_THAT(open, Contains("/GTS_PDFA1") && Contains("acsp"));  // the sRGB profile itself
    CHECK_THAT(open, Contains("/ID ["));
    for (const char* forbidden : {"/Encrypt", "/JavaScript", "/JS ", "/Launch", "/AA ", "/OpenAction", "/LZWDecode", "/Alternates", "/OPI", "/PS ",
                                  "/NeedAppearances", "/XFA", "/TR ", "/HTP", "/RichMedia", "/Movie", "/Sound", "/DeviceCMYK", "/Interpolate true"})
      CHECK_THAT(open, !Contains(forbidden));
    CHECK(count(open, "/FontFile2") == count(open, "/CIDFontType2"));  // each font embedded
    CHECK(count(open, "/CIDToGIDMap /Identity") == count(open, "/CIDFontType2"));
    CHECK(count(open, "/S /Transparency") == static_cast<std::size_t>(judges::pages_of(pdf)));
    CHECK(judges::qpdf_finds_nothing(pdf));
    CHECK_THAT(judges::verapdf(pdf, "2b"), !Contains("FAIL"));
  }
}

TEST_CASE("What is attached travels within the paper and comes out as it went in", "[archive]") {
  Sheet sheet = samples::notice();
  sheet.attachments = {{"draw-1.json", "application/json", R"({"order":["李四","𠮷"]})"}, {"fields.json", "application/json", "{}"}};
  const std::string pdf = render(sheet, house_fonts());
  CHECK(judges::attachment_of(pdf, "draw-1.json") == sheet.attachments[0].bytes);
  CHECK(judges::attachment_of(pdf, "fields.json") == "{}");
  const std::string open = judges::unpacked(pdf);
  CHECK_THAT(open, Contains("<pdfaid:part>3</pdfaid:part>") && Contains("/AFRelationship /Data") && Contains("/AF "));
  CHECK_THAT(judges::verapdf(pdf, "3b"), !Contains("FAIL"));
}

TEST_CASE("A straddling seal lies on the outer edge of every page, and on no paper of one page", "[archive][seal]") {
  Sheet many = samples::roster(60), one = samples::roster(3);
  const std::string without = render(one, house_fonts());
  many.straddling = one.straddling = 0;
  const std::string pdf = render(many, house_fonts());
  for (int page = 1; page <= judges::pages_of(pdf); ++page) CHECK(judges::redness_of(pdf, page) > 0.0003);
  CHECK(render(one, house_fonts()) == without);
  many.straddling = 1;
  CHECK_THROWS_AS(render(many, house_fonts()), BadSheet);
}
