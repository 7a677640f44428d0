// A secret of the office in a file of its own: 32 random bytes as hex, readable by its owner alone. Made once, at the first start; several servers of
// one office share the file. Used by office.h. It refuses a file that others can read or that holds no key.
#pragma once
#include <filesystem>
#include <string>

#include "engine/ports/world.h"

namespace qianpi::clock {

/// The 64 digits. Makes the file when there is none; of two servers that start at once both read the same key. Throws std::runtime_error.
std::string read_or_make_key(const std::filesystem::path&, Entropy&);

}  // namespace qianpi::clock
