// An archive bundle is judged by itself, far from the office; whatever is done to it is found and named.
#include "adapters/cli/bundle.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "adapters/cli/anchor_file.h"
#include "adapters/cli/journal_file.h"
#include "engine/base/hash.h"
#include "tests/keys/signed_papers.h"
#include "tests/support/ruled_desk.h"
#include "tests/support/temp_folder.h"

namespace qianpi::cli {
namespace {

using Catch::Contains;
namespace fs = std::filesystem;

constexpr const char* form_with_file = R"yaml(form: share-form
title: 份额申请
fields:
  amount: {title: 金额, type: money, required: true}
  proof: {title: 证明, type: attachment}
  part: {title: 份额, type: money}
  part_row: {title: 行, type: text}
  part_basis: {title: 依据, type: text}
page:
  blocks:
    - paragraph: "{part} {part_row} {part_basis}"
)yaml";

/// An office with one finished case: an attachment, a decision, a signed paper, an anchor.
struct Finished {
  test::Desk desk{{{"rules/share.yaml", test::share_table}, {"forms/share-form.yaml", form_with_file}, {"ruled.yaml", test::ruled_workflow}}};
  test::MemoryBlobs blobs;
  test::TempFolder folder;
  CaseId on;

  Finished() {
    Blob about;
    about.name = "证明.txt";
    about.sha256 = sha256_hex("amount: 300");
    const Blob proof = blobs.put(about, "amount: 300");
    verb::Start start;
    start.package = "desk";
    start.workflow = "ruled";
    start.data = rules::Value::context(
        {{"amount", 300},
         {"proof", rules::Value::list({rules::Value::context(
                       {{"id", proof.id.value}, {"name", proof.name}, {"size", 11}, {"sha256", sha256_hex("amount: 300")}})})}});
    on = desk.done("ann", {}, start).on;
    desk.decide("bob", on, "approve");
    const std::string& paper = test::five_steps().back();
    blobs.put_paper(sha256_hex(paper), paper);
    desk.done("engine", on, verb::FilePaper{1, sha256_hex(paper), "pdf 2", 1});
    anchor_new_day(desk.store, desk.clock.now());
  }
  Archive archive() { return {desk.store, desk.store, blobs, desk.store}; }
  fs::path bundle() const { return folder.path() / "bundle"; }
  int write() {
    std::ostringstream out, err;
    const auto signer = test::office_keys().signer("office-papers", "文书归档");
    return export_bundle(archive(), on,
                         {bundle(), fs::path(QIANPI_ROOT) / "config/calendar", test::office_keys().trusted(), signer, test::StandingClock().now()},
                         {out, err});
  }
};

struct Told {
  int code;
  std::string words;
};

Told judge(const fs::path& folder, const BundleProof& proof = {}) {
  std::ostringstream out, err;
  const int code = verify_bundle(folder, proof, {out, err});
  return {code, out.str() + err.str()};
}

std::string bytes_in(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("A bundle holds everything of its case and is whole and genuine on any machine") {
  Finished office;
  REQUIRE(office.write() == 0);
  for (const char* name : {"README.md", "journal.jsonl", "case.json", "anchors.jsonl", "anchor-proof.json", "papers/1.pdf", "version/desk/ruled.yaml",
                           "calendar/cn-2026.yaml", "certificates/1.pem", "MANIFEST.sha256", "MANIFEST.p7s"})
    CHECK(fs::exists(office.bundle() / name));
  CHECK(bytes_in(office.bundle() / "README.md").find("怎样核对") != std::string::npos);
  const Told own = judge(office.bundle());
  INFO(own.words);
  CHECK(own.code == 0);
  CHECK_THAT(own.words, Contains("王𠮷") && Contains("--trust"));
  CHECK(judge(office.bundle(), {test::office_keys().trusted(), text_of(office.desk.store.anchors())}).code == 0);
}

TEST_CASE("A bundle is never written over something") {
  Finished office;
  REQUIRE(office.write() == 0);
  CHECK(office.write() == 1);
}

TEST_CASE("A changed byte, a missing file and an added file are found, whichever it is") {
  Finished office;
  REQUIRE(office.write() == 0);
  for (const fs::path& file : files_of(office.bundle())) {
    CAPTURE(file);
    const std::string bytes = bytes_in(file);
    std::string changed = bytes;
    changed[changed.size() / 2] ^= 1;
    put_bytes(file, changed);
    CHECK(judge(office.bundle()).code == 1);
    fs::remove(file);
    CHECK(judge(office.bundle()).code != 0);
    put_bytes(file, bytes);
  }
  CHECK(judge(office.bundle()).code == 0);
  put_bytes(office.bundle() / "papers/2.pdf", "%PDF-1.7\n");
  CHECK(judge(office.bundle()).code == 1);
}

TEST_CASE("Whoever rewrites a bundle with all its hashes is told by the case, by the papers and by the anchor") {
  Finished office;
  REQUIRE(office.write() == 0);
  JournalFile journal = std::get<JournalFile>(read_journal(bytes_in(office.bundle() / "journal.jsonl")));
  std::string& body = journal.rows.front().body;
  body.replace(body.find("300"), 3, "999");
  chain(journal.rows, {});
  journal.head = journal.rows.back().hash;
  const std::string forged = text_of(journal), before = bytes_in(office.bundle() / "journal.jsonl");
  put_bytes(office.bundle() / "journal.jsonl", forged);
  std::string list = bytes_in(office.bundle() / "MANIFEST.sha256");
  list.replace(list.find(sha256_hex(before)), 64, sha256_hex(forged));
  put_bytes(office.bundle() / "MANIFEST.sha256", list);
  const Told told = judge(office.bundle());
  CHECK(told.code == 1);
  CHECK_THAT(told.words, Contains("✓ 流转记录的校验链") && Contains("✓ 文件齐全") && Contains("✗ 文件清单由办公室签名") && Contains("✗ 办件数据") &&
                             Contains("✗ 流转记录属于锚定"));
}

TEST_CASE("A bundle of strangers isn't taken for the office's, and one with other anchors than were kept is found") {
  Finished office;
  REQUIRE(office.write() == 0);
  CHECK(judge(office.bundle(), {test::strangers_keys().trusted(), {}}).code == 1);
  std::vector<Anchor> kept = office.desk.store.anchors();
  kept[0].at.us += 1;
  kept[0].hash = hash_of(kept[0]);
  const Told told = judge(office.bundle(), {{}, text_of(kept)});
  CHECK(told.code == 1);
  CHECK_THAT(told.words, Contains("✗ 与另行保存的锚定一致"));
}

TEST_CASE("What is no bundle is told with exit code 2") {
  test::TempFolder folder;
  CHECK(judge(folder.path()).code == 2);
}

}  // namespace qianpi::cli
