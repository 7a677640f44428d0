#include "adapters/cli/verify.h"

#include <fstream>
#include <iterator>
#include <map>

#include "adapters/cli/anchor_file.h"
#include "adapters/cli/journal_file.h"
#include "adapters/cli/verify_paper.h"
#include "engine/base/hash.h"
#include "engine/journal.h"

namespace qianpi::cli {

namespace {

void say_break(Streams streams, const std::string& of, const Break& found) {
  streams.err << of << ": 第 " << found.seq << " 行 / row " << found.seq << ": " << found.what.zh << " / " << found.what.en << '\n';
}

/// A cut at the end leaves a good chain: only the number of rows that the case itself counts can tell.
bool is_good(const std::string& of, const std::vector<JournalRow>& rows, std::int64_t expected, Streams streams) {
  if (const auto found = verify_chain(rows, {})) {
    say_break(streams, of, *found);
    return false;
  }
  if (static_cast<std::int64_t>(rows.size()) == expected) return true;
  say_break(streams, of,
            {static_cast<std::int64_t>(rows.size()) + 1,
             {"末尾缺行，应有 " + std::to_string(expected) + " 行", "rows are missing at the end; there should be " + std::to_string(expected)}});
  return false;
}

bool are_papers_good(const Case& on, Blobs& blobs, Streams streams) {
  bool good = true;
  for (const Paper& paper : on.papers) {
    if (paper.sha256.empty()) continue;
    const auto bytes = blobs.read_paper(paper.sha256);
    if (bytes && sha256_hex(*bytes) == paper.sha256) continue;
    streams.err << "case " << on.id.value << ": " << paper.title
                << (bytes ? "：文书已被改动 / the paper was changed" : "：文书缺失 / the paper is missing") << '\n';
    good = false;
  }
  return good;
}

int verify_journal(const std::string& text, const std::string& name, Streams streams) {
  const auto read = read_journal(text);
  if (const auto* none = std::get_if<NoJournal>(&read)) {
    streams.err << name << "：" << none->why.zh << " / " << none->why.en << '\n';
    return 2;
  }
  if (const auto* found = std::get_if<Break>(&read)) {
    say_break(streams, name, *found);
    return 1;
  }
  const auto& file = std::get<JournalFile>(read);
  streams.out << name << "：完整 / unbroken, rows " << file.rows.size() << ", head " << file.head << '\n';
  return 0;
}

/// The hashes of every chain's rows, for the anchors.
class Chains {
 public:
  void add(const std::string& kind, std::int64_t id, const std::vector<JournalRow>& rows) {
    std::vector<std::string>& hashes = hashes_[{kind, id}];
    for (const JournalRow& row : rows) hashes.push_back(row.hash);
  }
  std::string at(const ChainHead& head) const {
    const auto found = hashes_.find({head.kind, head.id});
    const bool there = found != hashes_.end() && head.facts > 0 && static_cast<std::size_t>(head.facts) <= found->second.size();
    return there ? found->second[static_cast<std::size_t>(head.facts - 1)] : std::string();
  }

 private:
  std::map<std::pair<std::string, std::int64_t>, std::vector<std::string>> hashes_;
};

/// True: unbroken, and as long as its case or record says.
bool look_at(const ChainHead& expected, const std::vector<JournalRow>& rows, Chains& chains, Streams streams) {
  chains.add(expected.kind, expected.id, rows);
  return is_good(expected.kind + " " + std::to_string(expected.id), rows, expected.facts, streams);
}

}  // namespace

int verify_all(Archive archive, Streams streams) {
  bool good = true;
  std::int64_t cases = 0, records = 0;
  Chains chains;
  const std::int64_t last = archive.store.new_case_id().value;
  for (std::int64_t id = 1; id < last; ++id) {
    const Case on = archive.store.load_case({id});
    if (on.revision == 0) continue;
    ++cases;
    good = look_at({"case", id, on.facts, {}}, archive.views.journal(on.id), chains, streams) && good;
    good = are_papers_good(on, archive.blobs, streams) && good;
  }
  for (const std::string& name : archive.store.packages()) {
    const auto version = archive.store.current_version(name);
    const auto package = version ? read_package(archive.store.load_version(*version)) : std::variant<PackagePtr, Problems>(Problems{});
    if (!std::holds_alternative<PackagePtr>(package)) continue;
    for (const auto& [register_name, of] : std::get<PackagePtr>(package)->registers)
      for (const RecordRow& row : archive.views.records(name, register_name, "")) {
        ++records;
        good = look_at({"record", row.id, row.record.facts, {}}, archive.views.journal(row.record.key), chains, streams) && good;
      }
  }
  good = are_anchors_good(
             archive.anchors, [&](const ChainHead& head) { return chains.at(head); }, streams) &&
         good;
  streams.out << (good ? "完整 / unbroken" : "不完整 / broken") << ": cases " << cases << ", records " << records << '\n';
  return good ? 0 : 1;
}

int verify_file(const std::filesystem::path& path, const Archive* archive, const std::vector<std::string>& trusted, Streams streams) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    streams.err << path.string() << "：无法读取 / cannot be read\n";
    return 2;
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.starts_with("%PDF-")) return verify_paper(bytes, archive, trusted, streams);
  const auto anchors = bytes.starts_with("{\"anchor\"") ? read_anchors(bytes) : std::nullopt;
  return anchors ? verify_anchor_file(*anchors, archive, streams) : verify_journal(bytes, path.string(), streams);
}

int export_journal(Archive archive, CaseId id, Streams streams) {
  const Case on = archive.store.load_case(id);
  if (on.revision == 0) {
    streams.err << "没有这个办件 / There is no such case: " << id.value << '\n';
    return 1;
  }
  streams.out << text_of(JournalFile{id, on.title, archive.views.journal(id), archive.store.chain_head(id)});
  return 0;
}

}  // namespace qianpi::cli
