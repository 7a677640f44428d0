#include "pdf/seal.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "pdf/number.h"
#include "pdf/render.h"
#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double border = 0.055;  // all lengths as parts of the seal's radius
constexpr double star_radius = 0.34;
constexpr double star_inner = 0.381966;
constexpr double ideograph_middle = 380;  // thousandths of an em above the baseline
constexpr double digit_middle = 330;

// Where a character's centre stands, turned how far, how high, squeezed how much.
struct Spot {
  double x, y, angle, em, squeeze, middle;
};

std::string glyph_at(const Face& face, char32_t character, const Spot& spot, std::string_view within) {
  if (!face.has(character)) throw MissingGlyph(character, within);
  const double scale = spot.em / 1000, cosine = std::cos(spot.angle), sine = std::sin(spot.angle);
  Placement at{scale * spot.squeeze * cosine, scale * spot.squeeze * sine, -scale * sine, scale * cosine, 0, 0};
  const double half_width = face.advance(character) / 2.0;
  at.e = spot.x - at.a * half_width - at.c * spot.middle;
  at.f = spot.y - at.b * half_width - at.d * spot.middle;
  return face.outline(character, at);
}

void put_point(std::string& path, double x, double y, char op) {
  put_number(path, x);
  put_number(path, y);
  path += op;
  path += '\n';
}

std::string ring(double radius, double width) {
  const double r = radius - width / 2, k = r * 0.5522847498;  // a circle of four curves
  std::string path;
  put_number(path, width);
  path += "w\n";
  put_point(path, r, 0, 'm');
  const double arcs[4][6] = {{r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0}, {-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0}};
  for (const auto& arc : arcs) {
    for (double coordinate : arc) put_number(path, coordinate);
    path += "c\n";
  }
  return path + "s\n";
}

std::string star(double radius) {
  std::string path;
  for (int i = 0; i < 10; ++i) {
    const double angle = std::numbers::pi / 2 + i * std::numbers::pi / 5;
    const double r = star_radius * radius * (i % 2 ? star_inner : 1);
    put_point(path, r * std::cos(angle), r * std::sin(angle), i ? 'l' : 'm');
  }
  return path + "h f\n";
}

// Long names run further around, in lower and narrower characters, and push the middle line down.
struct Proportions {
  explicit Proportions(std::size_t length) {
    const double n = static_cast<double>(length);
    span = std::min(250.0, 110 + (n - 4) * 15.5) * radian * (length > 1);
    step = length > 1 ? span / (n - 1) : std::numbers::pi;
    height = std::clamp(0.30 - (n - 10) * 0.0065, 0.215, 0.30);
    const double crowding = std::clamp((span / radian - 190) / 60, 0.0, 1.0);
    middle_y = -0.50 - 0.16 * crowding;
    middle_em = 0.20 - 0.045 * crowding;
    code_em = 0.125 - 0.02 * crowding;
  }
  double span, step, height, middle_y, middle_em, code_em;
};

std::string name_arc(const Seal& seal, const Face& face, const Proportions& shape, double radius) {
  const std::u32string name = decode(seal.organisation);
  const double r = 1 - border - 0.05 - shape.height / 2;
  const double squeeze = std::min(1.0, shape.step * (r - shape.height * 0.30) / shape.height);
  std::string path;
  double angle = std::numbers::pi / 2 + shape.span / 2;
  for (char32_t character : name) {
    const Spot spot{
        radius * r * std::cos(angle), radius * r * std::sin(angle), angle - std::numbers::pi / 2, radius * shape.height, squeeze, ideograph_middle};
    path += glyph_at(face, character, spot, seal.organisation);
    angle -= shape.step;
  }
  return path + "f\n";
}

std::string middle_line(const Seal& seal, const Face& face, const Proportions& shape, double radius) {
  const std::u32string text = decode(seal.middle_line);
  if (text.empty()) return {};
  const double em = shape.middle_em, n = static_cast<double>(text.size());
  const double lowest = -shape.middle_y + em / 2;
  const double room = 2 * std::sqrt(std::max(0.02, 0.80 * 0.80 - lowest * lowest));
  const double squeeze = std::min(0.95, room / (n * em));
  std::string path;
  double x = -(n - 1) / 2 * em * squeeze;
  for (char32_t character : text) {
    path += glyph_at(face, character, {radius * x, radius * shape.middle_y, 0, radius * em, squeeze, ideograph_middle}, seal.middle_line);
    x += em * squeeze;
  }
  return path + "f\n";
}

std::string code_arc(const Seal& seal, const Face& face, const Proportions& shape, double radius) {
  const std::u32string code = decode(seal.code);
  if (code.empty()) return {};
  const double r = 1 - border - 0.04 - shape.code_em / 2, step = shape.code_em / 0.125 * 7.0 * radian;
  std::string path;
  double angle = -std::numbers::pi / 2 - static_cast<double>(code.size() - 1) * step / 2;
  for (char32_t character : code) {
    path +=
        glyph_at(face, character,
                 {radius * r * std::cos(angle), radius * r * std::sin(angle), angle + std::numbers::pi / 2, radius * shape.code_em, 1, digit_middle},
                 seal.code);
    angle += step;
  }
  return path + "f\n";
}

}  // namespace

std::string draw_seal(const Seal& seal, const Face& face) {
  const std::size_t length = decode(seal.organisation).size();
  if (length < 1 || length > 60) throw BadSheet("a seal's name must have 1 to 60 characters: " + seal.organisation);
  const Proportions shape(length);
  const double radius = points(seal.diameter_mm) / 2;
  return "0.86 0.05 0.08 RG 0.86 0.05 0.08 rg\n" + ring(radius, radius * border) + star(radius) + name_arc(seal, face, shape, radius) +
         middle_line(seal, face, shape, radius) + code_arc(seal, face, shape, radius);
}

std::shared_ptr<const std::string> SealCache::drawn(const Seal& seal, const Face& face) {
  const Key key{seal.organisation, seal.middle_line, seal.code, seal.diameter_mm};
  const std::lock_guard lock(mutex_);
  auto& entry = seals_[key];
  if (!entry) {
    try {
      entry = std::make_shared<const std::string>(draw_seal(seal, face));
    } catch (...) {
      seals_.erase(key);
      throw;
    }
  }
  return entry;
}

}  // namespace qianpi::pdf
