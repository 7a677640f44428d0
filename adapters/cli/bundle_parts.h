// Where things stand in an archive bundle, and the words of its README. Shared by bundle.cpp and verify_bundle.cpp, which write and judge it.
#pragma once
#include <string>

#include "engine/case.h"

namespace qianpi::cli {

namespace part {
inline const std::string readme = "README.md", journal = "journal.jsonl", state = "case.json", anchors = "anchors.jsonl", proof = "anchor-proof.json",
                         list = "MANIFEST.sha256", list_signature = "MANIFEST.p7s";
inline const std::string papers = "papers/", attachments = "attachments/", version = "version/", certificates = "certificates/";
}  // namespace part

std::string readme_of(const Case&, Instant exported_at);

}  // namespace qianpi::cli
