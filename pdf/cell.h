// What stands in a cell, cut into slabs that a page break may not divide. The grid composes cells, then stacks the slabs.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// Marks around the slab's upper left corner.
struct Slab {
  double height = 0;
  std::vector<Mark> marks;
};

// The sign-off of an opinion, at the bottom of its cell. `seal` is centred at `centre` from the cell's inner left edge.
struct Foot {
  Slab slab;
  double centre = 0;
  std::optional<std::size_t> seal;
};

struct CellFlow {
  std::vector<Slab> slabs;
  std::optional<Foot> foot;
  double height() const;
};

// Composes at the cell's own size, or smaller down to `smallest_pt` until it fits into `wished_height`. Points.
CellFlow compose(const Fonts::Faces& faces, const Cell& cell, double inner_width, double wished_height);

}  // namespace qianpi::pdf
