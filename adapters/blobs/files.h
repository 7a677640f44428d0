// Files that are there whole or not at all, also after a power loss. Used by blobs.cpp only.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace qianpi::blobs {

/// Makes the folder, those above it too, durably. Throws Fault.
void make_folder(const std::filesystem::path&);
/// Temporary file, fsync, rename, fsync of the folder. On failure nothing is left; throws StorageFull or Fault.
void write_durably(const std::filesystem::path&, std::string_view bytes);
/// Nothing when there is no such file; throws Fault when it cannot be read.
std::optional<std::string> read_whole(const std::filesystem::path&);

}  // namespace qianpi::blobs
