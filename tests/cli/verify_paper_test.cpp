// What `qianpi verify FILE.pdf` says and which exit code it gives, with certificates alone.
#include "adapters/cli/verify_paper.h"

#include <catch2/catch.hpp>

#include <sstream>

#include "tests/keys/signed_papers.h"

using namespace qianpi;
using namespace qianpi::test;
using Catch::Matchers::Contains;

namespace {

struct Said {
  int code;
  std::string words;
};

Said verify(const std::string& bytes, const std::vector<std::string>& trusted) {
  std::ostringstream out, err;
  const int code = cli::verify_paper(bytes, nullptr, trusted, {out, err});
  return {code, out.str() + err.str()};
}

}  // namespace

TEST_CASE("A signed paper is told signature by signature, and is genuine") {
  const Said said = verify(five_steps().back(), office_keys().trusted());
  CHECK(said.code == 0);
  for (const char* words : {"签名 1", "签名 5", "王𠮷", "盖章", "2026-03-12T10:02:00+08:00", "没有任何改动", "软件密钥"})
    CHECK_THAT(said.words, Contains(words));
}

TEST_CASE("A changed, lengthened or foreign paper is not genuine") {
  std::string changed = five_steps().back();
  changed[changed.size() / 3] ^= 1;
  CHECK(verify(changed, office_keys().trusted()).code == 1);
  const Said longer = verify(five_steps().back() + "%%EOF\n", office_keys().trusted());
  CHECK(longer.code == 1);
  CHECK_THAT(longer.words, Contains("追加"));
  const Said foreign = verify(five_steps().back(), strangers_keys().trusted());
  CHECK(foreign.code == 1);
  CHECK_THAT(foreign.words, Contains("不可信"));
}

TEST_CASE("Without certificates and archive nothing is called genuine") {
  CHECK(verify(five_steps().back(), {}).code == 2);
  CHECK(verify(five_steps().front(), {}).code == 2);
  CHECK(verify("%PDF-1.7\n", {}).code == 2);
}
