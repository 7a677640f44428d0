// The PDF file itself: pages, subset fonts, pictures, metadata, written through libharu. Only render.cpp uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// The bytes of the document. Throws BadImage, and std::runtime_error if libharu fails.
std::string write_document(const Sheet& sheet, const Fonts::Faces& faces, const std::vector<Leaf>& leaves);

}  // namespace qianpi::pdf
