#include "pdf/grid_plan.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "pdf/number.h"
#include "pdf/render.h"

namespace qianpi::pdf {
namespace {

using Occupied = std::vector<std::vector<bool>>;

[[noreturn]] void refuse(std::size_t row, const std::string& what) { throw BadSheet("row " + std::to_string(row + 1) + " of a grid: " + what); }

void occupy(Occupied& taken, const Cell& cell, std::size_t row, std::size_t column) {
  if (cell.columns < 1 || cell.rows < 1) refuse(row, "a cell merges fewer than one column or row");
  const std::size_t right = column + static_cast<std::size_t>(cell.columns), below = row + static_cast<std::size_t>(cell.rows);
  if (right > taken[row].size()) refuse(row, "its cells are wider than the grid's columns");
  if (below > taken.size()) refuse(row, "a merged cell reaches below the last row");
  for (std::size_t r = row; r < below; ++r)
    for (std::size_t c = column; c < right; ++c) {
      if (taken[r][c]) refuse(row, "two cells overlap");
      taken[r][c] = true;
    }
}

std::vector<double> edges_of(const Grid& grid, double width) {
  const double whole = std::accumulate(grid.columns.begin(), grid.columns.end(), 0.0);
  if (grid.columns.empty() || whole <= 0) throw BadSheet("a grid needs columns with a width");
  std::vector<double> edges{0};
  for (double column : grid.columns) edges.push_back(edges.back() + width * column / whole);
  return edges;
}

double wished_height(const Grid& grid, const Cell& cell, std::size_t row) {
  double height = 0;
  for (std::size_t r = row; r < row + static_cast<std::size_t>(cell.rows); ++r) height += points(grid.rows[r].min_height_mm);
  return height - 2 * points(cell.padding_mm);
}

std::vector<double> heights_of(const Grid& grid, const std::vector<PlannedCell>& cells) {
  std::vector<double> heights;
  for (const Row& row : grid.rows) heights.push_back(points(row.min_height_mm));
  for (const PlannedCell& cell : cells)
    if (cell.cell->rows == 1) heights[cell.row] = std::max(heights[cell.row], cell.height());
  for (const PlannedCell& cell : cells) {
    double before = 0;
    for (std::size_t row = cell.row; row < cell.last_row(); ++row) before += heights[row];
    heights[cell.last_row()] = std::max(heights[cell.last_row()], cell.height() - before);
  }
  return heights;
}

std::vector<RowGroup> groups_of(const std::vector<PlannedCell>& cells, std::size_t rows) {
  std::vector<std::size_t> reach(rows);
  std::iota(reach.begin(), reach.end(), 0);
  for (const PlannedCell& cell : cells) reach[cell.row] = std::max(reach[cell.row], cell.last_row());
  std::vector<RowGroup> groups;
  for (std::size_t first = 0; first < rows;) {
    std::size_t last = reach[first];
    for (std::size_t row = first; row <= last; ++row) last = std::max(last, reach[row]);
    groups.push_back({first, last});
    first = last + 1;
  }
  return groups;
}

}  // namespace

double GridPlan::height_of(const RowGroup& group) const {
  return std::accumulate(heights.begin() + static_cast<std::ptrdiff_t>(group.first), heights.begin() + static_cast<std::ptrdiff_t>(group.last) + 1,
                         0.0);
}

GridPlan plan_grid(const Fonts::Faces& faces, const Grid& grid, double width) {
  const std::vector<double> edges = edges_of(grid, width);
  Occupied taken(grid.rows.size(), std::vector<bool>(grid.columns.size(), false));
  GridPlan plan;
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    for (const Cell& cell : grid.rows[row].cells) {
      const auto free = std::find(taken[row].begin(), taken[row].end(), false);
      const auto column = static_cast<std::size_t>(free - taken[row].begin());
      occupy(taken, cell, row, column);
      const double padding = points(cell.padding_mm), x = edges[column], right = edges[column + static_cast<std::size_t>(cell.columns)];
      if (right - x <= 2 * padding) refuse(row, "a cell is narrower than its padding");
      plan.cells.push_back(
          {&cell, row, column, x, right - x, padding, compose(faces, cell, right - x - 2 * padding, wished_height(grid, cell, row))});
    }
    if (std::find(taken[row].begin(), taken[row].end(), false) != taken[row].end()) refuse(row, "its cells do not fill the grid's columns");
  }
  plan.heights = heights_of(grid, plan.cells);
  plan.groups = groups_of(plan.cells, grid.rows.size());
  return plan;
}

}  // namespace qianpi::pdf
