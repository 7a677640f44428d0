// Stock workflows that a package takes over from a folder beside it (`uses`): under another name, with the words filled in that they leave open.
// Used by package.cpp, on trees before they are judged. Whether the result is a good workflow is for schema and checks to say.
#pragma once
#include <optional>

#include "engine/definition/reading.h"

namespace qianpi::reading {

/// `- common`, or `- {from: common, take: meeting-minutes, as: briefing-minutes, with: {chair: head}}`.
struct Use {
  std::string from, take, as;  ///< take "": every workflow of the folder, as it is
  Node with;
  Source where;
};

std::vector<Use> read_uses(const Node& manifest);

/// The stock workflow as its user wants it: `$word` replaced wherever it stands, `takes` gone. Nothing, and a problem, where a word is missing,
/// unknown, or not declared under `takes`.
std::optional<Node> filled(Notes&, Node stock, const Use&);

}  // namespace qianpi::reading
