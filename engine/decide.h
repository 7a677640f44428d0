// Decide: a situation and a command in; facts and what they make of case, records and series out, or a refusal, or what was missing.
// Pure: the same situation and command always give the same answer.
#pragma once
#include <map>
#include <variant>
#include <vector>

#include "engine/commands.h"
#include "engine/course.h"

namespace qianpi {

struct Decision {
  std::vector<Noted> facts;
  Case after;
  std::map<RecordKey, Record> records;  ///< those that changed
  std::map<SeriesKey, Series> series;   ///< those that changed
};

std::variant<Decision, Refusal, Needs> decide(const Situation&, const Verb&);

/// Would the verb be refused? Nothing: no. For offers, over a course of the same situation.
std::optional<Refusal> refusal_of(Course&, const Verb&);

}  // namespace qianpi
