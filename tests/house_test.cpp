// The laws of the house, held against this very checkout. Each message names the place and the cure.
#include <catch2/catch.hpp>

#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

const Tree& our_tree() {
  static const Tree tree = read_tree(QIANPI_ROOT);
  return tree;
}

void check_none(const Complaints& complaints) {
  for (const auto& complaint : complaints) FAIL_CHECK(complaint);
  SUCCEED();
}

TEST_CASE("Our tree is there to be looked at") { REQUIRE(our_tree().sources.size() > 20); }
TEST_CASE("No room includes what it must not know") { check_none(foreign_includes(our_tree())); }
TEST_CASE("Each third-party header stays in the files that may use it") { check_none(third_party_includes(our_tree())); }
TEST_CASE("Rooms do not know each other in circles") { check_none(cycles(our_tree())); }
TEST_CASE("No file is longer than 400 lines") { check_none(long_files(our_tree())); }
TEST_CASE("No function is longer than 50 lines") { check_none(long_functions(our_tree())); }
TEST_CASE("Engine and paper ask no clock, no chance, no environment") { check_none(worldly_calls(our_tree())); }
TEST_CASE("A switch over an enum names every value") { check_none(defaults_over_enums(our_tree())); }
TEST_CASE("No code, title or list of a package stands in C++") { check_none(regime_words(our_tree())); }
TEST_CASE("Every verb has its test and its label in both languages") { check_none(verbs_without_test_or_label(our_tree())); }
TEST_CASE("What README and docs show is there") { check_none(unkept_promises(our_tree())); }

}  // namespace
}  // namespace qianpi::house
