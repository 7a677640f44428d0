// Stock titles of the format's own words, so that a definition needn't name what everybody calls the same.
#pragma once
#include <string_view>

#include "engine/base/problem.h"

namespace qianpi {

/// The title of a word of the format in both languages; for any other word the word itself ("check_out" → "Check out" in English).
Bilingual stock_title(std::string_view word);

}  // namespace qianpi
