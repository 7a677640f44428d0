// Anchors in memory.
#include <algorithm>

#include "tests/support/memory_store.h"

namespace qianpi::test {

std::vector<ChainHead> MemoryStore::unanchored() {
  std::scoped_lock lock(mutex_);
  std::vector<ChainHead> heads;
  const auto add = [&](const char* kind, std::int64_t id, const std::vector<JournalRow>& journal) {
    if (journal.empty()) return;
    const ChainHead head{kind, id, journal.back().seq, journal.back().hash};
    const bool known = std::ranges::any_of(anchored_, [&](const auto& one) { return std::ranges::find(one.second, head) != one.second.end(); });
    if (!known) heads.push_back(head);
  };
  for (const auto& [id, stored] : cases_) add("case", id.value, stored.journal);
  for (const auto& [key, stored] : records_) add("record", stored.id, stored.journal);
  return heads;
}

std::vector<Anchor> MemoryStore::anchors() {
  std::scoped_lock lock(mutex_);
  return anchors_;
}

std::vector<ChainHead> MemoryStore::heads_of(std::int64_t anchor) {
  std::scoped_lock lock(mutex_);
  return anchored_[anchor];
}

bool MemoryStore::keep_anchor(const Anchor& anchor, const std::vector<ChainHead>& heads) {
  std::scoped_lock lock(mutex_);
  if (std::ranges::find(anchors_, anchor.no, &Anchor::no) != anchors_.end()) return false;
  anchors_.push_back(anchor);
  anchored_[anchor.no] = heads;
  return true;
}

}  // namespace qianpi::test
