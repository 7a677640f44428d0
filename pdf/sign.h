// Signatures on a paper that print() has just made: each appends one incremental revision and leaves every byte before it as it was.
// adapters/paper calls it; who holds which key is a Signer's business. It asks no clock: the time of signing comes in.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pdf/render.h"

namespace qianpi::pdf {

// Whoever can sign bytes: a key in a file (cms.h), or a token in a drawer. Must bear calls from many threads.
class Signer {
 public:
  virtual ~Signer() = default;
  // A detached CMS in DER, CAdES, over the bytes; `at`: seconds since 1970. Throws SigningFailed.
  virtual std::string sign(std::string_view bytes, long long at) const = 0;
  virtual std::size_t most_bytes() const = 0;  // of what sign() returns
};

struct SigningFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Signing {
  std::string name{};    // of the person or organisation
  std::string reason{};  // 同意
  std::string at{};      // 2026-03-12T10:00:00+08:00
  long long at_seconds = 0;
  bool first = false;  // the paper's first signature says what may still be done to it: sign the other fields
};

// The paper with one more signature. Throws SigningFailed, also for a paper that print() didn't make.
std::string sign(std::string paper, const FieldPlace& field, const Signing& signing, const Signer& signer);

}  // namespace qianpi::pdf
