#include "adapters/cli/bundle.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "adapters/cli/anchor_file.h"
#include "adapters/cli/bundle_parts.h"
#include "adapters/cli/journal_file.h"
#include "engine/base/hash.h"
#include "engine/rules/value_text.h"

namespace qianpi::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t us_per_second = 1'000'000;

/// The folder that grows, and the list of what stands in it.
class Folder {
 public:
  explicit Folder(fs::path path) : path_(std::move(path)) { fs::create_directories(path_); }

  void put(const std::string& name, const std::string& bytes) {
    write(name, bytes);
    list_ += sha256_hex(bytes) + "  " + name + "\n";
  }
  void close(const pdf::Signer& signer, Instant now) {
    write(part::list, list_);
    write(part::list_signature, signer.sign(list_, now.us / us_per_second));
  }

 private:
  void write(const std::string& name, const std::string& bytes) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    if (!(std::ofstream(file, std::ios::binary) << bytes).flush()) throw std::runtime_error(file.string() + "：无法写入 / cannot be written");
  }

  fs::path path_;
  std::string list_;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The first anchor that covers as much as possible of the chain, and the way to its root.
std::string proof_of(Anchors& anchors, const std::vector<Anchor>& all, CaseId id) {
  nlohmann::ordered_json json;
  for (auto anchor = all.rbegin(); anchor != all.rend() && json.is_null(); ++anchor) {
    const std::vector<ChainHead> heads = anchors.heads_of(anchor->no);
    const auto own = std::ranges::find_if(heads, [&](const ChainHead& one) { return one.kind == "case" && one.id == id.value; });
    if (own == heads.end()) continue;
    json = {{"anchor", anchor->no}, {"case", id.value}, {"facts", own->facts}, {"head", own->head}, {"way", way_to_root(heads, *own)}};
  }
  return json.dump() + "\n";
}

void put_papers(Folder& folder, const Case& on, Blobs& blobs) {
  for (const Paper& paper : on.papers) {
    if (paper.sha256.empty()) continue;
    const auto bytes = blobs.read_paper(paper.sha256);
    if (!bytes) throw std::runtime_error("文书缺失：" + paper.title + " / a paper is missing: " + paper.sha256);
    folder.put(place_of_paper(paper.no), *bytes);
  }
}

void put_attachments(Folder& folder, const std::vector<JournalRow>& journal, Blobs& blobs) {
  for (const AttachedFile& one : attached_in(journal)) folder.put(place_of(one), blobs.read({one.id}));
}

void put_calendars(Folder& folder, const fs::path& calendars) {
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(calendars))
    if (entry.path().extension() == ".yaml") files.insert(entry.path());
  for (const fs::path& file : files) folder.put("calendar/" + file.filename().string(), bytes_of(file));
}

void put_certificates(Folder& folder, const std::vector<std::string>& trusted) {
  for (std::size_t i = 0; i < trusted.size(); ++i) folder.put(part::certificates + std::to_string(i + 1) + ".pem", trusted[i]);
}

/// Attachments stand as contexts {id, name, sha256} wherever a value may stand.
void collect(const rules::Value& value, std::set<AttachedFile>& into) {
  if (value.is(rules::Kind::list)) {
    for (const rules::Value& one : value.items()) collect(one, into);
  } else if (value.is(rules::Kind::context)) {
    const auto text = [&](const char* name) {
      const rules::Value* found = value.get(name);
      return found && found->is(rules::Kind::text) ? found->text() : std::string();
    };
    if (text("sha256").size() == 64 && text("id").size() == 32) into.insert({text("id"), text("name"), text("sha256")});
    for (const auto& [name, one] : value.entries()) collect(one, into);
  }
}

}  // namespace

std::vector<AttachedFile> attached_in(const std::vector<JournalRow>& journal) {
  std::set<AttachedFile> files;
  for (const JournalRow& row : journal) collect(rules::from_json(row.body), files);
  return {files.begin(), files.end()};
}

/// The id, with the name's ending so that a double click opens it: the name itself is the uploader's and touches no file system.
std::string place_of(const AttachedFile& file) {
  std::string ending = fs::path(file.name).extension().string();
  const bool plain = ending.size() <= 6 && std::all_of(ending.begin() + !ending.empty(), ending.end(),
                                                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
  return part::attachments + file.id + (plain ? ending : "");
}

std::string place_of_paper(int no) { return part::papers + std::to_string(no) + ".pdf"; }

int export_bundle(Archive archive, CaseId id, const BundleWish& wish, Streams streams) {
  const Case on = archive.store.load_case(id);
  if (on.revision == 0) {
    streams.err << "没有这个办件 / There is no such case: " << id.value << '\n';
    return 1;
  }
  if (fs::exists(wish.out) && !(fs::is_directory(wish.out) && fs::is_empty(wish.out))) {
    streams.err << wish.out.string() << "：已经存在；请用 --out 另选一个文件夹 / exists already: choose another folder with --out\n";
    return 1;
  }
  const JournalFile journal{id, on.title, archive.views.journal(id), archive.store.chain_head(id)};
  const std::vector<Anchor> anchors = archive.anchors.anchors();
  Folder folder(wish.out);
  folder.put(part::readme, readme_of(on, wish.now));
  folder.put(part::journal, text_of(journal));
  folder.put(part::state, rules::to_json(to_value(on)) + "\n");
  folder.put(part::anchors, text_of(anchors));
  folder.put(part::proof, proof_of(archive.anchors, anchors, id));
  put_papers(folder, on, archive.blobs);
  put_attachments(folder, journal.rows, archive.blobs);
  for (const PackageFile& file : archive.store.load_version(on.version)) folder.put(part::version + file.path, file.text);
  put_calendars(folder, wish.calendars);
  put_certificates(folder, wish.trusted);
  folder.close(*wish.signer, wish.now);
  streams.out << wish.out.string() << "\t" << on.title << "\trows " << journal.rows.size() << ", papers "
              << std::ranges::count_if(on.papers, [](const Paper& one) { return !one.sha256.empty(); }) << '\n';
  return 0;
}

}  // namespace qianpi::cli
