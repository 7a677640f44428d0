// Standings and holds of a record: set by the effect `record`, ended by a timer that outlives its case, followed by what the register's `ends`
// says. Used by effects_record, the verb elapse and whatever ends a case.
#pragma once
#include "engine/course.h"

namespace qianpi {

class Route;

/// Writes the span; where the register says what follows its end, a timer is armed for that day, 00:00.
void record_span(Course&, const RecordKey&, Span);
bool is_span_end(const Timer&);
/// The timer came due: unless a later span took its place, the span has ended and what follows happens, whether or not the case still runs.
void end_span(Course&, Route&, const Timer&);
/// The case ends: its holds `until: case end` end with it.
void close_holds(Course&, Route&);

}  // namespace qianpi
