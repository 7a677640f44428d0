// SHA-256 for chains, versions and what a signer saw. Bytes in, 64 hex digits out.
#pragma once
#include <string>
#include <string_view>

namespace qianpi {

std::string sha256_hex(std::string_view bytes);
/// Keyed: nobody without the key can tell it from random digits.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

}  // namespace qianpi
