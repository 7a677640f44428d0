// `qianpi draw verify` and the key that draws rest on.
#include "adapters/cli/draw.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "adapters/clock/key_file.h"
#include "engine/draws.h"
#include "engine/rules/value_text.h"
#include "tests/support/dispatch.h"
#include "tests/support/temp_folder.h"

namespace qianpi::cli {
namespace {

struct Said {
  int code = 0;
  std::string out, err;
};

Said verify(const std::string& text) {
  const test::TempFolder folder;
  const auto path = folder.path() / "protocol.json";
  std::ofstream(path) << text;
  std::ostringstream out, err;
  const int code = verify_draw(path, {out, err});
  return {code, out.str(), err.str()};
}

std::string protocol() {
  test::Dispatch office;
  office.add_experts(4);
  const CaseId id = office.begin({{"rock", 2}});
  office.freeze_and_draw(id, "晴");
  const Case now = office.desk.load(id);
  return rules::to_json(protocol_of(now, now.draws.at(0)));
}

void replace(std::string& text, const std::string& what, const std::string& by) { text.replace(text.find(what), what.size(), by); }

}  // namespace

TEST_CASE("A true protocol is accepted with exit code 0, also after its lines were broken") {
  std::string text = protocol();
  const Said said = verify(text);
  CHECK(said.code == 0);
  CHECK_THAT(said.out, Catch::Contains("抽取属实") && Catch::Contains("4 人"));
  CHECK(said.err.empty());
  replace(text, ",\"list\":", " ,\n  \"list\" : ");
  CHECK(verify(text).code == 0);
}

TEST_CASE("With any name changed it is refused with exit code 1, and the difference is told") {
  const std::string text = protocol();
  int names = 0;
  for (std::size_t at = text.find("专家e"); at != std::string::npos; at = text.find("专家e", at + 1)) {
    std::string forged = text;
    forged.replace(at, std::string("专家").size(), "李四");
    const Said said = verify(forged);
    CHECK(said.code == 1);
    CHECK_FALSE(said.err.empty());
    CHECK(said.out.empty());
    ++names;
  }
  CHECK(names == 10);  // four candidates, four in order, two invited
}

TEST_CASE("What is no protocol, no JSON or not there is told with exit code 2") {
  CHECK(verify("{}").code == 2);
  CHECK_THAT(verify("{\"a\":").err, Catch::Contains("JSON"));
  CHECK(verify("{\"a\":").code == 2);
  std::ostringstream out, err;
  CHECK(verify_draw("/nowhere/protocol.json", {out, err}) == 2);
}

TEST_CASE("The draw key is made once, for its owner alone, and read again ever after") {
  const test::TempFolder folder;
  const auto path = folder.path() / "draw.key";
  test::FixedEntropy entropy;
  const std::string key = clock::read_or_make_key(path, entropy);
  CHECK(key.size() == 64);
  CHECK(clock::read_or_make_key(path, entropy) == key);
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  REQUIRE(chmod(path.c_str(), 0644) == 0);
  CHECK_THROWS_WITH(clock::read_or_make_key(path, entropy), Catch::Contains("chmod 600"));
  REQUIRE(chmod(path.c_str(), 0600) == 0);
  std::ofstream(path) << "short\n";
  CHECK_THROWS_WITH(clock::read_or_make_key(path, entropy), Catch::Contains("不是密钥文件"));
  CHECK_THROWS_WITH(clock::read_or_make_key(folder.path() / "none" / "draw.key", entropy), Catch::Contains("无法写入"));
}

}  // namespace qianpi::cli
