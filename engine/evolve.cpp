#include "engine/evolve.h"

#include <algorithm>

#include "engine/ensure.h"
#include "engine/spans.h"

namespace qianpi {

using lifecycle::CaseEvent;
using lifecycle::TaskEvent;

std::string outer_path(const std::string& path) {
  auto dot = path.rfind('.');
  return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

namespace {

Task& task_of(Case& in, int no) {
  auto found = std::ranges::find(in.tasks, no, &Task::no);
  ensure(found != in.tasks.end(), "a fact names a task of its case");
  return *found;
}

Item& item_of(Case& in, CaseId id) {
  auto found = std::ranges::find(in.items, id, &Item::id);
  ensure(found != in.items.end(), "a fact names a row of its case");
  return *found;
}

Place& place_of(Case& in, int no) {
  auto found = std::ranges::find(in.places, no, &Place::no);
  ensure(found != in.places.end(), "a fact names a place of its case");
  return *found;
}

Invitation& invitation_of(Case& in, int no) {
  auto found = std::ranges::find(in.invitations, no, &Invitation::no);
  ensure(found != in.invitations.end(), "a fact names an invitation of its case");
  return *found;
}

Child& child_of(Case& in, int no) {
  auto found = std::ranges::find(in.children, no, &Child::no);
  ensure(found != in.children.end(), "a fact names a child of its case");
  return *found;
}

Paper& paper_of(Case& in, int no) {
  auto found = std::ranges::find(in.papers, no, &Paper::no);
  ensure(found != in.papers.end(), "a fact names a paper of its case");
  return *found;
}

Waiting& waiting_of(Case& in, const std::string& state) {
  auto found = std::ranges::find(in.waiting, state, &Waiting::state);
  ensure(found != in.waiting.end(), "a fact names a state in which its case waits");
  return *found;
}

void advance(Task& task, TaskEvent event) {
  auto after = lifecycle::next(task.status, event);
  ensure(after.has_value(), "a fact takes an arrow of the task's lifecycle");
  task.status = *after;
}

void advance(Case& in, CaseEvent event) {
  auto after = lifecycle::next(in.status, event);
  ensure(after.has_value(), "a fact takes an arrow of the case's lifecycle");
  in.status = *after;
}

/// To that person alone; nobody has claimed it any more.
void give(Task& task, const UserId& to) {
  if (task.status == TaskState::claimed) advance(task, TaskEvent::release);
  task.assignee.reset();
  task.signer = to;
}

/// What was lent is back with whoever lent it.
void take_back(Task& task) {
  const Lending lent = *task.lent;
  task.lent.reset();
  give(task, lent.from.user);
  task.signer = lent.signer;
  if (lent.signer) return;
  advance(task, TaskEvent::claim);
  task.assignee = lent.from.user;
}

/// Facts after which the last decision can still be taken back: the next step is untouched, and nothing has left the case.
template <class F>
constexpr bool keeps_last_step =
    std::disjunction_v<std::is_same<F, fact::TransitionTaken>, std::is_same<F, fact::StateExited>, std::is_same<F, fact::StateEntered>,
                       std::is_same<F, fact::ConfigurationReached>, std::is_same<F, fact::TaskOpened>, std::is_same<F, fact::TaskDueSet>,
                       std::is_same<F, fact::TaskDecided>, std::is_same<F, fact::TaskNotNeeded>, std::is_same<F, fact::TaskCancelled>,
                       std::is_same<F, fact::TaskReminded>, std::is_same<F, fact::FieldsSet>, std::is_same<F, fact::TimerArmed>,
                       std::is_same<F, fact::TimerDropped>, std::is_same<F, fact::PaperRendered>, std::is_same<F, fact::PeopleNotified>,
                       std::is_same<F, fact::WaitingBegun>, std::is_same<F, fact::Commented>, std::is_same<F, fact::Copied>,
                       std::is_same<F, fact::CaseStranded>>;

rules::Value merged(rules::Value into, const rules::Value& values) {
  for (const auto& [name, value] : values.entries()) into = into.with(name, value);
  return into;
}

void note_decision(Task& task, Case& in, const DecisionMade& decision) {
  task.decided_by = decision.who;
  task.decided_at = decision.at;
  task.outcome = decision.outcome;
  task.opinion = decision.opinion;
  in.decisions.push_back(decision);
}

/// One arm per kind of fact; the compiler finds a missing one.
struct Arm {
  Case& it;
  Instant at;

  void operator()(const fact::CaseStarted& f) {
    it.package = f.package;
    it.version = f.version;
    it.workflow = f.workflow;
    it.title = f.title;
    it.unit = f.unit;
    it.starter = f.starter;
    it.started_at = at;
    it.data = f.data;
    it.subject = f.subject;
    it.about = f.about;
    it.parent = f.parent;
    it.child = f.child;
    it.urgent = f.urgent;
    it.status = CaseState::running;
  }
  void operator()(const fact::TransitionTaken&) {}
  void operator()(const fact::StateExited& f) {
    std::erase_if(it.waiting, [&](const Waiting& one) { return one.state == f.state; });
  }
  void operator()(const fact::StateEntered& f) {
    auto found = std::ranges::find(it.entered, f.state, &EnteredState::state);
    if (found == it.entered.end()) found = it.entered.insert(found, EnteredState{f.state, at, 0});
    found->at = at;
    ++found->times;
    if (!f.outcome.empty()) it.region_outcomes.push_back(outer_path(f.state) + "=" + f.outcome);
  }
  void operator()(const fact::ConfigurationReached& f) { it.configuration = f.configuration; }
  void operator()(const fact::TaskOpened& f) { it.tasks.push_back(f.task); }
  void operator()(const fact::TaskDueSet& f) {
    Task& task = task_of(it, f.task);
    task.due_at = f.due_at;
    task.due_why = f.why;
  }
  void operator()(const fact::TaskClaimed& f) {
    Task& task = task_of(it, f.task);
    advance(task, TaskEvent::claim);
    task.assignee = f.who.user;
    it.stranded = false;
  }
  void operator()(const fact::TaskReleased& f) {
    Task& task = task_of(it, f.task);
    advance(task, TaskEvent::release);
    task.assignee.reset();
  }
  void operator()(const fact::TaskDecided& f) {
    Task& task = task_of(it, f.task);
    advance(task, f.items.empty() ? TaskEvent::decide : TaskEvent::collect);
    task.ballots = f.ballots;
    it.stranded = false;
    if (f.items.empty()) it.last_step = LastStep{f.task, it.configuration};
    note_decision(task, it, f.decision);
  }
  void operator()(const fact::TaskReturned& f) {
    Task& task = task_of(it, f.task);
    advance(task, TaskEvent::give_back);
    note_decision(task, it, f.decision);
  }
  void operator()(const fact::TaskCompleted& f) { advance(task_of(it, f.task), TaskEvent::complete); }
  void operator()(const fact::TaskReopened& f) {
    Task& task = task_of(it, f.task);
    advance(task, TaskEvent::reopen);
    task.assignee.reset();
    task.decided_by.reset();
    task.decided_at.reset();
    task.outcome.clear();
    task.opinion.clear();
  }
  void operator()(const fact::TaskNotNeeded& f) { advance(task_of(it, f.task), TaskEvent::not_need); }
  void operator()(const fact::TaskCancelled& f) { advance(task_of(it, f.task), TaskEvent::cancel); }
  void operator()(const fact::TaskTransferred& f) { give(task_of(it, f.task), f.to.user); }
  void operator()(const fact::TaskReassigned& f) {
    Task& task = task_of(it, f.task);
    task.lent.reset();
    give(task, f.to.user);
    it.stranded = false;
  }
  void operator()(const fact::TaskDelegated& f) {
    Task& task = task_of(it, f.task);
    task.lent = Lending{f.who, task.signer};
    give(task, f.to.user);
  }
  void operator()(const fact::TaskHandedBack& f) { take_back(task_of(it, f.task)); }
  void operator()(const fact::TaskRetrieved& f) {
    Task& task = task_of(it, f.task);
    if (task.lent) return take_back(task);
    advance(task, TaskEvent::withdraw);
    std::erase_if(it.decisions, [&](const DecisionMade& one) { return one.task == f.task; });
    it.last_step.reset();
  }
  void operator()(const fact::SignerAdded& f) {
    if (f.task.added && f.task.added->place == "before") task_of(it, f.beside).waits_for = f.task.no;
    it.tasks.push_back(f.task);
  }
  void operator()(const fact::SignerRemoved& f) { advance(task_of(it, f.task), TaskEvent::withdraw); }
  void operator()(const fact::CorrectionJoined& f) { task_of(it, f.task).correction->also.push_back(f.state); }
  void operator()(const fact::Copied& f) {
    for (const Signature& to : f.to) it.copies.push_back({to, f.who, at});
  }
  void operator()(const fact::CaseHeld&) {
    advance(it, CaseEvent::hold);
    Hold hold{at, {}};
    for (const Timer& timer : it.timers)
      if (!is_span_end(timer)) hold.timers.push_back(timer);
    std::erase_if(it.timers, [](const Timer& one) { return !is_span_end(one); });
    it.hold = std::move(hold);
  }
  void operator()(const fact::CaseContinued&) {
    advance(it, CaseEvent::resume);
    it.hold.reset();
  }
  void operator()(const fact::DeliveryKept& f) { it.hold->kept.push_back(f.delivery); }
  void operator()(const fact::CaseJumped&) { it.stranded = false; }
  void operator()(const fact::VoidAsked&) {}
  void operator()(const fact::TaskReminded&) {}
  void operator()(const fact::TaskEscalated&) {}
  void operator()(const fact::FieldsSet& f) { it.data = merged(it.data, f.values); }
  void operator()(const fact::ItemFieldsSet& f) {
    Item& item = item_of(it, f.item);
    item.fields = merged(item.fields, f.values);
  }
  void operator()(const fact::TimerArmed& f) { it.timers.push_back(f.timer); }
  void operator()(const fact::TimerDropped& f) {
    std::erase_if(it.timers, [&](const Timer& one) { return one.no == f.timer; });
  }
  void operator()(const fact::TimerFired& f) {
    std::erase_if(it.timers, [&](const Timer& one) { return one.no == f.timer; });
  }
  void operator()(const fact::NumberTaken& f) {
    if (!f.into.empty()) it.data = it.data.with(f.into, f.text);
  }
  void operator()(const fact::PaperOrdered& f) { it.papers.push_back(f.paper); }
  void operator()(const fact::PaperRendered& f) {
    Paper& paper = paper_of(it, f.paper);
    paper.sha256 = f.sha256;
    paper.pages = f.pages;
  }
  void operator()(const fact::Published& f) {
    it.publications.push_back(f.publication);
    if (f.publication.paper) paper_of(it, f.publication.paper).published = true;
  }
  void operator()(const fact::RecordCreated&) {}
  void operator()(const fact::RecordFieldsSet&) {}
  void operator()(const fact::SpanRecorded&) {}
  void operator()(const fact::EntryBooked&) {}
  void operator()(const fact::SpanEnded&) {}
  void operator()(const fact::EngagementMade&) {}
  void operator()(const fact::EngagementEnded&) {}
  void operator()(const fact::PeopleNotified&) {}
  void operator()(const fact::WaitingBegun& f) { it.waiting.push_back(f.waiting); }
  void operator()(const fact::WaitingTaken& f) { waiting_of(it, f.state).collector = f.collector; }
  void operator()(const fact::WaitingFreed& f) { waiting_of(it, f.state).collector = {}; }
  void operator()(const fact::ItemAsked& f) {
    std::erase_if(it.items, [&](const Item& one) { return one.id == f.item.id; });
    it.items.push_back(f.item);
  }
  void operator()(const fact::ItemConfirmed& f) { item_of(it, f.item.id) = f.item; }
  void operator()(const fact::ItemDeclined& f) {
    std::erase_if(it.items, [&](const Item& one) { return one.id == f.item; });
  }
  void operator()(const fact::ItemDecided& f) {
    Item& item = item_of(it, f.item);
    item.outcome = f.outcome;
    item.opinion = f.opinion;
  }
  void operator()(const fact::ItemDelivered& f) {
    Item& item = item_of(it, f.item);
    item.outcome = f.outcome;
    item.delivered = true;
  }
  void operator()(const fact::ItemWithdrawn& f) { item_of(it, f.item).status = ItemStatus::withdrawn; }
  void operator()(const fact::ItemCaseBegun& f) { item_of(it, f.item).open_cases.push_back(f.about); }
  void operator()(const fact::ItemCaseEnded& f) { std::erase(item_of(it, f.item).open_cases, f.about); }
  void operator()(const fact::PlaceOpened& f) { it.places.push_back(f.place); }
  void operator()(const fact::PlaceVacated& f) {
    Place& place = place_of(it, f.place);
    place.status = PlaceStatus::open;
    place.key.clear();
  }
  void operator()(const fact::PlaceFilled& f) {
    Place& place = place_of(it, f.place);
    place.status = PlaceStatus::filled;
    place.key = f.key;
  }
  void operator()(const fact::PlaceRemoved& f) {
    std::erase_if(it.places, [&](const Place& one) { return one.no == f.place; });
  }
  void operator()(const fact::DrawFrozen& f) { it.draws.push_back(f.draw); }
  void operator()(const fact::DrawMade& f) {
    auto draw = std::ranges::find(it.draws, f.draw, &Draw::no);
    ensure(draw != it.draws.end(), "a fact names a draw of its case");
    draw->secret = f.secret;
    draw->words = f.words;
    draw->drawn = f.drawn;
    draw->drawn_by = f.who;
    draw->drawn_at = at;
  }
  void operator()(const fact::Invited& f) {
    it.invitations.push_back(f.invitation);
    Place& place = place_of(it, f.invitation.place);
    place.status = PlaceStatus::invited;
    place.key = f.invitation.key;
  }
  void operator()(const fact::InvitationAnswered& f) {
    Invitation& invitation = invitation_of(it, f.invitation);
    invitation.status = InvitationStatus::answered;
    invitation.answer = f.answer;
    invitation.opinion = f.opinion;
    invitation.channel = f.channel;
    invitation.noted_by = f.noted_by;
    invitation.answered_at = at;
  }
  void operator()(const fact::InvitationWithdrawn& f) { invitation_of(it, f.invitation).status = InvitationStatus::withdrawn; }
  void operator()(const fact::ChildAsked& f) { it.children.push_back(f.child); }
  void operator()(const fact::ChildStarted& f) {
    Child& child = child_of(it, f.child);
    child.id = f.id;
    child.status = ChildStatus::running;
  }
  void operator()(const fact::ChildEnded& f) {
    Child& child = child_of(it, f.child);
    child.status = ChildStatus::ended;
    child.outcome = f.outcome;
  }
  void operator()(const fact::ChildWithdrawn& f) { child_of(it, f.child).status = ChildStatus::withdrawn; }
  void operator()(const fact::PendingSet& f) { it.pending = f.pending; }
  void operator()(const fact::DeliverySent&) { ++it.sent; }
  void operator()(const fact::DeliveryTaken&) {}
  void operator()(const fact::Commented&) {}
  void operator()(const fact::WithdrawalAsked&) {}
  void operator()(const fact::CaseEnded& f) {
    advance(it, f.status == CaseState::voided ? CaseEvent::void_ : CaseEvent::finish);
    it.hold.reset();
    it.stranded = false;
    it.outcome = f.outcome;
    it.ended_at = at;
  }
  void operator()(const fact::CaseStranded&) { it.stranded = true; }
  void operator()(const fact::TableDecided&) {}
};

}  // namespace

Case evolve(Case before, const Fact& fact, Instant recorded_at) {
  std::visit(Arm{before, recorded_at}, fact);
  std::visit(
      [&]<class F>(const F&) {
        if (!keeps_last_step<F>) before.last_step.reset();
      },
      fact);
  ++before.facts;
  return before;
}

Record evolve(Record before, const Fact& fact) {
  if (const auto* created = std::get_if<fact::RecordCreated>(&fact)) before.key = created->record;
  if (const auto* set = std::get_if<fact::RecordFieldsSet>(&fact)) before.fields = merged(before.fields, set->values);
  if (const auto* span = std::get_if<fact::SpanRecorded>(&fact)) before.spans.push_back(span->span);
  if (const auto* ended = std::get_if<fact::SpanEnded>(&fact); ended && ended->to) before.spans.push_back(*ended->to);
  if (const auto* booked = std::get_if<fact::EntryBooked>(&fact)) before.entries.push_back(booked->entry);
  if (const auto* made = std::get_if<fact::EngagementMade>(&fact)) before.engagements.push_back(made->engagement);
  if (const auto* ended = std::get_if<fact::EngagementEnded>(&fact))
    std::erase_if(before.engagements, [&](const Engagement& one) { return one.by == ended->by && one.place == ended->place; });
  ++before.facts;
  return before;
}

Series evolve(Series before, const fact::NumberTaken& taken) {
  before.last = taken.value;
  return before;
}

}  // namespace qianpi
