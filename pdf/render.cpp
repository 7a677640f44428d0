#include "pdf/render.h"

#include "pdf/document.h"
#include "pdf/flow.h"

namespace qianpi::pdf {

std::string render(const Sheet& sheet, const Fonts& fonts) {
  const std::vector<Leaf> leaves = lay_out(sheet, fonts.faces());
  return write_document(sheet, fonts.faces(), leaves);
}

std::string_view renderer_version() { return "1"; }

}  // namespace qianpi::pdf
