#include "pdf/ornament.h"

#include <qrencode.h>

#include <cmath>
#include <memory>

#include "pdf/number.h"
#include "pdf/render.h"

namespace qianpi::pdf {
namespace {

void put_all(std::string& path, std::initializer_list<double> numbers, std::string_view op) {
  for (double number : numbers) put_number(path, number);
  path += op;
  path += '\n';
}

void put_box(std::string& path, double inset, double width, double height, double rule) {
  put_all(path, {rule}, "w");
  put_all(path, {inset, inset, width - 2 * inset, height - 2 * inset}, "re S");
}

// A square spiral of one line, the unit of the meander.
void put_spiral(std::string& path, double x, double y, double unit, bool mirrored) {
  static constexpr double turns[][2] = {{0, 0}, {0, 4}, {4, 4}, {4, 1}, {1.4, 1}, {1.4, 2.8}, {2.7, 2.8}};
  bool first = true;
  for (const auto& turn : turns) {
    const double tx = mirrored ? 4 - turn[0] : turn[0];
    put_all(path, {x + tx * unit, y + turn[1] * unit}, first ? "m" : "l");
    first = false;
  }
  path += "S\n";
}

// Spirals between two corners, evenly spread, alternately mirrored.
void put_band(std::string& path, double from, double to, double across, double unit, bool upright) {
  const double pitch = 4.6 * unit;
  const int count = static_cast<int>((to - from) / pitch);
  const double step = (to - from) / count, lead = (step - 4 * unit) / 2;
  for (int i = 0; i < count; ++i) {
    const double along = from + i * step + lead;
    put_spiral(path, upright ? across : along, upright ? along : across, unit, i % 2 == 1);
  }
}

void put_corner(std::string& path, double x, double y, double size) {
  put_all(path, {0.7}, "w");
  for (double inset : {0.0, 0.16, 0.32}) put_all(path, {x + inset * size, y + inset * size, size * (1 - 2 * inset), size * (1 - 2 * inset)}, "re S");
  const double middle_x = x + size / 2, middle_y = y + size / 2, reach = size * 0.13;
  put_all(path, {middle_x, middle_y + reach}, "m");
  put_all(path, {middle_x + reach, middle_y}, "l");
  put_all(path, {middle_x, middle_y - reach}, "l");
  put_all(path, {middle_x - reach, middle_y}, "l");
  path += "h f\n";
}

}  // namespace

Shape certificate_frame(const Page& page) {
  const double width = points(page.width_mm), height = points(page.height_mm);
  const double outer = points(9), band = points(7), inner = outer + band;
  std::string path = "0.66 0.16 0.12 RG 0.66 0.16 0.12 rg\n";
  put_box(path, outer - points(1.6), width, height, 2.2);
  put_box(path, outer, width, height, 0.6);
  put_box(path, inner, width, height, 0.6);
  put_box(path, inner + points(1.2), width, height, 1.1);
  put_all(path, {0.75}, "w");
  const double unit = band / 6, middle = outer + (band - 4 * unit) / 2;
  put_band(path, inner, width - inner, middle, unit, false);
  put_band(path, inner, width - inner, height - middle - 4 * unit, unit, false);
  put_band(path, inner, height - inner, middle, unit, true);
  put_band(path, inner, height - inner, width - middle - 4 * unit, unit, true);
  for (double x : {outer, width - inner})
    for (double y : {outer, height - inner}) put_corner(path, x, y, band);
  return {0, height, std::make_shared<const std::string>(std::move(path)), false};
}

std::string qr_code(std::string_view content, double size) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(std::string(content).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) throw BadSheet("a QR code cannot hold: " + std::string(content));
  const int modules = code->width;
  const double module = size / modules;
  std::string path = "0 g\n";
  for (int row = 0; row < modules; ++row) {
    for (int column = 0; column < modules;) {
      int end = column;
      while (end < modules && (code->data[row * modules + end] & 1)) ++end;
      if (end > column) put_all(path, {column * module, size - (row + 1) * module, (end - column) * module, module}, "re");
      column = end + (end == column);
    }
  }
  return path + "f\n";
}

}  // namespace qianpi::pdf
