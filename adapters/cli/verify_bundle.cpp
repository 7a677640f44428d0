#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "adapters/cli/anchor_file.h"
#include "adapters/cli/bundle.h"
#include "adapters/cli/bundle_parts.h"
#include "adapters/cli/journal_file.h"
#include "engine/base/hash.h"
#include "engine/evolve.h"
#include "engine/rules/value_text.h"
#include "pdf/signatures.h"

namespace qianpi::cli {

namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;  ///< by their place in the bundle

/// Regular files only: a link could lead anywhere.
Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const bool plain = entry.is_regular_file() && !entry.is_symlink();
    files[fs::relative(entry.path(), folder).generic_string()] = plain ? std::string{std::istreambuf_iterator<char>(in), {}} : std::string();
  }
  return files;
}

class Judgement {
 public:
  Judgement(Files files, const BundleProof& proof, Streams streams) : files_(std::move(files)), proof_(proof), streams_(streams) {
    trusted_ = proof.trusted;
    if (trusted_.empty())
      for (const auto& [name, bytes] : files_)
        if (name.starts_with(part::certificates)) trusted_.push_back(bytes);
  }

  int judge() {
    const auto read = read_journal(files_[part::journal]);
    const auto* journal = std::get_if<JournalFile>(&read);
    say({"流转记录的校验链", "the journal's chain"}, journal != nullptr, journal ? std::to_string(journal->rows.size()) : why_not(read));
    look_at_list();
    if (journal) {
      look_at_state(*journal);
      look_at_version();
      look_at_papers(*journal);
      look_at_attachments(*journal);
      look_at_anchors(*journal);
    }
    if (proof_.trusted.empty())
      streams_.out << "证书来自归档包本身，请与办公室公布的核对（--trust）/ The certificates are the bundle's own: compare them with the office's "
                      "(--trust)\n";
    (good_ ? streams_.out : streams_.err) << (good_ ? "完整属实 / Whole and genuine\n" : "不属实 / Not genuine\n");
    return good_ ? 0 : 1;
  }

 private:
  static std::string why_not(const std::variant<JournalFile, Break, NoJournal>& read) {
    if (const auto* found = std::get_if<Break>(&read)) return "row " + std::to_string(found->seq) + " " + found->what.zh + " / " + found->what.en;
    const auto* none = std::get_if<NoJournal>(&read);
    return none ? none->why.zh + " / " + none->why.en : std::string();
  }

  void say(const Bilingual& what, bool holds, const std::string& detail) {
    good_ = good_ && holds;
    (holds ? streams_.out : streams_.err) << (holds ? "✓ " : "✗ ") << what.zh << " / " << what.en << (detail.empty() ? "" : ": ") << detail << '\n';
  }

  void look_at_list() {
    std::set<std::string> listed{part::list, part::list_signature};
    std::string wrong;
    std::istringstream lines(files_[part::list]);
    for (std::string line; std::getline(lines, line);) {
      const std::string name = line.size() > 66 ? line.substr(66) : line;
      const auto file = files_.find(name);
      if (file == files_.end() || line != sha256_hex(file->second) + "  " + name) wrong += " " + name;
      listed.insert(name);
    }
    for (const auto& [name, bytes] : files_)
      if (!listed.contains(name)) wrong += " +" + name;
    say({"文件齐全且未改动", "all files are there and unchanged"}, wrong.empty(), wrong.empty() ? std::to_string(listed.size() - 2) : wrong);
    const pdf::CmsFinding found = pdf::check_cms(files_[part::list_signature], files_[part::list], trusted_);
    say({"文件清单由办公室签名", "the list of files is signed by the office"}, found.intact && found.trusted, found.signer);
  }

  /// The case as stored must be what its journal says.
  void look_at_state(const JournalFile& journal) {
    std::string wrong;
    try {
      std::string text = files_[part::state];
      if (text.ends_with('\n')) text.pop_back();
      state_ = case_from(rules::from_json(text));
      Case folded;
      for (const JournalRow& row : journal.rows) folded = evolve(std::move(folded), fact_from(row.kind, rules::from_json(row.body)), row.recorded_at);
      folded.id = journal.on;
      folded.revision = state_.revision;
      folded.facts = static_cast<std::int64_t>(journal.rows.size());
      if (rules::to_json(to_value(folded)) != text) wrong = "与流转记录不符 / differs from the journal";
    } catch (const std::exception& error) {
      wrong = error.what();
    }
    say({"办件数据与流转记录一致", "the case is what its journal says"}, wrong.empty(), wrong);
  }

