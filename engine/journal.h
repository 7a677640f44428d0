// The hash chain of a case's or a record's journal: each row's hash covers the one before and its own bytes as stored. `verify` finds a
// changed, missing, swapped or cut row; used by the store's reader and by `qianpi verify`, offline.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/store.h"

namespace qianpi {

/// Fills `previous` and `hash` of rows that follow `head` (empty: the first row).
void chain(std::vector<JournalRow>&, const std::string& head);
std::string hash_of(const JournalRow&);

struct Break {
  std::int64_t seq = 0;  ///< the row where the chain first fails
  Bilingual what;
};
/// Nothing: the rows are one unbroken chain from 1. `head`: the last hash as known from elsewhere, to find a cut at the end; empty: unknown.
std::optional<Break> verify_chain(const std::vector<JournalRow>&, const std::string& head);

}  // namespace qianpi
