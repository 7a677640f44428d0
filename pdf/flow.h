// The pages being filled: the type area, and how far down it is used. Blocks and grids put their marks through it.
#pragma once

#include <vector>

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

class Flow {
 public:
  // Throws BadSheet when the margins leave no room.
  Flow(const Sheet& sheet, const Fonts::Faces& faces);

  const Sheet& sheet;
  const Fonts::Faces& faces;
  double left, top, width, bottom;  // the type area, points from the page's upper left
  double y;                         // where the next block begins

  double room() const { return bottom - y; }
  double height() const { return bottom - top; }
  bool fresh() const { return y <= top + 0.01; }
  void new_page();
  void need(double height);  // a new page if the height isn't left on this one
  Leaf& leaf() { return leaves_.back(); }
  Leaf& leaf(std::size_t page) { return leaves_[page]; }
  std::size_t page() const { return leaves_.size() - 1; }

  // The sheet's seal, its centre at (x, y), kept on the paper. Throws BadSheet for one that isn't listed.
  void put_seal(std::size_t seal, std::size_t page, double x, double y);
  double seal_radius(std::size_t seal) const;

  std::vector<Leaf> take() { return std::move(leaves_); }

 private:
  std::vector<Leaf> leaves_;
};

void put(Flow& flow, const Grid& grid, double keep);

// Header, footer, page numbers, frame, watermark, QR code.
void put_surroundings(const Sheet& sheet, const Fonts::Faces& faces, std::vector<Leaf>& leaves);

// All pages of the sheet.
std::vector<Leaf> lay_out(const Sheet& sheet, const Fonts::Faces& faces);

}  // namespace qianpi::pdf
