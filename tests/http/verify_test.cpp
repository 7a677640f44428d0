// What the public is told of a paper: by its code, by its file, by a file that somebody changed.
#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/facts.h"
#include "engine/journal.h"
#include "engine/rules/value_text.h"
#include "tests/http/office.h"
#include "tests/keys/signed_papers.h"

namespace qianpi::http {
namespace {

const std::string& paper() { return test::five_steps().back(); }

/// An office whose first case has one paper, signed by five; `journalled` false: the journal speaks of another.
void put_paper(TestOffice& office, bool journalled = true) {
  const PackagePtr package = office.engine.library().all_current().front();
  const std::string hash = sha256_hex(paper());
  Changes changes;
  changes.after.id = office.store.new_case_id();
  changes.after.revision = changes.after.facts = 1;
  changes.after.package = package->name;
  changes.after.version = package->version;
  changes.after.workflow = package->workflows.begin()->first;
  Paper filed;
  filed.no = 1;
  filed.title = "公示";
  filed.number = "阳安公示〔2026〕1号";
  filed.code = "0123456789abcdefghij";
  filed.sha256 = hash;
  changes.after.papers.push_back(filed);
  const Fact fact = fact::PaperRendered{1, journalled ? hash : sha256_hex("another"), 1, "pdf"};
  changes.journal = {{1, office.clock.now(), {}, "engine", std::string(kind_of(fact)), rules::to_json(to_value(fact)), "", ""}};
  chain(changes.journal, {});
  office.store.save(changes);
  office.blobs.put_paper(hash, paper());
  office.site.trusted = [] { return test::office_keys().trusted(); };
}

Json by_file(TestOffice& office, const std::string& bytes) {
  Request request = office.request("", "POST", "/public/verify", bytes);
  request.headers["content-type"] = "application/pdf";
  const Json told = body_of(office.ask(request));
  CHECK(misfit(told, "Verification") == "");
  return told;
}

TEST_CASE("The code on a paper tells who signed it, when, and that journal and file agree") {
  TestOffice office;
  put_paper(office);
  const Json told = body_of(office.get("", "/public/verify/0123456789abcdefghij"));
  CHECK(misfit(told, "Verification") == "");
  CHECK(told["journal"] == true);
  CHECK(told["signed_to_the_end"] == true);
  REQUIRE(told["signatures"].size() == 5);
  CHECK(told["signatures"][2]["signer"] == "王𠮷");
  CHECK(told["signatures"][2]["at"] == "2026-03-12T10:02:00+08:00");
  CHECK(told["signatures"][4]["reason"] == "盖章");
  CHECK(told["signatures"][4]["verdict"] == "valid");
  CHECK(told["statement_zh"].get<std::string>().find("电子签名法") != std::string::npos);
}

TEST_CASE("The file itself is known; with something added it is known as changed; with a changed byte nobody knows it, but its signatures tell") {
  TestOffice office;
  put_paper(office);
  const Json whole = by_file(office, paper());
  CHECK(whole["known"] == true);
  CHECK(whole["unchanged"] == true);
  const Json longer = by_file(office, paper() + "%%EOF\n");
  CHECK(longer["known"] == true);
  CHECK(longer["number"] == "阳安公示〔2026〕1号");
  CHECK(longer["unchanged"] == false);
  CHECK(longer["valid"] == false);
  CHECK(longer["signed_to_the_end"] == false);
  std::string bytes = paper();
  bytes[bytes.size() / 3] ^= 1;
  const Json changed = by_file(office, bytes);
  CHECK(changed["known"] == false);
  CHECK(changed["signatures"].size() == 5);
  CHECK(changed["signatures"][4]["verdict"] == "changed");
}

TEST_CASE("A paper that its journal doesn't know, or whose signers nobody trusts, is told so") {
  TestOffice office;
  put_paper(office, false);
  office.site.trusted = [] { return test::strangers_keys().trusted(); };
  const Json told = by_file(office, paper());
  CHECK(told["journal"] == false);
  CHECK(told["signatures"][0]["verdict"] == "untrusted");
}

TEST_CASE("A PDF that nobody signed is told as such") {
  TestOffice office;
  const Json told = by_file(office, "%PDF-1.7\n");
  CHECK(told["known"] == false);
  CHECK(told["signatures"].empty());
  CHECK(told["signed_to_the_end"].is_null());
}

}  // namespace
}  // namespace qianpi::http
