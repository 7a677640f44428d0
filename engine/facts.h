// Facts: what happened, in the past tense, one struct each. A verb's decision is a list of facts; evolve folds them into the
// case, the store writes each as one journal row. A fact once released never changes its meaning; new ones are added.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/alternative.h"
#include "engine/case.h"
#include "engine/facts_between.h"
#include "engine/record.h"

namespace qianpi::fact {

struct CaseStarted {
  std::string package;
  VersionId version;
  std::string workflow, title;
  UnitId unit;
  Signature starter;
  rules::Value data;
  std::optional<RecordKey> subject;
  std::optional<About> about;
  CaseId parent;
  bool urgent = false;
  int child = 0;
};
/// A transition's answer to an event. `targets` empty: stays. `why`: the guard that held, or the day a timer was due.
struct TransitionTaken {
  std::string state, event, title;
  std::vector<std::string> targets;
  std::string basis, why;
};
struct StateExited {
  std::string state;
};
struct StateEntered {
  std::string state;
  std::string outcome;  ///< of a final state
};
struct ConfigurationReached {
  statechart::Configuration configuration;
};
struct TaskOpened {
  Task task;
};
/// The field that its due date counts from has become known.
struct TaskDueSet {
  int task = 0;
  Instant due_at;
  std::string why;  ///< which days were skipped, zh
};
struct TaskClaimed {
  int task = 0;
  Signature who;
};
struct TaskReleased {
  int task = 0;
  Signature who;
};
/// `seen`: the hashes of data, attachments, papers and version that the signer saw.
struct TaskDecided {
  int task = 0;
  DecisionMade decision;
  std::vector<Ballot> ballots;
  std::vector<CaseId> items;  ///< rows ticked over a waiting list
  rules::Value seen;
  std::vector<std::string> overrides;  ///< soft checks overridden, each with its reason in the opinion
};
struct TaskReturned {
  int task = 0;
  DecisionMade decision;
  std::string to;  ///< state whose doer mends it; "initiator" for the start
};
/// Given to another person for good.
struct TaskTransferred {
  int task = 0;
  Signature who, to;
  std::string opinion;
};
/// Given to a person by the administrator, whoever had it.
struct TaskReassigned {
  int task = 0;
  Signature who, to;
  std::string opinion;
};
/// Given to another person who prepares it; it comes back to `who`.
struct TaskDelegated {
  int task = 0;
  Signature who, to;
  std::string opinion;
};
struct TaskHandedBack {
  int task = 0;
  DecisionMade decision;
};
/// A decision (or what was lent) taken back by whoever made it.
struct TaskRetrieved {
  int task = 0;
  Signature who;
  std::string opinion;
};
struct SignerAdded {
  Task task;
  Signature to;
  int beside = 0;  ///< the task of whoever asked
  std::string opinion;
};
struct SignerRemoved {
  int task = 0;
  Signature who;
  std::string opinion;
};
/// Another step returned the case to somebody who is mending it already.
struct CorrectionJoined {
  int task = 0;
  std::string state;
};
struct TaskCompleted {
  int task = 0;
};  ///< the ticked rows have confirmed
struct TaskReopened {
  int task = 0;
  std::string why;
};
struct TaskNotNeeded {
  int task = 0;
};
struct TaskCancelled {
  int task = 0;
};
/// By the clock, or by somebody (`who`).
struct TaskReminded {
  int task = 0;
  std::optional<Signature> who{};
  std::string opinion{};
};
struct TaskEscalated {
  int task = 0;
  std::vector<std::string> roles;
};
/// Values a person wrote (`who`) or an effect set (`who` empty).
struct FieldsSet {
  rules::Value values;
  std::optional<Signature> who;
};
struct ItemFieldsSet {
  CaseId item;
  rules::Value values;
};
struct TimerArmed {
  Timer timer;
  std::string why;
};
struct TimerDropped {
  int timer = 0;
};
struct TimerFired {
  int timer = 0;
  Instant due;
};
struct NumberTaken {
  SeriesKey series;
  std::int64_t value = 0;
  std::string text, into;
};
/// Everything the paper shows, so that it can be rendered again from this row alone.
struct PaperOrdered {
  Paper paper;
  std::vector<std::string> seals;  ///< names of the package's seals
  std::vector<std::string> sign;   ///< states whose decisions it carries, or roles
  int copies = 1;
  rules::Value values;
};
struct PaperRendered {
  int paper = 0;
  std::string sha256;
  int pages = 0;
  std::string renderer;
};
struct Published {
  Publication publication;
};
struct RecordCreated {
  RecordKey record;
};
struct RecordFieldsSet {
  RecordKey record;
  rules::Value values;
};
struct SpanRecorded {
  RecordKey record;
  Span span;
};
struct EntryBooked {
  RecordKey record;
  Entry entry;
};
/// A standing or hold reached its end by itself; `to`: the main standing that follows, if the register names one.
struct SpanEnded {
  RecordKey record;
  std::string name;
  std::optional<Span> to;
};
struct EngagementMade {
  RecordKey record;
  Engagement engagement;
};
struct EngagementEnded {
  RecordKey record;
  CaseId by;
  int place = 0;
};
struct PeopleNotified {
  std::vector<std::string> to;  ///< roles, or "user:NAME"
  std::string form;
  int task = 0;
  bool urgent = false;
};
struct PendingSet {
  std::optional<Pending> pending;
};
/// One message to another case; it is submitted there later, once.
struct DeliverySent {
  CaseId to;  ///< 0: a new case of `workflow`
  std::int64_t seq = 0;
  std::string workflow, trigger;
  rules::Value payload;
};
struct DeliveryTaken {
  CaseId from;
  std::int64_t seq = 0;
  std::string trigger;
  std::string refused;  ///< empty: accepted; else why not, journalled on both sides
};
struct Commented {
  Signature who;
  std::string text;
};
struct Copied {
  Signature who;
  std::vector<Signature> to;
  std::string opinion;
};
/// Its clocks stand still.
struct CaseHeld {
  Signature who;
  std::string opinion;
};
struct CaseContinued {
  Signature who;
  std::string opinion;
  Instant since;  ///< when it was held
};
struct DeliveryKept {
  KeptDelivery delivery;
};
struct CaseJumped {
  Signature who;
  std::string to, opinion;
};
struct VoidAsked {
  Signature who;
  std::string opinion;
};
struct WithdrawalAsked {
  Signature who;
  std::string opinion;
};
/// What a decision table made of what it was asked, beside the facts that rest on it. `asked`: every name the table takes, by its path.
struct TableDecided {
  std::string table, title;
  std::vector<std::string> rows;  ///< that fired, in order
  std::string basis;
  rules::Value asked, outputs;
  bool operator==(const TableDecided&) const = default;
};
struct CaseEnded {
  std::string outcome;
  CaseState status = CaseState::ended;
};
struct CaseStranded {
  std::string why;
};

}  // namespace qianpi::fact

