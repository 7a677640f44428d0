// From a Sheet to the bytes of a PDF. The outbox and the preview call it.
// The same sheet and fonts give the same bytes; no clock, no file, no network. Safe to call from many threads at once.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

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

// Where a signature will be written: numbers of objects in the file, the widget's rectangle in points from the page's lower left.
struct FieldPlace {
  std::string name;
  int field = 0, value = 0, page = 0;
  int look = 0;  // the seal; 0: nothing is to be seen
  double left = 0, bottom = 0, right = 0, top = 0;
};

struct Printed {
  std::string bytes;
  int pages = 0;
  std::vector<FieldPlace> fields{};  // as Sheet::fields
};

// Throws MissingGlyph, BadImage, BadSheet.
Printed print(const Sheet& sheet, const Fonts& fonts);
std::string render(const Sheet& sheet, const Fonts& fonts);  // the bytes alone

// Recorded with each paper, and raised whenever the same sheet would give other bytes.
std::string_view renderer_version();

}  // namespace qianpi::pdf
