// A subset as a Type0 font: CIDFontType2, identity mapping, widths, and a ToUnicode map with surrogate pairs.
// libharu's own TrueType path is not used: it drops characters beyond the BMP and draws boxes without a word.
#pragma once

#include "pdf/face.h"
#include "pdf/haru.h"

namespace qianpi::pdf {

haru::Dictionary embed(haru::Document document, const Face& face, const Subset& subset);

}  // namespace qianpi::pdf
