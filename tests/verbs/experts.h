// An office with a register of experts for tests of books, counters, thresholds and ends: people are entered, noted about, suspended; two weak ratings
// in a year begin their removal.
#pragma once
#include "engine/scope.h"
#include "tests/support/desk.h"

namespace qianpi::test {

class Experts : public Desk {
 public:
  Experts();

  /// Enters someone into the register, serving from today.
  RecordKey enter(const std::string& number, rules::Value with = {});
  /// A case in which bob writes notes about that expert, one after the other.
  CaseId notes_on(const RecordKey&);
  /// One note: rate, accept, unable, rate_twice. `happened`: a minute.
  Receipt note(CaseId notes, const std::string& what, rules::Value with = {}, const std::string& happened = {});
  CaseId begin_about(const std::string& workflow, const RecordKey&, rules::Value data = {});

  Record record(const RecordKey&);
  /// What expressions see under `expert` today.
  rules::Value value(const RecordKey&);
  int number(const RecordKey&, const std::string& counter);
  /// Cases of a workflow, in the order in which they began.
  std::vector<CaseId> cases_of(const std::string& workflow);
};

}  // namespace qianpi::test
