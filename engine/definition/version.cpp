// The name of a version: SHA-256 over its files.
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/definition/package.h"

namespace qianpi {
namespace {

struct Digest {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  Digest() { EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<unsigned char, 32> bytes{};
    EVP_DigestFinal_ex(context.get(), bytes.data(), nullptr);
    std::string text;
    for (unsigned char byte : bytes) {
      constexpr std::string_view digits = "0123456789abcdef";
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
    return text;
  }
};

}  // namespace

/// Lengths are part of what is hashed: no bytes can move from one file to the next unseen.
VersionId version_of(const std::vector<PackageFile>& files) {
  std::vector<const PackageFile*> sorted;
  for (const PackageFile& file : files) sorted.push_back(&file);
  std::ranges::sort(sorted, {}, &PackageFile::path);
  Digest digest;
  for (const PackageFile* file : sorted) {
    for (const std::string* part : {&file->path, &file->text}) {
      digest.add(std::to_string(part->size()) + ":");
      digest.add(*part);
    }
  }
  return {digest.hex()};
}

}  // namespace qianpi
