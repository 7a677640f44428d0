#include <algorithm>

#include "pdf/flow.h"
#include "pdf/grid_plan.h"
#include "pdf/number.h"
#include "pdf/render.h"

namespace qianpi::pdf {
namespace {

constexpr double gap_mm = 1.5;        // between a grid and what follows
constexpr double least_part_mm = 14;  // of a broken row at a page's foot
constexpr double small_rest = 0.3;    // of a page: blank space that a row moved to the next page may leave
constexpr double small_group = 0.4;   // of a page: rows up to here are never broken

// A cell's part on one page.
struct Part {
  std::size_t page;
  double top, bottom;
  std::size_t from, to;  // slabs
  bool last;             // with the foot
};

// How far a cell is drawn while its rows are being broken over pages.
struct Progress {
  const PlannedCell* cell;
  std::size_t taken = 0;
  double top = 0;

  bool done() const { return taken == cell->flow.slabs.size() && !cell->flow.foot; }
  double rest() const {
    double height = cell->flow.foot ? cell->flow.foot->slab.height : 0;
    for (std::size_t i = taken; i < cell->flow.slabs.size(); ++i) height += cell->flow.slabs[i].height;
    return height + 2 * cell->padding;
  }
  std::size_t fitting(double height) const {
    double sum = 2 * cell->padding;
    std::size_t to = taken;
    while (to < cell->flow.slabs.size() && sum + cell->flow.slabs[to].height <= height + 0.01) sum += cell->flow.slabs[to++].height;
    return to;
  }
};

class Drawing {
 public:
  Drawing(Flow& flow, const Grid& grid) : flow_(flow), grid_(grid), plan_(plan_grid(flow.faces, grid, flow.width)) {
    for (const RowGroup& group : plan_.groups)
      if (group.last < grid.header_rows) header_height_ += plan_.height_of(group);
  }

  void draw(double keep) {
    if (grid_.joined && !flow_.fresh()) flow_.y -= points(gap_mm);
    page_top_ = flow_.y;
    if (header_height_ > 0) {
      if (header_height_ + points(least_part_mm) > flow_.room() && !flow_.fresh()) flow_.new_page();
      page_top_ = flow_.y;
      put_header();
    }
    for (const RowGroup& group : plan_.groups)
      if (!is_header(group)) put_group(group, group.last + 1 == grid_.rows.size() ? keep : 0);
    put_outline();
    flow_.y += points(gap_mm);
  }

 private:
  bool is_header(const RowGroup& group) const { return group.last < grid_.header_rows; }
  bool only_header_above() const { return page_top_ <= flow_.top + 0.01 && flow_.y - page_top_ <= header_height_ + 0.01; }

  void put_header() {
    for (const RowGroup& group : plan_.groups)
      if (is_header(group)) put_whole(group);
  }

  void next_page() {
    put_outline();
    flow_.new_page();
    page_top_ = flow_.y;
    put_header();
  }

  void put_group(const RowGroup& group, double keep) {
    const double height = plan_.height_of(group), page = flow_.height() - header_height_;
    if (height + keep <= flow_.room() + 0.01) return put_whole(group);
    const bool may_move = flow_.room() < small_rest * page || height <= small_group * page;
    if (height + keep <= page && may_move && !only_header_above()) {
      next_page();
      return put_whole(group);
    }
    put_broken(group);
  }

  void put_whole(const RowGroup& group) {
    std::vector<double> tops{flow_.y};
    for (std::size_t row = group.first; row <= group.last; ++row) tops.push_back(tops.back() + plan_.heights[row]);
    for (const PlannedCell& cell : plan_.cells) {
      if (cell.row < group.first || cell.row > group.last) continue;
      draw_part(cell, {flow_.page(), tops[cell.row - group.first], tops[cell.last_row() - group.first + 1], 0, cell.flow.slabs.size(), true});
    }
    flow_.y = tops.back();
  }

  void put_broken(const RowGroup& group) {
    std::vector<Progress> open;
    for (std::size_t row = group.first; row <= group.last; ++row) {
      for (const PlannedCell& cell : plan_.cells)
        if (cell.row == row) open.push_back({&cell, 0, flow_.y});
      put_broken_row(row, open);
      std::erase_if(open, [row](const Progress& progress) { return progress.cell->last_row() == row; });
    }
  }

  // What the cells that end in this row still need of it.
  double needed(std::size_t row, const std::vector<Progress>& open) const {
    double height = 0;
    for (const Progress& progress : open)
      if (progress.cell->last_row() == row) height = std::max(height, progress.rest() - (flow_.y - progress.top));
    return height;
  }

