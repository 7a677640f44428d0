#include "pdf/picture.h"

#include <png.h>

#include <string_view>

#include "pdf/render.h"

namespace qianpi::pdf {
namespace {

constexpr std::uint64_t most_pixels = 40'000'000;

std::uint32_t big_endian(const std::string& bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

PictureSize png_size(const std::string& bytes) {
  if (bytes.size() < 33 || bytes.compare(12, 4, "IHDR") != 0) throw BadImage("the PNG picture is cut off in its header");
  return {PictureKind::png, big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

bool is_frame_header(unsigned marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

PictureSize jpeg_size(const std::string& bytes) {
  if (bytes.rfind("\xFF\xD9") == std::string::npos) throw BadImage("the JPEG picture is cut off: it has no end mark");
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (bytes[at] != '\xFF') break;
    const unsigned marker = big_endian(bytes, at + 1, 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (is_frame_header(marker)) {
      const std::uint32_t components = big_endian(bytes, at + 9, 1);
      if (components == 4) throw BadImage("the JPEG picture is in CMYK, as for a printing press: save it as RGB and upload it again");
      if (components != 1 && components != 3) break;
      return {PictureKind::jpeg, big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    }
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  throw BadImage("the JPEG picture has no readable frame header");
}

}  // namespace

PictureSize measure_picture(const std::string& bytes) {
  PictureSize size{};
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) size = png_size(bytes);
  else if (bytes.starts_with("\xFF\xD8\xFF")) size = jpeg_size(bytes);
  else throw BadImage("the picture is neither JPEG nor PNG");
  const std::uint64_t pixels = std::uint64_t{size.width} * size.height;
  if (pixels == 0 || pixels > most_pixels)
    throw BadImage("the picture has " + std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels; at most 40 million are taken");
  return size;
}

std::string decode_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) throw BadImage(std::string("broken PNG picture: ") + image.message);
  image.format = PNG_FORMAT_RGB;
  std::string pixels(PNG_IMAGE_SIZE(image), '\0');
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, pixels.data(), 0, nullptr)) throw BadImage(std::string("broken PNG picture: ") + image.message);
  return pixels;
}

}  // namespace qianpi::pdf
