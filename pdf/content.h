// A page's marks as PDF operators, with the names of the fonts and pictures they need. The document turns those into resources.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/face.h"

namespace qianpi::pdf {

using Subsets = std::map<std::uint8_t, Subset>;  // by face

// Names are F0, F1, … by face and P0, P1, … by picture; M is the graphics state that multiplies.
struct Content {
  std::string operators;
  std::vector<std::uint8_t> faces;
  std::vector<const std::string*> pictures;  // P<index in this list>
};

Content write_leaf(const Leaf& leaf, double page_height, const Subsets& subsets);

}  // namespace qianpi::pdf
