#include "engine/record.h"

#include "engine/case_fields.h"

namespace qianpi {

namespace {
bool covers(const Span& span, Date day) { return span.from <= day && (!span.until || day < *span.until); }
}  // namespace

const Span* standing_on(const Record& record, Date day) {
  const Span* last = nullptr;
  for (const Span& span : record.spans)
    if (!span.hold && covers(span, day)) last = &span;
  return last;
}

std::vector<const Span*> holds_on(const Record& record, Date day) {
  std::vector<const Span*> holds;
  for (const Span& span : record.spans)
    if (span.hold && covers(span, day)) holds.push_back(&span);
  return holds;
}

rules::Value to_value(const Record& it) { return codec::write(it); }

Record record_from(const rules::Value& from) {
  Record it;
  codec::read(from, it);
  return it;
}

}  // namespace qianpi
