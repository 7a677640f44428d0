// Attachments and papers as files under the data folder: attachments/ under random ids, papers/ by hash. Made by main.cpp. Names
// that people give never touch the file system; a write that fails leaves nothing behind and throws Fault.
#pragma once
#include <filesystem>
#include <memory>

#include "engine/ports/world.h"

namespace qianpi::blobs {

/// `entropy` and `clock` must outlive it. In `about` of put, only name and owner are read; the rest is found out here.
std::unique_ptr<Blobs> open(const std::filesystem::path& folder, Entropy& entropy, Clock& clock);

}  // namespace qianpi::blobs
