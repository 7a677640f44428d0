#include "pdf/render.h"

#include "pdf/document.h"
#include "pdf/flow.h"

namespace qianpi::pdf {

Printed print(const Sheet& sheet, const Fonts& fonts) {
  const std::vector<Leaf> leaves = lay_out(sheet, fonts.faces());
  Written written = write_document(sheet, fonts.faces(), leaves);
  return {std::move(written.bytes), static_cast<int>(leaves.size()), std::move(written.fields)};
}

std::string render(const Sheet& sheet, const Fonts& fonts) { return print(sheet, fonts).bytes; }

std::string_view renderer_version() { return "3"; }

}  // namespace qianpi::pdf
