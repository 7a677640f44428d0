// A plain table as a file to download: CSV or XLSX. Registers use it. No cell is ever a formula, whoever typed it: a spreadsheet that opens the file
// computes and fetches nothing.
#pragma once
#include <string>
#include <vector>

#include "adapters/http/json.h"

namespace qianpi::http {

struct PlainTable {
  std::string title;
  std::vector<std::string> heads;
  std::vector<std::vector<Json>> rows;  ///< texts and numbers; null is an empty cell
};

/// UTF-8 with a mark, lines ending with CR LF; a text that a spreadsheet would compute gets an apostrophe before it.
std::string csv_of(const PlainTable&);
/// Excel's own format: texts as texts. Throws Fault when it cannot be written.
std::string xlsx_of(const PlainTable&);

}  // namespace qianpi::http
