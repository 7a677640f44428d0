// XML of DMN as a plain tree: element, attributes, children, text; names without prefixes.
// Used by the DMN reader and the kit's runner. It refuses documents that are malformed or nested beyond reason, and
// reads no entities.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qianpi::rules {

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Element> children;
  std::string text;

  /// Empty when there is none.
  std::string attribute(std::string_view name) const;
  const Element* child(std::string_view name) const;
  std::vector<const Element*> all(std::string_view name) const;
};

/// Nothing when the document is malformed; `why` then says what and where.
std::optional<Element> read_xml(std::string_view xml, std::string& why);

}  // namespace qianpi::rules
