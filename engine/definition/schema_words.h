// How a broken schema rule is told to a clerk: what stands there, what may stand there, which key was probably meant.
#pragma once
#include <string>
#include <vector>

#include "engine/yaml/yaml.h"

namespace qianpi {

/// One rule of a schema, broken at one node. What the schema allows there is already looked up.
struct Violation {
  enum class Kind { unknown_key, missing_key, wrong_kind, not_in_list, wrong_form, too_small, too_big };
  Kind kind = Kind::wrong_kind;
  std::string key;                   ///< the unknown or missing one
  std::vector<std::string> allowed;  ///< keys, words, or JSON Schema type names
};

Problem tell(const Violation&, const yaml::Node&);

}  // namespace qianpi
