// Which known word a misspelt one was probably meant to be. Used by every message of the kind "did you mean".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"

namespace qianpi {

/// The likest of the known words, or empty when none is near (at most a third of the letters differ).
std::string likest(std::string_view word, const std::vector<std::string>& known);

/// "Did you mean X?", or else the list of what is known.
Bilingual suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace qianpi
