// Thresholds (`start: when`): a workflow begins for a record when its condition becomes true, by what a decision changed or by time alone. Used
// at the end of every decision and by the daily sweep; both name the start by the same key, so that it begins once.
#pragma once
#include <string>

#include "engine/course.h"

namespace qianpi {

/// Is the condition true of that record on the course's day? It sees the record, parameters and tables, and nothing of a case.
bool is_reached(Course&, const StartRule&, const Record&);
/// Could the passing of days alone make it true?
bool depends_on_days(const Register&, const Expression&);
/// What the rule gives the case that it begins.
rules::Value given_by(Course&, const StartRule&, const Record*);

/// Begins, by deliveries, what the facts of this decision have made true of the records that it changed.
void begin_what_was_reached(Course&);

/// The idempotency key of a start by `when`: workflow, rule, record, day.
std::string when_key(const std::string& workflow, int rule, const RecordKey&, Date);

}  // namespace qianpi
