// What is checked before any YAML parser sees a file: size, UTF-8, control characters, tabs. Used by yaml.cpp only.
#pragma once
#include <string>
#include <string_view>

#include "engine/base/problem.h"

namespace qianpi::yaml {

/// Problems that make parsing pointless. Lines count from 1, columns count characters.
Problems check_bytes(std::string_view text, const std::string& file, std::size_t most_bytes);

/// The column in characters of a byte offset within a line.
int column_of(std::string_view line, std::size_t byte);

}  // namespace qianpi::yaml
