// What a PDF's signatures say, whoever made it: every /ByteRange is followed, none is believed. `qianpi verify` and the public page ask.
// It trusts no byte of the file and follows no reference in it; it opens no file and no network.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/cms.h"

namespace qianpi::pdf {

struct FoundSignature {
  CmsFinding cms;
  std::string name, reason;  // as its dictionary says; signed with the rest
  std::size_t covers = 0;    // bytes from the file's beginning
  bool well_placed = false;  // covers everything up to there, but for its own place
};

// What one signature is worth, the worst thing first.
enum class Verdict {
  unreadable,  // or its own place was changed
  changed,     // what it covers is not what was signed
  outdated,    // the certificate was not valid at the time of signing
  untrusted,   // the certificate comes from nobody who is trusted
  valid,
};
Verdict verdict_on(const FoundSignature&);
std::string_view name_of(Verdict);

struct SignedPaper {
  std::vector<FoundSignature> signatures;  // in the order of signing
  bool reaches_end = false;                // the last one covers the file to its last byte
  bool intact() const;                     // there is one, all are intact, and reaches_end
  bool trusted() const;                    // all come from certificates that are trusted
};

SignedPaper read_signatures(std::string_view pdf, const std::vector<std::string>& trusted);

}  // namespace qianpi::pdf
