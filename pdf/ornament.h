// What is drawn and not written: the certificate's frame and the QR code. Pure vectors.
#pragma once

#include <string>
#include <string_view>

#include "pdf/canvas.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// A double border with a band of interlaced squares and stepped corners (回纹), in a muted red gold.
Shape certificate_frame(const Page& page);

// Black modules with the origin at the lower left, error correction M. Throws BadSheet when the content is too long.
std::string qr_code(std::string_view content, double size);

}  // namespace qianpi::pdf
