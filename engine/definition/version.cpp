// The name of a version: SHA-256 over its files.
#include <algorithm>

#include "engine/base/hash.h"
#include "engine/definition/package.h"

namespace qianpi {

/// Lengths are part of what is hashed: no bytes can move from one file to the next unseen.
VersionId version_of(const std::vector<PackageFile>& files) {
  std::vector<const PackageFile*> sorted;
  for (const PackageFile& file : files) sorted.push_back(&file);
  std::ranges::sort(sorted, {}, &PackageFile::path);
  std::string all;
  for (const PackageFile* file : sorted)
    for (const std::string* part : {&file->path, &file->text}) all += std::to_string(part->size()) + ":" + *part;
  return {sha256_hex(all)};
}

}  // namespace qianpi
