// `qianpi verify` and `qianpi export`: the journal's chains of a whole data folder, or of one exported case, offline; papers against the
// hashes in their journal. Used by main.cpp. It changes nothing but the number that tells how many cases there can be.
#pragma once
#include <filesystem>

#include "adapters/cli/validate.h"
#include "engine/ports.h"

namespace qianpi::cli {

struct Archive {
  Store& store;
  Views& views;
  Blobs& blobs;
};

/// Every case and record, their chains and papers. The exit code: 0 unbroken, 1 something is wrong.
int verify_all(Archive, Streams);
/// A file written by export_case, or a PDF (verify_paper.h): its signatures against the trusted certificates, its hash against the archive. Code 2:
/// it is neither, or nothing was given to judge it by.
int verify_file(const std::filesystem::path&, const Archive*, const std::vector<std::string>& trusted, Streams);
/// One JSON object per line: first the case's head, then each row as stored.
int export_case(Archive, CaseId, Streams);

}  // namespace qianpi::cli
