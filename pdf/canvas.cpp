#include "pdf/canvas.h"

namespace qianpi::pdf {
namespace {

void move(Stroke& stroke, double dx, double dy) {
  stroke.x1 += dx;
  stroke.x2 += dx;
  stroke.y1 += dy;
  stroke.y2 += dy;
}

template <class Placed>
void move(Placed& placed, double dx, double dy) {
  placed.x += dx;
  placed.y += dy;
}

}  // namespace

void put_moved(std::vector<Mark>& to, const std::vector<Mark>& marks, double dx, double dy) {
  for (Mark mark : marks) {
    std::visit([&](auto& placed) { move(placed, dx, dy); }, mark);
    to.push_back(std::move(mark));
  }
}

}  // namespace qianpi::pdf
