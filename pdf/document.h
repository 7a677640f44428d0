// The PDF file itself: pages, subset fonts, pictures, metadata, written through libharu. Only render.cpp uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/render.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

struct Written {
  std::string bytes;
  std::vector<FieldPlace> fields;
};

// Throws BadImage, BadSheet, and std::runtime_error if libharu fails.
Written write_document(const Sheet& sheet, const Fonts::Faces& faces, const std::vector<Leaf>& leaves);

}  // namespace qianpi::pdf
