// A case (办件) is a value: everything the engine knows of one run of a workflow. Verbs decide over it, evolve changes it,
// the store keeps it whole. It holds no pointers and no definition, only the version it is pinned to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/lifecycle/lifecycle.h"
#include "engine/rules/value.h"
#include "engine/selection.h"
#include "engine/statechart/run.h"
#include "engine/time/time.h"

namespace qianpi {

using lifecycle::CaseState;
using lifecycle::TaskState;

struct Ballot {
  CaseId item;  ///< 0: the ballot on the case itself
  std::string outcome, opinion;
  bool operator==(const Ballot&) const = default;
};

struct Exclusion {
  UserId user;
  std::string why;  ///< the avoid rule that excludes: self, starter, decided: assess
  bool operator==(const Exclusion&) const = default;
};

/// A correction task (退回补正): whoever did an earlier step mends it; afterwards the way goes on at `back_to` or is walked again from that step.
struct Correction {
  std::string back_to;  ///< state path of the step that returned it
  bool again = false;
  std::string form;
  std::string step;                 ///< path of the state that is mended; empty: the start
  std::vector<std::string> also{};  ///< other steps that returned it meanwhile to the same person
  bool operator==(const Correction&) const = default;
};

/// A signer whom another one asked in (加签).
struct Addition {
  Signature by;
  std::string place;  ///< before, after, beside
  bool operator==(const Addition&) const = default;
};

/// A task that somebody else prepares (委派): afterwards it is back where it was.
struct Lending {
  Signature from;
  std::optional<UserId> signer;  ///< of the task before it was lent
  bool operator==(const Lending&) const = default;
};

struct Task {
  int no = 0;
  std::string state;  ///< path
  int entry = 1;      ///< in which entry of that state it was opened: ballots of earlier ones count no more
  std::string role;
  UnitId unit;                     ///< in which the role is resolved; empty where the role names its own unit or a person
  std::string contact;             ///< of a contact role: login, phone or mail of the outsider
  std::optional<UserId> signer;    ///< whose ballot this is (all, vote); empty: any holder of the role
  std::optional<UserId> assignee;  ///< who claimed it
  TaskState status = TaskState::open;
  Instant opened_at;
  std::optional<Instant> due_at;
  std::string due_why;  ///< which days were skipped, zh
  std::vector<Exclusion> excluded;
  std::optional<Correction> correction;
  std::optional<Signature> decided_by;
  std::optional<Instant> decided_at;
  std::string outcome, opinion;
  std::vector<Ballot> ballots;
  int waits_for = 0;  ///< the task that must be finished before this one can be handled; 0: none
  std::optional<Addition> added;
  std::optional<Lending> lent;
  bool operator==(const Task&) const = default;
};

bool is_open(const Task&);  ///< open or claimed

struct Timer {
  int no = 0;
  std::string state;
  std::string event;  ///< "after.7"
  Instant at;
  bool operator==(const Timer&) const = default;
};

/// On the waiting list of a collector (汇集).
struct Waiting {
  std::string state;
  std::string workflow;  ///< the collector's
  Instant since;
  CaseId collector;  ///< 0: still free to be chosen
  bool operator==(const Waiting&) const = default;
};

enum class ItemStatus { asked, confirmed, withdrawn };
std::string_view name_of(ItemStatus);
bool read_name(std::string_view, ItemStatus&);

/// A row of a collector's agenda.
struct Item {
  CaseId id;
  ItemStatus status = ItemStatus::asked;
  std::string title, subject;
  rules::Value fields;  ///< the waiting case's fields when it confirmed
  std::string outcome, opinion;
  bool delivered = false;
  std::vector<CaseId> open_cases;  ///< cases about this row that still run (objections)
  bool operator==(const Item&) const = default;
};

/// One decision, kept for avoidance, for papers and for "who said what before".
struct DecisionMade {
  std::string state;
  int task = 0;
  Signature who;
  std::string role, outcome, title, opinion, basis;
  Instant at;
  std::optional<Instant> happened_at;
  std::optional<Signature> acting_for{};  ///< in whose place it was decided
  bool operator==(const DecisionMade&) const = default;
};

struct Paper {
  int no = 0;
  std::string form, as, title, number;
  std::string code;              ///< verification code of the QR
  std::int64_t ordered_seq = 0;  ///< journal row that ordered it: holds all values it shows
  std::string sha256;            ///< empty until rendered
  int pages = 0;
  bool published = false;
  bool operator==(const Paper&) const = default;
};

struct Publication {
  int no = 0;
  std::string form, list;
  int paper = 0;
  Instant opened_at;
  std::optional<Instant> closes_at;
  bool operator==(const Publication&) const = default;
};

struct About {
  CaseId id;    ///< the case this one is about
  CaseId item;  ///< its row, or 0
  bool operator==(const About&) const = default;
};

struct EnteredState {
  std::string state;
  Instant at;
  int times = 0;  ///< how often entered so far
  bool operator==(const EnteredState&) const = default;
};

/// A decision taken while ticked rows still have to confirm (collectors).
struct Pending {
  int task = 0;
  std::string event;
  bool operator==(const Pending&) const = default;
};

enum class ChildStatus { asked, running, ended, withdrawn };
std::string_view name_of(ChildStatus);
bool read_name(std::string_view, ChildStatus&);

/// A case that this one began for one element of a list (each), and waits for.
struct Child {
  int no = 0;
  std::string state;     ///< path of the state that waits
  rules::Value element;  ///< what it was begun for
  CaseId id;             ///< 0 until it has begun
  ChildStatus status = ChildStatus::asked;
  std::string outcome;
  int entry = 1;  ///< for which entry of that state it was begun: earlier ones count no more
  bool operator==(const Child&) const = default;
};

/// Told of the case, and may read it (抄送).
struct Copy {
  Signature to, by;
  Instant at;
  bool operator==(const Copy&) const = default;
};

/// What another case sent while this one was on hold; it is heard when it continues.
struct KeptDelivery {
  CaseId from;
  std::int64_t seq = 0;
  std::string trigger;
  rules::Value payload;
  bool operator==(const KeptDelivery&) const = default;
};

/// On hold (挂起): its clocks stand still until it continues.
struct Hold {
  Instant since;
  std::vector<Timer> timers;  ///< as they were armed
  std::vector<KeptDelivery> kept{};
  bool operator==(const Hold&) const = default;
};

/// The decision that can still be taken back (拿回): nothing has left the case since.
struct LastStep {
  int task = 0;
  statechart::Configuration before;
  bool operator==(const LastStep&) const = default;
};

struct Case {
  CaseId id;
  std::int64_t revision = 0;  ///< 0: not yet stored
  std::string package;
  VersionId version;
  std::string workflow, title;
  UnitId unit;
  Signature starter;
  Instant started_at;
  std::optional<Instant> ended_at;
  CaseState status = CaseState::running;
  std::string outcome;
  bool urgent = false;
  bool stranded = false;  ///< stands still and needs an administrator
  rules::Value data;      ///< a context: fields of all its forms
  std::optional<RecordKey> subject;
  std::optional<About> about;
  CaseId parent;
  int child = 0;  ///< its number among the parent's children; 0: none of them
  statechart::Configuration configuration;
  std::vector<EnteredState> entered;
  std::vector<std::string> region_outcomes;  ///< "path=outcome" of finals reached
  std::vector<Task> tasks;
  std::vector<Timer> timers;
  std::vector<Waiting> waiting;
  std::vector<Item> items;
  std::vector<Place> places;
  std::vector<Draw> draws;
  std::vector<Invitation> invitations;
  std::vector<Child> children;
  std::optional<Pending> pending;
  std::vector<DecisionMade> decisions;
  std::vector<Copy> copies;
  std::optional<Hold> hold;
  std::optional<LastStep> last_step;
  std::vector<Paper> papers;
  std::vector<Publication> publications;
  std::int64_t facts = 0;  ///< journal rows so far; the next has seq facts + 1
  std::int64_t sent = 0;   ///< deliveries sent so far
  bool operator==(const Case&) const = default;
};

const Task* find_task(const Case&, int no);
/// Open, but not yet to be handled: another signer comes first, or its step is being corrected.
bool is_waiting(const Case&, const Task&);
const EnteredState* find_entered(const Case&, std::string_view state);  ///< null: never entered
int entries_of(const Case&, std::string_view state);                    ///< how often that state was entered
const Item* find_item(const Case&, CaseId);
const Place* find_place(const Case&, int no);
const Invitation* find_invitation(const Case&, int no);
const DecisionMade* last_decision(const Case&, std::string_view state);

rules::Value to_value(const Case&);
Case case_from(const rules::Value&);

}  // namespace qianpi
