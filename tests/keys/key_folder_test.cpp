// Where the keys lie, who may read them, and what happens when a certificate ends.
#include <catch2/catch.hpp>

#include <fstream>

#include "pdf/signatures.h"
#include "tests/keys/signed_papers.h"
#include "tests/support/temp_folder.h"

using namespace qianpi;
using namespace qianpi::test;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;

namespace {

fs::perms others_of(const fs::path& path) { return fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all); }

long long seconds(const char* at) { return read_instant(at)->us / 1'000'000; }

pdf::CmsFinding sign_at(keys::KeyFolder& keys, const char* at) {
  const auto signer = keys.signer("person-li", "李四");
  return pdf::check_cms(signer->sign("same bytes", seconds(at)), "same bytes", keys.trusted());
}

}  // namespace

TEST_CASE("Keys are made once, for their owner's eyes only", "[keys]") {
  TempFolder folder;
  StandingClock clock;
  const fs::path path = folder.path() / "keys";
  keys::KeyFolder keys(path, clock);
  keys.signer("person-li", "李四");
  CHECK(others_of(path) == fs::perms::none);
  for (const auto& entry : fs::directory_iterator(path)) CHECK(others_of(entry.path()) == fs::perms::none);
  const auto before = keys.trusted();
  CHECK(keys::KeyFolder(path, clock).trusted() == before);
  CHECK_THAT(before.front(), Contains("BEGIN CERTIFICATE") && !Contains("PRIVATE"));
}

TEST_CASE("A key that others can read is refused, with the cure", "[keys]") {
  TempFolder folder;
  StandingClock clock;
  const fs::path path = folder.path() / "keys";
  { keys::KeyFolder keys(path, clock); }
  fs::permissions(path / "stamp.pem", fs::perms::others_read, fs::perm_options::add);
  CHECK_THROWS_WITH(keys::KeyFolder(path, clock), Contains("chmod go-rwx"));
}

TEST_CASE("A certificate that ends is renewed; what it signed while it was valid stays trusted", "[keys]") {
  TempFolder folder;
  StandingClock clock;
  keys::KeyFolder keys(folder.path() / "keys", clock);
  const std::string old = keys.signer("person-li", "李四")->sign("same bytes", seconds("2026-03-12T10:00:00+08:00"));
  CHECK(sign_at(keys, "2026-03-12T10:00:00+08:00").trusted);
  CHECK_FALSE(sign_at(keys, "2029-04-12T10:00:00+08:00").trusted);  // after its end
  clock.at = *read_instant("2029-03-12T10:00:00+08:00");
  CHECK(sign_at(keys, "2029-04-12T10:00:00+08:00").trusted);
  CHECK(pdf::check_cms(old, "same bytes", keys.trusted()).trusted);
  CHECK(fs::exists(folder.path() / "keys" / "person-li.until-2029-03-12.pem"));
}

TEST_CASE("A key may be named after any person, and two people never share one", "[keys]") {
  CHECK(keys::KeyFolder::key_of("person", "../li") != keys::KeyFolder::key_of("person", "li"));
  CHECK(keys::KeyFolder::key_of("person", "../li").find('/') == std::string::npos);
  CHECK(keys::KeyFolder::key_of("seal", "阳泉市应急管理局") != keys::KeyFolder::key_of("seal", "阳泉市人民政府"));
}
