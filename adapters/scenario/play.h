// A play: one scenario under way over an engine of its own, in virtual time. Holds what the steps need (who, when, which case is called
// how) and does what the outbox does in the world: deliveries, due timers, orders. Papers are ordered, never drawn.
#pragma once
#include <map>
#include <set>

#include "adapters/scenario/cast.h"
#include "adapters/scenario/scenario.h"
#include "engine/engine.h"

namespace qianpi::scenario {

class ScenarioClock : public Clock {
 public:
  Instant now() override { return now_; }
  void move_to(Instant at) { now_ = at; }

 private:
  Instant now_;
};

struct Named {
  std::string name;  ///< as the scenario says it; for cases that others started: their workflow
  CaseId id;
  bool by_others = false;
};

class Play {
 public:
  Play(PackagePtr, const World&, Instant at, const std::map<std::string, int>& cast_sizes);

  /// The scenario's own package in its newest version.
  const Package& package() const { return *packages_.at(home_).back(); }
  /// A word of the own package; `PACKAGE/WORD` one of another that was joined; no package for one that was not.
  std::pair<PackagePtr, std::string> located(const std::string& word) const;
  /// The version a case runs on, and its number: 1 is the first that was published here.
  PackagePtr version_of(const Case&) const;
  int number_of(const Case&) const;
  const World& world() const { return world_; }
  const Cast& cast() const { return cast_; }
  Cast& cast() { return cast_; }
  Engine& engine() { return engine_; }
  Instant now() { return clock_.now(); }

  /// Another package's first version, or a further one of a package that is here: new cases begin on it.
  void join(const PackagePtr&);
  Answer submit(const Actor&, CaseId on, Verb);
  /// Delivers, fires what is due and takes orders until nothing moves.
  void settle();
  /// Moves the clock from timer to timer and from midnight to midnight, settling at each. False: that lies in the past.
  bool advance(Instant to);

  void call(const std::string& name, CaseId, bool by_others);
  /// A name given at a start, or a workflow that others started: the latest one; `WORKFLOW 2` is the second of them, `WORKFLOW z` the one about
  /// record z. 0: nobody is called so.
  CaseId named(const std::string& name) const;
  /// All that may be meant, the likeliest first: every case of a workflow that others started, from the latest back.
  std::vector<CaseId> all_named(const std::string& name) const;
  const std::vector<Named>& cases() const { return cases_; }
  std::string name_of(CaseId) const;
  Case load(CaseId id) const { return world_.store->load_case(id); }
  /// The scenario's word for a record of `given`; of others the key itself.
  std::string id_of(const RecordKey&) const;

  /// Records of `given` by the scenario's short id.
  std::map<std::string, RecordKey> records;
  /// What went wrong behind the steps (a delivery refused, a case that stands still); taken by whoever asks.
  std::vector<std::string> take_mishaps() { return std::exchange(mishaps_, {}); }

 private:
  CaseId one_of(const std::string& workflow, const std::string& which) const;
  bool begin_days();
  bool deliver();
  /// Begun by others, unless it is known: a start can also join an open case.
  void note_begun(const std::string& workflow, CaseId);
  bool fire_timers();
  bool take_orders();
  std::optional<Instant> next_event(Instant until);
  void look_for_stranded();

  std::string home_;
  std::map<std::string, std::vector<PackagePtr>> packages_;  ///< each in its versions
  World world_;
  ScenarioClock clock_;
  Cast cast_;
  Engine engine_;
  std::vector<Named> cases_;
  std::set<std::pair<CaseId, int>> refused_timers_;
  std::set<CaseId> stranded_;
  std::vector<std::string> mishaps_;
  int submitted_ = 0;
};

std::string words_of(const Refusal&);

}  // namespace qianpi::scenario
