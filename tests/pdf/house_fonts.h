// The fonts, loaded once for all tests of this room.
#pragma once

#include "pdf/render.h"

namespace qianpi::pdf {

inline const Fonts& house_fonts() {
  static const Fonts fonts(debian_fonts());
  return fonts;
}

}  // namespace qianpi::pdf
