// Packages as folders on disk: all the files that make one up, its own and those of the packages it `uses`. Used by the command line
// and at start to publish. It reads; what the files mean is the engine's to say.
#pragma once
#include <filesystem>
#include <variant>
#include <vector>

#include "engine/definition/package.h"

namespace qianpi::packages {

/// `folder` is the package's own (workflows/NAME); paths in the answer are relative to its parent.
std::variant<std::vector<PackageFile>, Problems> read_files(const std::filesystem::path& folder);
/// read_files, then the engine's read_package.
std::variant<PackagePtr, Problems> read(const std::filesystem::path& folder);
/// Sub-folders that hold a package.yaml, sorted.
std::vector<std::filesystem::path> packages_in(const std::filesystem::path& parent);

/// The years of config/calendar.
std::variant<calendar::Calendar, Problems> read_calendar(const std::filesystem::path& folder);

}  // namespace qianpi::packages