namespace qianpi {

using AnyFact = std::variant<
    fact::CaseStarted, fact::TransitionTaken, fact::StateExited, fact::StateEntered, fact::ConfigurationReached, fact::TaskOpened, fact::TaskDueSet,
    fact::TaskClaimed, fact::TaskReleased, fact::TaskDecided, fact::TaskReturned, fact::TaskCompleted, fact::TaskReopened, fact::TaskNotNeeded,
    fact::TaskCancelled, fact::TaskReminded, fact::TaskEscalated, fact::FieldsSet, fact::ItemFieldsSet, fact::TimerArmed, fact::TimerDropped,
    fact::TimerFired, fact::NumberTaken, fact::PaperOrdered, fact::PaperRendered, fact::Published, fact::RecordCreated, fact::RecordFieldsSet,
    fact::SpanRecorded, fact::EntryBooked, fact::SpanEnded, fact::EngagementMade, fact::EngagementEnded, fact::PeopleNotified, fact::WaitingBegun,
    fact::WaitingTaken, fact::WaitingFreed, fact::ItemAsked, fact::ItemConfirmed, fact::ItemDeclined, fact::ItemDecided, fact::ItemDelivered,
    fact::ItemWithdrawn, fact::ItemCaseBegun, fact::ItemCaseEnded, fact::PlaceOpened, fact::PlaceVacated, fact::PlaceFilled, fact::PlaceRemoved,
    fact::DrawFrozen, fact::DrawMade, fact::Invited, fact::InvitationAnswered, fact::InvitationWithdrawn, fact::ChildAsked, fact::ChildStarted,
    fact::ChildEnded, fact::ChildWithdrawn, fact::PendingSet, fact::DeliverySent, fact::DeliveryTaken, fact::Commented, fact::WithdrawalAsked,
    fact::CaseEnded, fact::CaseStranded, fact::TaskTransferred, fact::TaskReassigned, fact::TaskDelegated, fact::TaskHandedBack, fact::TaskRetrieved,
    fact::SignerAdded, fact::SignerRemoved, fact::CorrectionJoined, fact::Copied, fact::CaseHeld, fact::CaseContinued, fact::CaseJumped,
    fact::VoidAsked, fact::DeliveryKept, fact::TableDecided>;

/// The variant with its copying and ending compiled once, in facts.cpp: eighty alternatives in every file that holds a list of facts cost a
/// third of the compiler's minutes.
struct Fact : AnyFact {
  Fact();
  template <class T>
  requires is_alternative<T, AnyFact> Fact(T it) : AnyFact(std::in_place_type<T>, std::move(it)) {}
  Fact(const Fact&);
  Fact(Fact&&) noexcept;
  Fact& operator=(const Fact&);
  Fact& operator=(Fact&&) noexcept;
  ~Fact();
};

/// "task_decided": the kind's name in journal, API and page.
std::string_view kind_of(const Fact&);
rules::Value to_value(const Fact&);
Fact fact_from(std::string_view kind, const rules::Value&);
/// The record a fact belongs to, whose own chain it joins besides the case's; nullptr for facts of the case alone.
const RecordKey* record_of(const Fact&);

}  // namespace qianpi
