#include "adapters/http/content.h"

#include <catch2/catch.hpp>

#include "tests/http/office.h"

namespace qianpi::http {

namespace {

using namespace std::literals;

std::string big(std::uint32_t number, int length) {
  std::string bytes;
  for (int shift = (length - 1) * 8; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}
std::string little(std::uint32_t number, int length) {
  const std::string bytes = big(number, length);
  return {bytes.rbegin(), bytes.rend()};
}

std::string png(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1a\n"s + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) + "\x08\x02\0\0\0"s;
}
std::string jpeg(std::uint32_t width, std::uint32_t height) {
  return "\xFF\xD8\xFF\xE0"s + big(4, 2) + "JF" + "\xFF\xC0" + big(11, 2) + "\x08" + big(height, 2) + big(width, 2) + "\x01\x01\x11\0"s;
}
/// An archive's directory with one entry that claims to unpack to `size`.
std::string zip(const std::string& name, std::uint32_t size) {
  const std::string local = "PK\x03\x04"s + std::string(26, '\0');
  const std::string entry =
      "PK\x01\x02"s + std::string(20, '\0') + little(size, 4) + little(static_cast<std::uint32_t>(name.size()), 2) + std::string(16, '\0') + name;
  return local + entry + "PK\x05\x06"s + std::string(8, '\0') + little(static_cast<std::uint32_t>(entry.size()), 4) +
         little(static_cast<std::uint32_t>(local.size()), 4) + "\0\0"s;
}

std::string type(const std::string& bytes) {
  const auto looked = look_at(bytes);
  const auto* type = std::get_if<std::string>(&looked);
  return type ? *type : "refused";
}

}  // namespace

TEST_CASE("A file is what its bytes say, whatever its name") {
  CHECK(type("%PDF-1.7\n") == "application/pdf");
  CHECK(type(png(295, 413)) == "image/png");
  CHECK(type(jpeg(295, 413)) == "image/jpeg");
  CHECK(type(zip("word/document.xml", 5000)).ends_with("wordprocessingml.document"));
  CHECK(type(zip("xl/workbook.xml", 5000)).ends_with("spreadsheetml.sheet"));
  CHECK(type(zip("OFD.xml", 5000)) == "application/ofd");
}

TEST_CASE("Programs, pages, plain archives and cut files are refused") {
  for (const std::string& bytes : {"MZ\x90"s,
                                   "\x7f"
                                   "ELF"s,
                                   "<!doctype html>"s, "<svg onload=alert(1)>"s, "#!/bin/sh"s, ""s, "PK\x03\x04"s, zip("evil.exe", 10),
                                   png(295, 413).substr(0, 18), "\xFF\xD8\xFF"s, "GIF89a"s})
    CHECK(type(bytes) == "refused");
}

TEST_CASE("A picture in a press's colours is refused with the cure") {
  std::string press = jpeg(295, 413);
  press[press.find("\xFF\xC0") + 9] = 4;
  const auto looked = look_at(press);
  REQUIRE(std::holds_alternative<Problem>(looked));
  CHECK(std::get<Problem>(looked).what.zh.find("CMYK") != std::string::npos);
  CHECK(std::get<Problem>(looked).cure.zh.find("RGB") != std::string::npos);
}

TEST_CASE("Bombs are refused by what they would become") {
  CHECK(type(png(50'000, 50'000)) == "refused");
  CHECK(type(jpeg(50'000, 100)) == "refused");
  CHECK(type(zip("word/document.xml", 4'000'000'000u)) == "refused");
  CHECK(type(zip("word/document.xml", 50'000'000)) == "refused");
}

TEST_CASE("The name of an upload never is a path") {
  TestOffice office;
  for (const auto& [given, kept] : std::vector<std::pair<std::string, std::string>>{{"../../etc/passwd", "passwd"},
                                                                                    {"C:\\windows\\a.pdf", "a.pdf"},
                                                                                    {"..", "file"},
                                                                                    {"", "file"},
                                                                                    {"a\"\r\nX: y.pdf", "aX: y.pdf"},
                                                                                    {"证书.pdf", "证书.pdf"}}) {
    Request request = office.request("clerk", "POST", "/attachments", "%PDF-1.4");
    request.query["name"] = given;
    const Json file = body_of(office.ask(request));
    CHECK(file["name"] == kept);
  }
}

TEST_CASE("An upload of the wrong type is refused with the types that are taken") {
  TestOffice office;
  const Reply reply = office.ask(office.request("clerk", "POST", "/attachments?name=a.pdf", "MZ this is a program"));
  CHECK(reply.status == 415);
  CHECK_THAT(body_of(reply)["problems"][0]["cure"].get<std::string>(), Catch::Contains("PDF"));
}

TEST_CASE("An attachment cannot run anything in the page that shows it") {
  TestOffice office;
  const Json file = body_of(office.ask(office.request("clerk", "POST", "/attachments?name=a.pdf", "%PDF-1.4")));
  const Reply reply = office.get("clerk", "/attachments/" + file["id"].get<std::string>());
  CHECK_THAT(reply.headers.at("Content-Security-Policy"), Catch::Contains("default-src 'none'"));
  CHECK(reply.type == "application/pdf");
}

}  // namespace qianpi::http
