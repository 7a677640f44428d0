#include "pdf/fonts.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pdf/faces.h"
#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

std::vector<Face> open_all(const FontConfig& config) {
  std::vector<Face> faces;
  for (const FontFile* file : {&config.body, &config.heading, &config.kai}) faces.emplace_back(*file, true);
  for (const FontFile& file : config.fallbacks) faces.emplace_back(file, false);
  return faces;
}

std::string read_profile(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() < 128 || bytes.compare(36, 4, "acsp") != 0)
    throw FontUnusable("the colour profile " + path + " is missing or no ICC profile; on Debian it comes with icc-profiles-free");
  return bytes;
}

// Debian's Song and Hei centre these, as in Taiwan; the first face that doesn't lends its own.
bool is_mark(char32_t character) { return std::u32string_view(U"，；：！？").find(character) != std::u32string_view::npos; }

}  // namespace

FontConfig debian_fonts() {
  const std::string truetype = "/usr/share/fonts/truetype/";
  return {{truetype + "babelstone/BabelStoneHan.ttf"},
          {truetype + "wqy/wqy-zenhei.ttc"},
          {truetype + "lxgw-wenkai/LXGWWenKai-Regular.ttf"},
          {{truetype + "dejavu/DejaVuSans.ttf"}, {truetype + "hanazono/HanaMinA.ttf"}, {truetype + "hanazono/HanaMinB.ttf"}},
          {"/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2},
          "/usr/share/color/icc/sRGB.icc"};
}

MissingGlyph::MissingGlyph(char32_t missing, std::string_view within)
    : std::runtime_error("no font has the character " + code_point_name(missing) + " (" + encode(std::u32string(1, missing)) +
                         ") in: " + encode(decode(within).substr(0, 60))),
      character(missing) {}

Fonts::Faces::Faces(const FontConfig& config)
    : text(open_all(config)), seal(config.seal, false), colour_profile(read_profile(config.colour_profile)) {
  for (const Face& face : text) fingerprint += face.fingerprint() + ' ';
  fingerprint += seal.fingerprint();
}

std::optional<std::uint8_t> Fonts::Faces::face_for(FontRole role, char32_t character) const {
  if (is_control(character) || character == replacement) return std::nullopt;  // some fonts have glyphs for them
  const auto own = static_cast<std::size_t>(role);
  if (is_mark(character) && !text[own].sets_marks_left())
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i].sets_marks_left() && text[i].has(character)) return i;
  if (text[own].has(character)) return own;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i].has(character)) return i;
  return std::nullopt;
}

Fonts::Fonts(const FontConfig& config) : faces_(std::make_unique<Faces>(config)) {}
Fonts::~Fonts() = default;

std::vector<char32_t> Fonts::uncovered(std::string_view utf8) const {
  std::vector<char32_t> missing;
  for (char32_t character : decode(utf8)) {
    if (character == '\n' || character == '\r' || character == '\t' || is_invisible(character)) continue;
    if (faces_->face_for(FontRole::body, character)) continue;
    if (std::find(missing.begin(), missing.end(), character) == missing.end()) missing.push_back(character);
  }
  return missing;
}

const std::string& Fonts::fingerprint() const { return faces_->fingerprint; }

}  // namespace qianpi::pdf
