// `qianpi validate`: reads packages and says everything that is wrong with them. Used by main.cpp. It publishes nothing.
#pragma once
#include <filesystem>
#include <functional>
#include <ostream>
#include <vector>

#include "engine/definition/package.h"

namespace qianpi::cli {

/// "file:12:7: what — cure", first in Chinese, then in English.
void print(const Problems&, std::ostream&);
/// adapters/packages, wired in main.cpp.
using ReadPackage = std::function<std::variant<PackagePtr, Problems>(const std::filesystem::path&)>;

struct Streams {
  std::ostream &out, &err;
};

/// The exit code: 0 when every package is good, else 1.
int validate(const std::vector<std::filesystem::path>& packages, const ReadPackage&, Streams);

}  // namespace qianpi::cli
