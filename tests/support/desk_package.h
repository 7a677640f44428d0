// The files of the small office's package.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/definition/package.h"

namespace qianpi::test {

std::vector<PackageFile> desk_files(std::map<std::string, std::string> extra);

}  // namespace qianpi::test
