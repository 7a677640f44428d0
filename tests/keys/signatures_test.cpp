// Five people sign one paper after the other; then everything is tried that could go unnoticed.
#include <catch2/catch.hpp>

#include <random>

#include "pdf/signatures.h"
#include "tests/keys/signed_papers.h"
#include "tests/pdf/judges.h"

using namespace qianpi;
using namespace qianpi::test;
using pdf::read_signatures;

namespace {

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

const std::string& last() { return five_steps().back(); }

bool is_good(const std::string& paper) {
  const auto read = read_signatures(paper, office_keys().trusted());
  return read.intact() && read.trusted();
}

}  // namespace

TEST_CASE("Each of five signatures leaves those before it valid, in other people's eyes too", "[signatures]") {
  for (std::size_t step = 1; step < five_steps().size(); ++step) {
    const std::string& paper = five_steps()[step];
    CHECK(paper.starts_with(five_steps()[step - 1]));
    CHECK(pdf::judges::qpdf_finds_nothing(paper));
    const std::string said = pdf::judges::signatures_of(paper);
    CAPTURE(said);
    CHECK(count(said, "Signature is Valid") == step);
    CHECK(count(said, "Total document signed") == 1);
    CHECK(is_good(paper));
  }
}

TEST_CASE("A signature says who signed, when, why, and how far", "[signatures]") {
  const auto read = read_signatures(last(), office_keys().trusted());
  REQUIRE(read.signatures.size() == 5);
  CHECK(read.signatures.front().reason == "同意");
  CHECK(read.signatures.back().reason == "盖章");
  const pdf::FoundSignature& third = read.signatures[2];
  CHECK(third.cms.signer == "王𠮷");
  CHECK(third.name == "王𠮷");
  CHECK(third.reason == "同意");
  CHECK(third.cms.at == read_instant("2026-03-12T10:02:00+08:00")->us / 1'000'000);
  CHECK(third.cms.stamped_at == third.cms.at);
  CHECK(third.covers == five_steps()[3].size());
  CHECK(read.signatures.back().covers == last().size());
}

TEST_CASE("The seal appears with its own signature and not before", "[signatures][seal]") {
  CHECK(pdf::judges::redness_of(five_steps()[4], 1) == 0);
  CHECK(pdf::judges::redness_of(last(), 1) > 0.004);
}

TEST_CASE("A thousand random bits, flipped one at a time, are all found", "[signatures]") {
  std::mt19937 dice(20260312);
  std::string paper = last();
  for (int i = 0; i < 1000; ++i) {
    const std::size_t at = dice() % paper.size();
    const auto bit = static_cast<char>(1 << dice() % 8);
    paper[at] ^= bit;
    const bool intact = read_signatures(paper, {}).intact();
    paper[at] ^= bit;
    if (intact) FAIL_CHECK("bit " << int(bit) << " of byte " << at << " of " << paper.size() << " went unnoticed");
  }
  CHECK(is_good(paper));
}

TEST_CASE("A bit flipped within the signatures themselves, their padding too, is found", "[signatures]") {
  std::string paper = last();
  const std::size_t from = paper.rfind("/Contents<"), to = paper.find('>', from);
  for (std::size_t at = from; at < to; at += at < from + 9200 ? 61 : 1301)
    for (const int bit : {0, 5}) {
      paper[at] ^= static_cast<char>(1 << bit);
      const bool intact = read_signatures(paper, {}).intact();
      paper[at] ^= static_cast<char>(1 << bit);
      if (intact) FAIL_CHECK("bit " << bit << " at " << at - from << " of the signature went unnoticed");
    }
}

TEST_CASE("Bytes appended to a paper, or cut from it, are found", "[signatures]") {
  for (const char* more : {"\n", " ", "%%EOF\n", "1 0 obj\n<<>>\nendobj\n"}) CHECK_FALSE(read_signatures(last() + more, {}).intact());
  CHECK_FALSE(read_signatures(last().substr(0, last().size() - 1), {}).intact());
  CHECK_FALSE(read_signatures(five_steps().front(), {}).intact());
  CHECK_FALSE(read_signatures("%PDF-1.7\n/ByteRange [0 1 99999999999999999999 2]", {}).intact());
  CHECK_FALSE(read_signatures("%PDF-1.7\n/ByteRange[0 9 9 0]", {}).intact());
}

TEST_CASE("A paper that somebody else signed again is not taken for the office's", "[signatures]") {
  const auto read = read_signatures(last(), strangers_keys().trusted());
  CHECK(read.intact());
  CHECK_FALSE(read.trusted());
}
