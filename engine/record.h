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

/// A main standing or a hold from a date (00:00, included) until a date (00:00, not included; empty: without end).
struct Span {
  std::string name;
  bool hold = false;
  Date from;
  std::optional<Date> until;
  std::string basis;
  CaseId by;
  bool operator==(const Span&) const = default;
};

struct Record {
  RecordKey key;
  std::int64_t revision = 0;  ///< 0: not yet stored
  rules::Value fields;        ///< a context
  std::vector<Span> spans;    ///< in the order they were recorded
  std::int64_t facts = 0;
  bool operator==(const Record&) const = default;
};

/// The main standing on that day: of the spans that cover it the one recorded last. Nothing: none.
const Span* standing_on(const Record&, Date);
std::vector<const Span*> holds_on(const Record&, Date);

rules::Value to_value(const Record&);
Record record_from(const rules::Value&);

}  // namespace qianpi
