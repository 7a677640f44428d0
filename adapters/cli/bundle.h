// An archive bundle 归档包: all of one case as a folder that can be judged on any machine, offline: papers, data, attachments, journal, the version's
// files, calendar, certificates, anchors, and a README that says how. Written by `qianpi export`, judged by `qianpi verify FOLDER`; called by main.cpp.
// It follows no link and believes nothing in the folder but what is proven by the journal.
#pragma once
#include "adapters/cli/verify.h"
#include "pdf/sign.h"

namespace qianpi::cli {

struct BundleWish {
  std::filesystem::path out;        ///< must not exist, or be empty
  std::filesystem::path calendars;  ///< a folder of *.yaml
  std::vector<std::string> trusted;
  std::shared_ptr<const pdf::Signer> signer;  ///< of the list of files
  Instant now;
};
/// The exit code: 0 written, 1 no such case, or the folder is taken.
int export_bundle(Archive, CaseId, const BundleWish&, Streams);

struct BundleProof {
  std::vector<std::string> trusted;  ///< certificates from elsewhere; none: those of the bundle, which says so
  std::string kept_anchors;          ///< an anchors file from elsewhere; empty: none
};
/// Each part is judged and told. The exit code: 0 whole, 1 something was changed, is missing or was added, 2 no bundle.
int verify_bundle(const std::filesystem::path&, const BundleProof&, Streams);

/// Files that a journal speaks of.
struct AttachedFile {
  std::string id, name, sha256;
  auto operator<=>(const AttachedFile&) const = default;
};
std::vector<AttachedFile> attached_in(const std::vector<JournalRow>&);
std::string place_of(const AttachedFile&);  ///< within the bundle
std::string place_of_paper(int no);

}  // namespace qianpi::cli
