// `qianpi verify`: the journal's chains of a whole data folder with their anchors, or of one exported case, offline; papers against the
// hashes in their journal. Bundles are judged in bundle.h. Used by main.cpp. It changes nothing but the number that tells how many cases there can be.
#pragma once
#include <filesystem>

#include "adapters/cli/validate.h"
#include "engine/ports.h"
#include "engine/ports/anchors.h"

namespace qianpi::cli {

struct Archive {
  Store& store;
  Views& views;
  Blobs& blobs;
  Anchors& anchors;
};

/// Every case and record, their chains and papers. The exit code: 0 unbroken, 1 something is wrong.
int verify_all(Archive, Streams);
/// An exported journal, anchors that were kept outside, or a PDF (verify_paper.h): its signatures against the trusted certificates, its hash against
/// the archive. Code 2: it is none of these, or nothing was given to judge it by.
int verify_file(const std::filesystem::path&, const Archive*, const std::vector<std::string>& trusted, Streams);
/// The case's journal alone (journal_file.h), to stdout.
int export_journal(Archive, CaseId, Streams);

}  // namespace qianpi::cli
