// A file of several YAML documents, cut into single ones. Used where a file may hold a list of equals (scenarios); the strict reader
// itself takes one document only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::yaml {

/// Cut at lines that are `---`. Each part keeps its line numbers: what stood before it is empty lines. Parts without content are left out,
/// except that an empty file is one empty document.
std::vector<std::string> documents(std::string_view text);

}  // namespace qianpi::yaml
