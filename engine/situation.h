// A situation: all that a decision may know, read beforehand by the shell. Deciding looks nowhere else; what it misses it names in
// Needs, the shell reads that too and decides again.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/actor.h"
#include "engine/calendar/calendar.h"
#include "engine/case.h"
#include "engine/definition/package.h"
#include "engine/record.h"

namespace qianpi {

struct Series {
  SeriesKey key;
  std::int64_t revision = 0, last = 0;
};

/// A role within a unit (empty for roles that name their own unit).
struct RoleIn {
  std::string package, role;
  UnitId unit;
  auto operator<=>(const RoleIn&) const = default;
};

/// A case that runs, as lists know it.
struct RunningCase {
  CaseId id;
  std::string workflow;
  bool operator==(const RunningCase&) const = default;
};

/// What a decision missed. Reading more than is used is harmless; deciding with less is not possible.
struct Needs {
  std::set<RecordKey> records;
  std::set<SeriesKey> series;
  std::set<RoleIn> holders;
  std::set<CaseId> cases;
  std::set<RegisterKey> registers;  ///< whole: who could be drawn
  std::set<RecordKey> about;        ///< which cases about that record run
  std::set<UserId> people;          ///< whom a verb names
  bool empty() const {
    return records.empty() && series.empty() && holders.empty() && cases.empty() && registers.empty() && about.empty() && people.empty();
  }
};

struct Situation {
  Instant now;
  Actor actor;
  std::string entropy;  ///< random bytes for codes and draws, drawn by the shell
  PackagePtr package;
  std::shared_ptr<const calendar::Calendar> calendar;
  Case before;                          ///< the one case; a new one has its id and revision 0
  std::map<RecordKey, Record> records;  ///< a key that was looked up and is not there holds a record of revision 0
  std::map<SeriesKey, Series> series;
  std::map<RoleIn, std::vector<Person>> holders;
  std::map<CaseId, Case> cases;                          ///< others, read only
  std::map<RegisterKey, std::vector<Record>> registers;  ///< in the order of their keys, read only
  std::map<UserId, std::optional<Actor>> people;         ///< empty: nobody of that name, or the account is closed
  std::map<RecordKey, std::vector<RunningCase>> about;   ///< running cases about a record, in the order of their ids
  std::string draw_key;                                  ///< this office's secret, from which the secrets of draws are derived; never journalled

  const Workflow& workflow() const;  ///< of `before`; the shell has made sure that it exists
};

}  // namespace qianpi
