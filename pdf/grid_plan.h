// A grid before pagination: each cell in its place and composed, each row's natural height, and which rows merged cells tie together.
#pragma once

#include <cstddef>
#include <vector>

#include "pdf/cell.h"
#include "pdf/faces.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

struct PlannedCell {
  const Cell* cell;
  std::size_t row, column;
  double x, width, padding;  // points from the grid's left edge
  CellFlow flow;

  std::size_t last_row() const { return row + static_cast<std::size_t>(cell->rows) - 1; }
  double height() const { return flow.height() + 2 * padding; }
};

struct RowGroup {
  std::size_t first, last;  // inclusive; kept on one page if it can be
};

struct GridPlan {
  std::vector<PlannedCell> cells;  // by row, then column
  std::vector<double> heights;
  std::vector<RowGroup> groups;
  double height_of(const RowGroup& group) const;
};

// Throws BadSheet where cells overlap, leave a hole, or leave the grid.
GridPlan plan_grid(const Fonts::Faces& faces, const Grid& grid, double width);

}  // namespace qianpi::pdf
