// An exported journal has one spelling: whatever is changed in it is found. Anchors, too.
#include "adapters/cli/journal_file.h"

#include <catch2/catch.hpp>
#include <random>

#include "adapters/cli/anchor_file.h"
#include "tests/support/desk.h"

namespace qianpi::cli {
namespace {

JournalFile busy_journal() {
  test::Desk desk;
  const CaseId id = desk.begin();
  desk.decide("bob", id, "approve", "同意，请抓紧办理");
  desk.decide("dan", id, "approve", "准予𠮷");
  return {id, desk.load(id).title, desk.store.journal(id), desk.store.chain_head(id)};
}

bool is_journal(const std::string& text) { return std::holds_alternative<JournalFile>(read_journal(text)); }

std::vector<std::size_t> lines_in(const std::string& text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = text.find('\n'); at + 1 < text.size(); at = text.find('\n', at + 1)) starts.push_back(at + 1);
  return starts;
}

/// One of seven things that a hand or a disk may do to a text.
class Damage {
 public:
  explicit Damage(unsigned seed) : dice_(seed) {}
  std::string done_to(std::string text) {
    const std::size_t at = below(text.size());
    switch (below(7)) {
      case 0: text[at] = static_cast<char>(text[at] ^ (1 << below(8))); break;
      case 1: text.insert(at, 1, static_cast<char>(below(128))); break;
      case 2: text.erase(at, 1 + below(5)); break;
      case 3: text.resize(at); break;
      case 4: std::swap(text[at], text[below(text.size())]); break;
      case 5: text.insert(at, text.substr(below(text.size()), 1 + below(40))); break;
      default: move_line(text);
    }
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return dice_() % limit; }
  void move_line(std::string& text) {
    const auto starts = lines_in(text);
    const std::size_t from = starts[below(starts.size())], end = text.find('\n', from) + 1;
    const std::string line = text.substr(from, end - from);
    text.erase(from, line.size());
    if (below(2)) text.insert(lines_in(text)[below(starts.size() - 1)], line);
  }
  std::mt19937 dice_;
};

}  // namespace

TEST_CASE("An exported journal is read back as it was") {
  const JournalFile journal = busy_journal();
  const auto read = read_journal(text_of(journal));
  REQUIRE(std::holds_alternative<JournalFile>(read));
  const auto& again = std::get<JournalFile>(read);
  CHECK(again.on == journal.on);
  CHECK(again.title == journal.title);
  CHECK(again.rows.size() == journal.rows.size());
  CHECK(again.head == journal.head);
}

TEST_CASE("Ten thousand mutations of an exported journal are all found") {
  const std::string text = text_of(busy_journal());
  Damage damage(20260312);
  int tried = 0;
  while (tried < 10000) {
    const std::string other = damage.done_to(text);
    if (other == text) continue;
    ++tried;
    if (is_journal(other)) FAIL_CHECK("mutation " << tried << " went unnoticed");
  }
  CHECK(is_journal(text));
}

TEST_CASE("A row that was changed together with its own hash, or left out with the chain closed over it, is found") {
  JournalFile journal = busy_journal();
  JournalFile forged = journal;
  forged.rows[2].actor = "somebody";
  forged.rows[2].hash = hash_of(forged.rows[2]);
  const auto found = read_journal(text_of(forged));
  REQUIRE(std::holds_alternative<Break>(found));
  CHECK(std::get<Break>(found).seq == 4);
  forged = journal;
  forged.rows.erase(forged.rows.begin() + 1);
  chain(forged.rows, {});
  CHECK(std::holds_alternative<Break>(read_journal(text_of(forged))));
}

TEST_CASE("What leads from a journal to its anchor proves that journal and no other, in a crowd of any size") {
  for (const int crowd : {1, 2, 3, 5, 8, 21}) {
    std::vector<ChainHead> heads;
    for (int i = 1; i <= crowd; ++i) heads.push_back({"case", i, i + 3, "head" + std::to_string(i)});
    const std::string root = root_of(heads);
    for (const ChainHead& one : heads) {
      const WayToRoot way = way_to_root(heads, one);
      CHECK(leads_to(one, way, root));
      ChainHead other = one;
      other.head += "x";
      CHECK_FALSE(leads_to(other, way, root));
      other = one;
      ++other.facts;
      CHECK_FALSE(leads_to(other, way, root));
    }
  }
}

TEST_CASE("Anchors that were kept outside tell that a journal was rewritten, hashes and all") {
  test::Desk desk;
  desk.begin();
  anchor_new_day(desk.store, desk.clock.now());
  const std::string kept = text_of(desk.store.anchors());
  const auto read = read_anchors(kept);
  REQUIRE(read);
  CHECK(missing_anchor(*read, desk.store.anchors()) == 0);
  std::vector<Anchor> rewritten = *read;
  rewritten[0].root = root_of({{"case", 1, 1, "another head"}});
  rewritten[0].hash = hash_of(rewritten[0]);
  CHECK_FALSE(verify_anchors(rewritten));
  CHECK(missing_anchor(*read, rewritten) == 1);
  std::string changed = kept;
  changed[kept.find("root") + 9] ^= 1;
  const auto bad = read_anchors(changed);
  CHECK((!bad || verify_anchors(*bad)));
}

}  // namespace qianpi::cli
