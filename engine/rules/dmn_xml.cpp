#include "engine/rules/dmn_xml.h"

#include <pugixml.hpp>

namespace qianpi::rules {
namespace {

constexpr int deepest_element = 200;

std::string local(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.find(':');
  return std::string(colon == std::string_view::npos ? whole : whole.substr(colon + 1));
}

bool convert(const pugi::xml_node& from, Element& to, int depth) {
  if (depth > deepest_element) return false;
  to.name = local(from.name());
  for (const auto& attribute : from.attributes()) to.attributes.emplace_back(local(attribute.name()), attribute.value());
  for (const auto& child : from.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) to.text += child.value();
    if (child.type() != pugi::node_element) continue;
    to.children.emplace_back();
    if (!convert(child, to.children.back(), depth + 1)) return false;
  }
  return true;
}

}  // namespace

std::string Element::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

const Element* Element::child(std::string_view wanted) const {
  for (const auto& element : children)
    if (element.name == wanted) return &element;
  return nullptr;
}

std::vector<const Element*> Element::all(std::string_view wanted) const {
  std::vector<const Element*> found;
  for (const auto& element : children)
    if (element.name == wanted) found.push_back(&element);
  return found;
}

std::optional<Element> read_xml(std::string_view xml, std::string& why) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) {
    why = std::string(parsed.description()) + " at byte " + std::to_string(parsed.offset);
    return std::nullopt;
  }
  Element root;
  if (convert(document.document_element(), root, 0)) return root;
  why = "nested deeper than " + std::to_string(deepest_element) + " elements";
  return std::nullopt;
}

}  // namespace qianpi::rules
