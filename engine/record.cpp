#include "engine/record.h"

#include <algorithm>

#include "engine/case_fields.h"

namespace qianpi {

bool covers(const Span& span, Date day) { return span.from <= day && (!span.until || day < *span.until); }

namespace {
bool restates(const Span& later, const Span& span) { return later.hold && later.name == span.name && later.from == span.from && later.by == span.by; }
}  // namespace

const Span* standing_on(const Record& record, Date day) {
  const Span* last = nullptr;
  for (const Span& span : record.spans)
    if (!span.hold && covers(span, day)) last = &span;
  return last;
}

std::vector<const Span*> holds_on(const Record& record, Date day) {
  std::vector<const Span*> holds;
  for (auto span = record.spans.begin(); span != record.spans.end(); ++span) {
    const bool restated = std::any_of(span + 1, record.spans.end(), [&](const Span& later) { return restates(later, *span); });
    if (span->hold && !restated && covers(*span, day)) holds.push_back(&*span);
  }
  return holds;
}

rules::Value to_value(const Record& it) { return codec::write(it); }

Record record_from(const rules::Value& from) {
  Record it;
  codec::read(from, it);
  return it;
}

}  // namespace qianpi
