#include "engine/spans.h"

#include <algorithm>

#include "engine/effects.h"
#include "engine/route.h"

namespace qianpi {

namespace {

constexpr std::string_view prefix = "ends.";

const StandingEnd* end_of(const Course& course, const std::string& register_name, const std::string& name) {
  const auto in = course.package().registers.find(register_name);
  if (in == course.package().registers.end()) return nullptr;
  const auto end = in->second.ends.find(name);
  return end == in->second.ends.end() ? nullptr : &end->second;
}

bool is_of_kind(const Span& span, const Span& other) { return span.hold == other.hold && (!span.hold || span.name == other.name); }

/// A later span of the same kind that stands on the last day, or goes on from the very end, takes the place of what would follow.
bool is_superseded(const std::vector<Span>& spans, std::vector<Span>::const_iterator one) {
  return std::any_of(one + 1, spans.end(), [&](const Span& later) {
    return is_of_kind(later, *one) && (covers(later, *one->until) || covers(later, plus_days(*one->until, -1)));
  });
}

/// Where a main standing recorded ahead begins, what follows this one stands only until then.
std::optional<Date> next_main_from(const std::vector<Span>& spans, Date day) {
  std::optional<Date> next;
  for (const Span& span : spans)
    if (!span.hold && span.from > day && (!next || span.from < *next)) next = span.from;
  return next;
}

void let_follow(Course& course, Route& route, const Span& span, Date day) {
  const RecordKey key = *course.now().subject;
  const StandingEnd* end = end_of(course, key.register_name, span.name);
  if (!end) return;
  fact::SpanEnded ended{key, span.name, {}};
  if (!end->to.empty()) ended.to = Span{end->to, false, day, next_main_from(course.record(key).spans, day), span.basis, span.by};
  course.add(std::move(ended));
  carry_out(Stage{course}, route, end->effects);
}

}  // namespace

void record_span(Course& course, const RecordKey& key, Span span) {
  const std::string name = span.name;
  const std::optional<Date> until = span.until;
  course.add(fact::SpanRecorded{key, std::move(span)});
  if (!until || !end_of(course, key.register_name, name)) return;
  course.add(fact::TimerArmed{{static_cast<int>(course.now().facts) + 1, {}, std::string(prefix) + name, start_of(*until)}, {}});
}

bool is_span_end(const Timer& timer) { return timer.state.empty() && timer.event.starts_with(prefix); }

void end_span(Course& course, Route& route, const Timer& timer) {
  const std::vector<Span> spans = course.subject()->spans;
  const std::string name = timer.event.substr(prefix.size());
  const Date day = date_at(timer.at);
  for (auto span = spans.begin(); span != spans.end(); ++span)
    if (span->by == course.now().id && span->name == name && span->until == day && !is_superseded(spans, span))
      return let_follow(course, route, *span, day);
}

void close_holds(Course& course, Route& route) {
  if (!course.now().subject) return;
  const RecordKey key = *course.now().subject;
  const Date day = date_at(course.happened_at());
  const std::vector<Span> spans = course.record(key).spans;
  for (const Span& span : spans) {
    if (!span.until_case_end || span.until || span.by != course.now().id) continue;
    Span closed = span;
    closed.until = std::max(day, span.from);
    course.add(fact::SpanRecorded{key, std::move(closed)});
    let_follow(course, route, span, day);
  }
}

}  // namespace qianpi
