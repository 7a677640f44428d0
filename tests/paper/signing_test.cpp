// Who signs a paper, and in which order.
#include <catch2/catch.hpp>

#include "pdf/signatures.h"
#include "tests/paper/shipped.h"
#include "tests/pdf/house_fonts.h"

using namespace qianpi;
using namespace qianpi::test;

namespace {

const Instant noon = instant_of({2026, 3, 12}, {12, 0, 0});

DecisionMade decision(const char* user, const char* role, Instant at) {
  DecisionMade made;
  made.who = {{user}, user, {}};
  made.role = role;
  made.state = std::string(role) + "_check";
  made.title = "同意";
  made.at = at;
  return made;
}

Case decided() {
  Case on;
  on.decisions = {decision("li", "head", {noon.us - 3}), decision("zhao", "clerk", {noon.us - 2}), decision("li", "head", {noon.us - 1}),
                  decision("wang", "head", {noon.us + 1})};
  return on;
}

std::vector<std::string> users(const std::vector<paper::Undersigned>& people) {
  std::vector<std::string> ids;
  for (const paper::Undersigned& one : people) ids.push_back(one.id);
  return ids;
}

std::vector<std::string> asked(const std::vector<std::string>& words) {
  fact::PaperOrdered ordered;
  ordered.sign = words;
  return users(paper::people_on(decided(), ordered, noon));
}

/// Signs with three letters.
struct Pen : pdf::Signer {
  std::string sign(std::string_view, long long) const override { return "CMS"; }
  std::size_t most_bytes() const override { return 16; }
};

}  // namespace

TEST_CASE("A paper is signed by the people it asks for, each once, by their latest decision before it was ordered", "[signing]") {
  CHECK(asked({"head"}) == std::vector<std::string>{"li"});
  CHECK(asked({"clerk_check", "head"}) == std::vector<std::string>{"zhao", "li"});
  CHECK(asked({"signers"}) == std::vector<std::string>{"zhao", "li"});
  CHECK(asked({}).empty());
}

TEST_CASE("People sign first, then the seals; a paper with neither is signed by the office", "[signing]") {
  pdf::Sheet sealed = sheet_of({"yangquan", "yq-notice", {"emo"}}, rules::Value::context({}), {2026, 3, 18});
  const auto signers = paper::prepare(sealed, {{"person", "li", "李四", "同意"}});
  REQUIRE(signers.size() == 2);
  CHECK(signers[0].kind == "person");
  CHECK(signers[1].kind == "seal");
  CHECK(sealed.fields[1].seal == 0u);
  const pdf::Printed printed = pdf::print(sealed, pdf::house_fonts());
  const std::string bytes = paper::sign_all(printed, signers, noon, [](const auto&) { return std::make_shared<Pen>(); });
  CHECK(bytes.starts_with(printed.bytes));
  const auto read = pdf::read_signatures(bytes, {});
  REQUIRE(read.signatures.size() == 2);
  CHECK(read.signatures[0].name == "李四");
  CHECK(read.signatures[1].reason == "盖章");
  CHECK(read.reaches_end);
  CHECK_FALSE(read.intact());  // a pen is no key

  pdf::Sheet plain;
  CHECK(paper::prepare(plain, {}).front().kind == "office");
}
