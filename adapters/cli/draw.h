// `qianpi draw verify`: recomputes the protocol of a draw, offline and without the office's key. Used by main.cpp. It changes nothing.
#pragma once
#include <filesystem>

#include "adapters/cli/validate.h"

namespace qianpi::cli {

/// "-": standard input. The exit code: 0 it is true, 1 something differs (the first difference is told), 2 unreadable or no protocol.
int verify_draw(const std::filesystem::path&, Streams);

}  // namespace qianpi::cli
