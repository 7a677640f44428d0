// An SCXML file as a chart of our own, plus the executable content that belongs to its states and transitions.
// Used by the SCXML suite only. It refuses what it cannot translate by throwing Untranslatable, never silently.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "engine/statechart/chart.h"
#include "tests/scxml/ecmascript.h"

namespace qianpi::scxml {

struct Document {
  std::unique_ptr<pugi::xml_document> xml;  ///< keeps the nodes below alive
  std::filesystem::path folder;
  statechart::Chart chart;
  std::vector<pugi::xml_node> state_nodes;       ///< per state; onentry and onexit are its children
  std::vector<pugi::xml_node> transition_nodes;  ///< per transition; its children are its content
};

Document read_document(const std::filesystem::path&);

/// definitions.md, last paragraph: contains none of script, foreach, assign, cond=, …expr=, …location=.
bool has_expressions(const pugi::xml_node&);

/// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node&);
std::vector<std::string> words(std::string_view);

}  // namespace qianpi::scxml
