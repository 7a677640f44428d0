// Counters (计数): views on a record's books, reckoned for a day and never stored. They are reckoned with their reasons, so that a page can
// explain a number entry by entry. Used by every expression that names a counter.
#pragma once
#include <string>
#include <vector>

#include "engine/definition/package.h"
#include "engine/record.h"

namespace qianpi {

struct Weighed {
  const Entry* entry = nullptr;  ///< of the record that was asked
  bool counts = false;
  std::string why;  ///< zh: why it does not count
};

struct Counted {
  rules::Value value;            ///< null: an average of nothing
  std::vector<Weighed> entries;  ///< of the counter's book, by when they happened
};

/// As of that day: what happened later, or was corrected by a later entry with the same key, does not count.
Counted count(const Register&, const Counter&, const Record&, Date today);

}  // namespace qianpi
