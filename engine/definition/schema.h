// The JSON Schemas of workflows/schema, compiled into the program, and a package's YAML judged by them in a clerk's words.
// Used by the package reader. It refuses to judge meaning: that is the reader's and the checks' part.
#pragma once
#include <string_view>
#include <vector>

#include "engine/yaml/yaml.h"

namespace qianpi {

/// The text of workflows/schema/NAME.json as it was when the program was built; throws std::out_of_range for others.
std::string_view schema_text(std::string_view name);
std::vector<std::string_view> schema_names();

/// Everything in which the tree breaks that schema: the deepest places only, each once.
Problems judge(const yaml::Node& tree, std::string_view schema);

}  // namespace qianpi
