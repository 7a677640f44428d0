// What `qianpi verify FILE.pdf` says in plain words: who signed what and when, whether anything changed since, whether the journal has the paper.
// Used by verify.cpp. It believes the trusted certificates and the archive that it is given, and nothing in the file.
#pragma once
#include <string>
#include <vector>

#include "adapters/cli/verify.h"

namespace qianpi::cli {

/// The exit code: 0 genuine, 1 changed, forged or unknown to the journal, 2 sound in itself, but neither certificates nor archive were given to judge it.
int verify_paper(const std::string& bytes, const Archive*, const std::vector<std::string>& trusted, Streams);

}  // namespace qianpi::cli
