// A register's record (名册记录): who it is about, and its standings as spans that are never overwritten. Written only in the
// transaction of the case that changes it, with a journal chain of its own.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/rules/value.h"
#include "engine/time/time.h"

namespace qianpi {

/// A main standing or a hold from a date (00:00, included) until a date (00:00, not included; empty: without end). The same hold from the same
/// day by the same case again is the same hold, restated: the later counts.
struct Span {
  std::string name;
  bool hold = false;
  Date from;
  std::optional<Date> until;
  std::string basis;
  CaseId by;
  bool until_case_end = false;  ///< a hold that is closed when the case which set it ends
  bool operator==(const Span&) const = default;
};

/// One line of a book, dated by when it really happened. The same book and key again is the same line, corrected: both are kept, the later counts.
struct Entry {
  int no = 0;  ///< counts the record's entries from 1
  std::string book, key;
  rules::Value values;  ///< a context: the book's fields
  Instant happened_at, recorded_at;
  CaseId by;
  bool operator==(const Entry&) const = default;
};

/// Taken up by another case's place from a day (included) until a day (not included): what `other_task` avoids.
struct Engagement {
  CaseId by;
  int place = 0;
  Date from, until;
  bool operator==(const Engagement&) const = default;
};

struct Record {
  RecordKey key;
  std::int64_t revision = 0;  ///< 0: not yet stored
  rules::Value fields;        ///< a context
  std::vector<Span> spans;    ///< in the order they were recorded
  std::vector<Entry> entries;
  std::vector<Engagement> engagements;  ///< those that stand
  std::int64_t facts = 0;
  bool operator==(const Record&) const = default;
};

bool covers(const Span&, Date);
/// The main standing on that day: of the spans that cover it the one recorded last. Nothing: none.
const Span* standing_on(const Record&, Date);
std::vector<const Span*> holds_on(const Record&, Date);

rules::Value to_value(const Record&);
Record record_from(const rules::Value&);

}  // namespace qianpi
