// A course is one decision being made: the situation it began with, the facts so far, and case, records and series as those facts
// leave them. Verbs, routes and effects add to it; decide() reads the outcome. It also notes what the situation lacked:
// a look-up that finds nothing goes on with an empty answer, and the whole course is run again once the shell has read it.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/facts.h"
#include "engine/refusal.h"
#include "engine/situation.h"

namespace qianpi {

struct Noted {
  Fact fact;
  std::optional<Instant> happened_at;
};

class Course {
 public:
  explicit Course(const Situation&);

  const Situation& situation() const { return situation_; }
  const Package& package() const { return *situation_.package; }
  const Workflow& workflow() const { return situation_.workflow(); }
  const calendar::Calendar& calendar() const { return *situation_.calendar; }
  const Case& now() const { return case_; }
  Date today() const { return date_at(situation_.now); }

  void add(Fact);
  /// What a table decided on the way; each answer once.
  void note(fact::TableDecided);
  /// Adds what was noted to the facts that rest on it; nothing where there are none.
  void add_rulings();
  /// The first refusal counts; afterwards the facts are worth nothing.
  void refuse(Refusal);
  /// From here on facts happened at that instant, and are only recorded now.
  void happened(std::optional<Instant> at) { happened_at_ = at; }
  /// When what is being decided happened: now, unless it was said otherwise.
  Instant happened_at() const { return happened_at_.value_or(situation_.now); }

  const Record& record(const RecordKey&);
  const Series& series(const SeriesKey&);
  /// Whoever else relies on this series at the same time loses the race and decides again, though no number is taken: a lock for what is
  /// true of many records together.
  void guard(const SeriesKey&);
  bool guards(const SeriesKey& key) const { return guarded_.contains(key); }
  const Case& other(CaseId);
  /// All records of a register as they were read, in the order of their keys.
  const std::vector<Record>& records_in(const RegisterKey&);
  /// Running cases whose subject that record is, this one perhaps among them.
  const std::vector<RunningCase>& running_about(const RecordKey&);
  const std::vector<Person>& holders(const RoleIn&);
  /// Nullptr: there is nobody of that name.
  const Actor* person(const UserId&);
  /// The subject's record; nullptr for a case without subject.
  const Record* subject();
  /// A verification code of 20 letters and digits without look-alikes, from the situation's entropy; each call gives another.
  std::string code();

  const std::vector<Noted>& facts() const { return facts_; }
  const std::optional<Refusal>& refusal() const { return refusal_; }
  const Needs& missing() const { return missing_; }
  const std::map<RecordKey, Record>& records() const { return records_; }
  const std::map<SeriesKey, Series>& all_series() const { return series_; }

 private:
  const Situation& situation_;
  Case case_;
  std::map<RecordKey, Record> records_;
  std::map<SeriesKey, Series> series_;
  std::set<SeriesKey> guarded_;
  std::vector<Noted> facts_;
  std::vector<fact::TableDecided> rulings_;
  std::optional<Refusal> refusal_;
  std::optional<Instant> happened_at_;
  Needs missing_;
  int codes_ = 0;
};

Signature signature_of(const Actor&);

}  // namespace qianpi
