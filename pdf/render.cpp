#include "pdf/render.h"

#include "pdf/document.h"
#include "pdf/flow.h"

namespace qianpi::pdf {

Printed print(const Sheet& sheet, const Fonts& fonts) {
  const std::vector<Leaf> leaves = lay_out(sheet, fonts.faces());
  return {write_document(sheet, fonts.faces(), leaves), static_cast<int>(leaves.size())};
}

std::string render(const Sheet& sheet, const Fonts& fonts) { return print(sheet, fonts).bytes; }

std::string_view renderer_version() { return "1"; }

}  // namespace qianpi::pdf
