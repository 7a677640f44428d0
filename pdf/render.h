// From a Sheet to the bytes of a PDF. The outbox and the preview call it.
// The same sheet and fonts give the same bytes; no clock, no file, no network. Safe to call from many threads at once.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "pdf/fonts.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// A picture that is neither JPEG nor PNG, or is broken.
struct BadImage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A sheet that cannot be laid out: a seal that isn't listed, rows that don't fill their columns, margins without room.
struct BadSheet : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Printed {
  std::string bytes;
  int pages = 0;
};

// Throws MissingGlyph, BadImage, BadSheet.
Printed print(const Sheet& sheet, const Fonts& fonts);
std::string render(const Sheet& sheet, const Fonts& fonts);  // the bytes alone

// Recorded with each paper, and raised whenever the same sheet would give other bytes.
std::string_view renderer_version();

}  // namespace qianpi::pdf
