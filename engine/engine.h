// The engine's one door: submit a command, get a receipt or a reason. Loads, decides, evolves, saves; the only part of the engine that
// talks to ports. Safe for many threads; a lost race is answered by loading and deciding again.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

#include "engine/commands.h"
#include "engine/decide.h"
#include "engine/ports.h"

namespace qianpi {

/// The same key came before with another body (422).
struct KeyReused {};

using Answer = std::variant<Receipt, Refusal, KeyReused>;

/// Read packages by version, kept for as long as the program runs: they are immutable.
class Library {
 public:
  explicit Library(Store& store) : store_(store) {}
  PackagePtr version(const VersionId&);            ///< throws std::runtime_error for an unknown one
  PackagePtr current(const std::string& package);  ///< null when none is published
  std::vector<PackagePtr> all_current();
  /// A package that was read just now need not be read again from the store; its version is its hash.
  void keep(const PackagePtr&);

 private:
  Store& store_;
  std::mutex mutex_;
  std::map<VersionId, PackagePtr> read_;
};

/// Something that a day began by itself.
struct Begun {
  std::string workflow;
  Answer answer;
};

class Engine {
 public:
  /// `draw_key`: at least 32 bytes that only this office has and keeps; without them nothing is drawn.
  Engine(Store&, People&, Clock&, Entropy&, std::shared_ptr<const calendar::Calendar>, std::string draw_key = {});
  /// Characters of a text that no font of the papers has; what people type is checked against it before it is taken.
  using Coverage = std::function<std::vector<std::string>(std::string_view)>;
  void check_against(Coverage coverage) { coverage_ = std::move(coverage); }
  /// Looks up an uploaded file; without it, data with files is taken at its word (pure tests).
  using Uploads = std::function<std::optional<Blob>(const BlobId&)>;
  void check_against(Uploads uploads) { uploads_ = std::move(uploads); }
  Answer submit(const Command&);
  /// What this command would bring about or be refused for if it were submitted now. Nothing is saved; only for a case that exists.
  std::variant<Decision, Refusal> what_if(const Command&);
  /// Submits a pending delivery. A child that can't begin is told to its parent, which takes the delivery in its stead.
  Answer deliver(const Delivery&);
  /// Parked work is done again, as an administrator asks once its cause is mended. False: it isn't parked (any more).
  bool retry(const std::string& kind, CaseId on, std::int64_t id);
  /// Lets every case that waits for a condition look again: once a day, for what time alone brings about.
  void look_at_waiting();
  /// A situation for looking (offers, explain): the case as stored, this actor, now. Nothing if there is no such case.
  std::optional<Situation> situation(const Actor&, CaseId);
  /// Begins what this day brings: recurring starts, and conditions on records that were false the day before. Again for the same day begins
  /// nothing twice.
  std::vector<Begun> sweep(const PackagePtr&, Date day);
  /// Sweeps each day that has come since the last one swept, up to today, and lets what waits look again. Cheap to ask at any time; the first time
  /// only notes the day. Of several programs over one store one sweeps; the others ask again.
  std::vector<Begun> sweep_missed();
  /// 00:00 of the next day that could begin something; nothing where no definition waits for days.
  std::optional<Instant> next_sweep();
  Library& library() { return library_; }
  const calendar::Calendar& calendar() const { return *calendar_; }

 private:
  Situation begin(const Command&);
  std::variant<Decision, Refusal> decide_with_needs(Situation&, const Verb&);
  void read(const Needs&, Situation&);
  std::optional<Refusal> foul_input(const Command&);
  Answer take_twice(const Command&, const Receipt&);
  Begun begin_by_itself(verb::Start, std::string key);
  std::vector<Begun> sweep_rule(const PackagePtr&, const Workflow&, int rule, Date day);
  std::optional<Answer> join(const Command&, const Situation&, const std::vector<std::string>& unique_keys);

  Store& store_;
  People& people_;
  Clock& clock_;
  Entropy& entropy_;
  std::shared_ptr<const calendar::Calendar> calendar_;
  std::string draw_key_;
  Library library_;
  Coverage coverage_;
  Uploads uploads_;
  std::mutex sweeping_;
  std::string node_;           ///< by which other programs over the same store know that this one sweeps
  std::optional<Date> swept_;  ///< as far as this program knows
};

}  // namespace qianpi
