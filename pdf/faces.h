// The loaded fonts behind `Fonts`, for the layout and the writer: which face draws a character of a role.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "pdf/face.h"
#include "pdf/fonts.h"
#include "pdf/seal.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

struct Fonts::Faces {
  explicit Faces(const FontConfig& config);

  // The role's own face if it has the character, else the first of all that does; nothing when no face has it.
  std::optional<std::uint8_t> face_for(FontRole role, char32_t character) const;

  std::vector<Face> text;  // body, heading, kai, then the fallbacks
  Face seal;
  std::string colour_profile;
  std::string fingerprint;
  mutable SealCache seals;
};

}  // namespace qianpi::pdf