  void look_at_version() {
    std::vector<PackageFile> files;
    for (const auto& [name, bytes] : files_)
      if (name.starts_with(part::version)) files.push_back({name.substr(part::version.size()), bytes});
    const VersionId is = version_of(files);
    say({"流程版本就是办件所用的", "the version is the one the case ran on"}, is == state_.version, is.value);
  }

  void look_at_papers(const JournalFile& journal) {
    for (const JournalRow& row : journal.rows) {
      const Fact fact = fact_from(row.kind, rules::from_json(row.body));
      const auto* rendered = std::get_if<fact::PaperRendered>(&fact);
      if (!rendered) continue;
      const std::string name = place_of_paper(rendered->paper), &bytes = files_[name];
      const pdf::SignedPaper read = pdf::read_signatures(bytes, trusted_);
      std::string signers;
      for (const pdf::FoundSignature& one : read.signatures) signers += (signers.empty() ? "" : "、") + one.cms.signer;
      const bool sound = read.signatures.empty() || (read.intact() && read.trusted());
      say({name + " 与流转记录一致，签名有效", "is in the journal, and its signatures are valid"}, sha256_hex(bytes) == rendered->sha256 && sound,
          signers);
    }
  }

  void look_at_attachments(const JournalFile& journal) {
    std::string wrong;
    const std::vector<AttachedFile> all = attached_in(journal.rows);
    for (const AttachedFile& one : all)
      if (sha256_hex(files_[place_of(one)]) != one.sha256) wrong += " " + place_of(one);
    say({"附件与流转记录一致", "the attachments are those of the journal"}, wrong.empty(), wrong.empty() ? std::to_string(all.size()) : wrong);
  }

  void look_at_anchors(const JournalFile& journal) {
    const auto all = read_anchors(files_[part::anchors]);
    const auto found = all ? verify_anchors(*all) : std::nullopt;
    say({"锚定链", "the anchors' chain"}, all && !found, all ? std::to_string(all->size()) : "");
    if (!all || found) return;
    if (!proof_.kept_anchors.empty()) look_at_kept(*all);
    const auto proof = nlohmann::json::parse(files_[part::proof], nullptr, false);
    if (proof.is_null()) {
      streams_.out << "· 本办件尚未锚定 / no anchor covers this case yet\n";
      return;
    }
    std::string detail;
    say({"流转记录属于锚定", "the journal is under an anchor"}, is_anchored(proof, *all, journal, detail), detail);
  }

  static bool is_anchored(const nlohmann::json& proof, const std::vector<Anchor>& all, const JournalFile& journal, std::string& detail) try {
    const ChainHead head{"case", journal.on.value, proof.at("facts").get<std::int64_t>(), proof.at("head").get<std::string>()};
    const auto anchor = std::ranges::find(all, proof.at("anchor").get<std::int64_t>(), &Anchor::no);
    const bool inside = head.facts > 0 && static_cast<std::size_t>(head.facts) <= journal.rows.size();
    if (anchor == all.end() || !inside || journal.rows[static_cast<std::size_t>(head.facts - 1)].hash != head.head) return false;
    detail = to_text(anchor->at) + ", " + std::to_string(head.facts) + "/" + std::to_string(journal.rows.size());
    return leads_to(head, proof.at("way").get<WayToRoot>(), anchor->root);
  } catch (const nlohmann::json::exception&) {
    return false;
  }

  void look_at_kept(const std::vector<Anchor>& all) {
    auto kept = read_anchors(proof_.kept_anchors);
    if (kept && kept->size() > all.size()) kept->resize(all.size());  // it may be of a later day
    const std::int64_t missing = kept ? missing_anchor(*kept, all) : -1;
    say({"与另行保存的锚定一致", "agrees with the anchors that were kept elsewhere"}, missing == 0,
        missing > 0 ? "anchor " + std::to_string(missing) : "");
  }

  Files files_;
  const BundleProof& proof_;
  Streams streams_;
  std::vector<std::string> trusted_;
  Case state_;
  bool good_ = true;
};

}  // namespace

int verify_bundle(const fs::path& folder, const BundleProof& proof, Streams streams) {
  if (!fs::is_regular_file(folder / part::journal)) {
    streams.err << folder.string() << "：不是归档包，没有 " << part::journal << " / is no archive bundle: it has no " << part::journal << '\n';
    return 2;
  }
  return Judgement(files_in(folder), proof, streams).judge();
}

}  // namespace qianpi::cli
