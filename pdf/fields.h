// Empty signature fields of a paper, with the objects that a signature fills later already numbered. Only document.cpp uses it.
// They are there from the first byte, so that a signature changes two objects and adds nothing (DocMDP allows filling, not adding).
#pragma once

#include <vector>

#include "pdf/canvas.h"
#include "pdf/haru.h"
#include "pdf/render.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// `pages`: libharu's, one per leaf. Throws BadSheet for a field whose seal stands nowhere or twice.
std::vector<FieldPlace> put_fields(haru::Document document, const Sheet& sheet, const std::vector<Leaf>& leaves,
                                   const std::vector<haru::Dictionary>& pages);

}  // namespace qianpi::pdf
