// How each fact is written down, in the order of facts.h. Included only by facts.cpp.
#pragma once
#include "engine/case_fields.h"
#include "engine/facts.h"

namespace qianpi::fact {

template <class V>
void fields(V& visit, CaseStarted& it) {
  visit("package", it.package);
  visit("version", it.version);
  visit("workflow", it.workflow);
  visit("title", it.title);
  visit("unit", it.unit);
  visit("starter", it.starter);
  visit("data", it.data);
  visit("subject", it.subject);
  visit("about", it.about);
  visit("parent", it.parent);
  visit("urgent", it.urgent);
  visit("child", it.child);
}
template <class V>
void fields(V& visit, TransitionTaken& it) {
  visit("state", it.state);
  visit("event", it.event);
  visit("title", it.title);
  visit("targets", it.targets);
  visit("basis", it.basis);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, StateExited& it) {
  visit("state", it.state);
}
template <class V>
void fields(V& visit, StateEntered& it) {
  visit("state", it.state);
  visit("outcome", it.outcome);
}
template <class V>
void fields(V& visit, ConfigurationReached& it) {
  visit("configuration", it.configuration);
}
template <class V>
void fields(V& visit, TaskOpened& it) {
  visit("task", it.task);
}
template <class V>
void fields(V& visit, TaskDueSet& it) {
  visit("task", it.task);
  visit("due_at", it.due_at);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, TaskClaimed& it) {
  visit("task", it.task);
  visit("who", it.who);
}
template <class V>
void fields(V& visit, TaskReleased& it) {
  visit("task", it.task);
  visit("who", it.who);
}
template <class V>
void fields(V& visit, TaskDecided& it) {
  visit("task", it.task);
  visit("decision", it.decision);
  visit("ballots", it.ballots);
  visit("items", it.items);
  visit("seen", it.seen);
  visit("overrides", it.overrides);
}
template <class V>
void fields(V& visit, TaskReturned& it) {
  visit("task", it.task);
  visit("decision", it.decision);
  visit("to", it.to);
}
template <class V>
void fields(V& visit, TaskCompleted& it) {
  visit("task", it.task);
}
template <class V>
void fields(V& visit, TaskReopened& it) {
  visit("task", it.task);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, TaskNotNeeded& it) {
  visit("task", it.task);
}
template <class V>
void fields(V& visit, TaskCancelled& it) {
  visit("task", it.task);
}
template <class V>
void fields(V& visit, TaskReminded& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, TaskEscalated& it) {
  visit("task", it.task);
  visit("roles", it.roles);
}
template <class V>
void fields(V& visit, FieldsSet& it) {
  visit("values", it.values);
  visit("who", it.who);
}
template <class V>
void fields(V& visit, ItemFieldsSet& it) {
  visit("item", it.item);
  visit("values", it.values);
}
template <class V>
void fields(V& visit, TimerArmed& it) {
  visit("timer", it.timer);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, TimerDropped& it) {
  visit("timer", it.timer);
}
template <class V>
void fields(V& visit, TimerFired& it) {
  visit("timer", it.timer);
  visit("due", it.due);
}
template <class V>
void fields(V& visit, NumberTaken& it) {
  visit("series", it.series);
  visit("value", it.value);
  visit("text", it.text);
  visit("into", it.into);
}
template <class V>
void fields(V& visit, PaperOrdered& it) {
  visit("paper", it.paper);
  visit("seals", it.seals);
  visit("sign", it.sign);
  visit("copies", it.copies);
  visit("values", it.values);
}
template <class V>
void fields(V& visit, PaperRendered& it) {
  visit("paper", it.paper);
  visit("sha256", it.sha256);
  visit("pages", it.pages);
  visit("renderer", it.renderer);
}
template <class V>
void fields(V& visit, Published& it) {
  visit("publication", it.publication);
}
template <class V>
void fields(V& visit, RecordCreated& it) {
  visit("record", it.record);
}
template <class V>
void fields(V& visit, RecordFieldsSet& it) {
  visit("record", it.record);
  visit("values", it.values);
}
template <class V>
void fields(V& visit, SpanRecorded& it) {
  visit("record", it.record);
  visit("span", it.span);
}
template <class V>
void fields(V& visit, EntryBooked& it) {
  visit("record", it.record);
  visit("entry", it.entry);
}
template <class V>
void fields(V& visit, SpanEnded& it) {
  visit("record", it.record);
  visit("name", it.name);
  visit("to", it.to);
}
template <class V>
void fields(V& visit, EngagementMade& it) {
  visit("record", it.record);
  visit("engagement", it.engagement);
}
template <class V>
void fields(V& visit, EngagementEnded& it) {
  visit("record", it.record);
  visit("by", it.by);
  visit("place", it.place);
}
template <class V>
void fields(V& visit, PeopleNotified& it) {
  visit("to", it.to);
  visit("form", it.form);
  visit("task", it.task);
  visit("urgent", it.urgent);
}
template <class V>
void fields(V& visit, WaitingBegun& it) {
  visit("waiting", it.waiting);
}
template <class V>
void fields(V& visit, WaitingTaken& it) {
  visit("state", it.state);
  visit("collector", it.collector);
}
template <class V>
void fields(V& visit, WaitingFreed& it) {
  visit("state", it.state);
}
template <class V>
void fields(V& visit, ItemAsked& it) {
  visit("item", it.item);
}
template <class V>
void fields(V& visit, ItemConfirmed& it) {
  visit("item", it.item);
}
template <class V>
void fields(V& visit, ItemDeclined& it) {
  visit("item", it.item);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, ItemDecided& it) {
  visit("item", it.item);
  visit("outcome", it.outcome);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, ItemDelivered& it) {
  visit("item", it.item);
  visit("outcome", it.outcome);
}
template <class V>
void fields(V& visit, ItemWithdrawn& it) {
  visit("item", it.item);
}
template <class V>
void fields(V& visit, ItemCaseBegun& it) {
  visit("item", it.item);
  visit("about", it.about);
}
template <class V>
void fields(V& visit, ItemCaseEnded& it) {
  visit("item", it.item);
  visit("about", it.about);
  visit("outcome", it.outcome);
}
template <class V>
void fields(V& visit, PlaceOpened& it) {
  visit("place", it.place);
}
template <class V>
void fields(V& visit, PlaceVacated& it) {
  visit("place", it.place);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, PlaceFilled& it) {
  visit("place", it.place);
  visit("key", it.key);
}
template <class V>
void fields(V& visit, PlaceRemoved& it) {
  visit("place", it.place);
}
template <class V>
void fields(V& visit, DrawFrozen& it) {
  visit("draw", it.draw);
}
template <class V>
void fields(V& visit, DrawMade& it) {
  visit("draw", it.draw);
  visit("secret", it.secret);
  visit("words", it.words);
  visit("drawn", it.drawn);
  visit("who", it.who);
}
template <class V>
void fields(V& visit, Invited& it) {
  visit("invitation", it.invitation);
}
template <class V>
void fields(V& visit, InvitationAnswered& it) {
  visit("invitation", it.invitation);
  visit("answer", it.answer);
  visit("opinion", it.opinion);
  visit("channel", it.channel);
  visit("noted_by", it.noted_by);
}
template <class V>
void fields(V& visit, InvitationWithdrawn& it) {
  visit("invitation", it.invitation);
}
template <class V>
void fields(V& visit, ChildAsked& it) {
  visit("child", it.child);
}
template <class V>
void fields(V& visit, ChildStarted& it) {
  visit("child", it.child);
  visit("case", it.id);
}
template <class V>
void fields(V& visit, ChildEnded& it) {
  visit("child", it.child);
  visit("outcome", it.outcome);
}
template <class V>
void fields(V& visit, ChildWithdrawn& it) {
  visit("child", it.child);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, PendingSet& it) {
  visit("pending", it.pending);
}
template <class V>
void fields(V& visit, DeliverySent& it) {
  visit("to", it.to);
  visit("seq", it.seq);
  visit("workflow", it.workflow);
  visit("trigger", it.trigger);
  visit("payload", it.payload);
}
template <class V>
void fields(V& visit, DeliveryTaken& it) {
  visit("from", it.from);
  visit("seq", it.seq);
  visit("trigger", it.trigger);
  visit("refused", it.refused);
}
template <class V>
void fields(V& visit, Commented& it) {
  visit("who", it.who);
  visit("text", it.text);
}
template <class V>
void fields(V& visit, WithdrawalAsked& it) {
  visit("who", it.who);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, TableDecided& it) {
  visit("table", it.table);
  visit("title", it.title);
  visit("rows", it.rows);
  visit("basis", it.basis);
  visit("asked", it.asked);
  visit("outputs", it.outputs);
}
template <class V>
void fields(V& visit, CaseEnded& it) {
  visit("outcome", it.outcome);
  visit("status", it.status);
}
template <class V>
void fields(V& visit, CaseStranded& it) {
  visit("why", it.why);
}

}  // namespace qianpi::fact
