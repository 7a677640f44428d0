// Pictures by their content: JPEG or PNG, how large, and the pixels of a PNG. The layout keeps their proportions, the writer embeds them.
// libpng is asked directly because libharu's own reader aborts the process on a broken file.
#pragma once

#include <cstdint>
#include <string>

namespace qianpi::pdf {

enum class PictureKind { jpeg, png };

struct PictureSize {
  PictureKind kind;
  std::uint32_t width, height;  // pixels
};

// Throws BadImage for anything else, for a cut file, and for more than 40 million pixels.
PictureSize measure_picture(const std::string& bytes);

// Eight-bit RGB rows from the top, transparent parts on white. Throws BadImage.
std::string decode_png(const std::string& bytes);

}  // namespace qianpi::pdf