  void put_broken_row(std::size_t row, std::vector<Progress>& open) {
    double least = points(grid_.rows[row].min_height_mm);
    while (true) {
      const double room = flow_.room(), text = needed(row, open);
      double height = std::max(least, text);
      if (height > room && text <= room && 2 * room >= least) height = room;  // only blank space would go over
      if (height <= room + 0.01) {
        flow_.y += height;
        return close(row, open);
      }
      const bool use_rest = room >= points(least_part_mm) && may_begin(row, open);
      if (!use_rest && only_header_above()) throw BadSheet("row " + std::to_string(row + 1) + " of a grid holds a piece higher than a page");
      if (use_rest) {
        flow_.y = flow_.bottom;
        least = std::max(0.0, least - room);
      }
      break_parts(open);
      next_page();
      for (Progress& progress : open) progress.top = flow_.y;
    }
  }

  bool may_begin(std::size_t row, const std::vector<Progress>& open) const {
    return std::any_of(open.begin(), open.end(), [&](const Progress& progress) {
      return progress.cell->last_row() == row && progress.fitting(flow_.bottom - progress.top) > progress.taken;
    });
  }

  void break_parts(std::vector<Progress>& open) {
    for (Progress& progress : open) {
      if (flow_.y <= progress.top + 0.01) continue;
      const std::size_t to = progress.fitting(flow_.y - progress.top);
      draw_part(*progress.cell, {flow_.page(), progress.top, flow_.y, progress.taken, to, false});
      progress.taken = to;
    }
  }

  void close(std::size_t row, const std::vector<Progress>& open) {
    for (const Progress& progress : open)
      if (progress.cell->last_row() == row)
        draw_part(*progress.cell, {flow_.page(), progress.top, flow_.y, progress.taken, progress.cell->flow.slabs.size(), true});
  }

  void draw_part(const PlannedCell& cell, const Part& part) {
    std::vector<Mark>& marks = flow_.leaf(part.page).marks;
    put_rectangle(marks, flow_.left + cell.x, cell.width, part.top, part.bottom, grid_.rule_pt);
    const double x = flow_.left + cell.x + cell.padding;
    double y = part.top + cell.padding + slack_above(cell, part);
    for (std::size_t i = part.from; i < part.to; ++i) {
      put_moved(marks, cell.flow.slabs[i].marks, x, y);
      y += cell.flow.slabs[i].height;
    }
    if (part.last && cell.flow.foot) draw_foot(cell, part);
  }

  double slack_above(const PlannedCell& cell, const Part& part) const {
    double used = 2 * cell.padding + (part.last && cell.flow.foot ? cell.flow.foot->slab.height : 0);
    for (std::size_t i = part.from; i < part.to; ++i) used += cell.flow.slabs[i].height;
    const double rest = std::max(0.0, part.bottom - part.top - used);
    const bool whole = part.from == 0 && part.to == cell.flow.slabs.size();
    if (!whole || cell.flow.foot) return 0;
    switch (cell.cell->valign) {
      case VAlign::top: return 0;
      case VAlign::middle: return rest / 2;
      case VAlign::bottom: return rest;
    }
    return 0;
  }

  void draw_foot(const PlannedCell& cell, const Part& part) {
    const Foot& foot = *cell.flow.foot;
    const double x = flow_.left + cell.x + cell.padding, y = part.bottom - cell.padding - foot.slab.height;
    put_moved(flow_.leaf(part.page).marks, foot.slab.marks, x, y);
    if (!foot.seal) return;
    const double radius = flow_.seal_radius(*foot.seal), middle = y + foot.slab.height / 2;
    const bool roomy = part.bottom - part.top >= 2 * radius + 2;
    const double centre = roomy ? std::clamp(middle, part.top + radius + 1, part.bottom - radius - 1) : middle;
    flow_.put_seal(*foot.seal, part.page, x + foot.centre, centre);
  }

  void put_outline() {
    if (flow_.y > page_top_ + 0.01) put_rectangle(flow_.leaf().marks, flow_.left, flow_.width, page_top_, flow_.y, grid_.outline_pt);
  }

  static void put_rectangle(std::vector<Mark>& marks, double x, double width, double top, double bottom, double rule) {
    if (rule <= 0) return;
    const double half = rule / 2;  // corners closed
    marks.emplace_back(Stroke{x - half, top, x + width + half, top, rule});
    marks.emplace_back(Stroke{x - half, bottom, x + width + half, bottom, rule});
    marks.emplace_back(Stroke{x, top, x, bottom, rule});
    marks.emplace_back(Stroke{x + width, top, x + width, bottom, rule});
  }

  Flow& flow_;
  const Grid& grid_;
  GridPlan plan_;
  double header_height_ = 0;
  double page_top_ = 0;
};

}  // namespace

void put(Flow& flow, const Grid& grid, double keep) { Drawing(flow, grid).draw(keep); }

}  // namespace qianpi::pdf
