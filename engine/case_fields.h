// How each part of a case and a record is written down. Included only by the .cpp files that read or write them.
#pragma once
#include "engine/case.h"
#include "engine/codec.h"
#include "engine/record.h"

namespace qianpi::statechart {
template <class V>
void fields(V& visit, Configuration& it) {
  visit("active", it.active);
  visit("history", it.history);
  visit("finished", it.finished);
}
}  // namespace qianpi::statechart

namespace qianpi {

template <class V>
void fields(V& visit, RecordKey& it) {
  visit("package", it.package);
  visit("register", it.register_name);
  visit("key", it.key);
}
template <class V>
void fields(V& visit, SeriesKey& it) {
  visit("package", it.package);
  visit("series", it.series);
  visit("period", it.period);
}
template <class V>
void fields(V& visit, Signature& it) {
  visit("user", it.user);
  visit("name", it.name);
  visit("unit", it.unit);
}
template <class V>
void fields(V& visit, Ballot& it) {
  visit("item", it.item);
  visit("outcome", it.outcome);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, Exclusion& it) {
  visit("user", it.user);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, Correction& it) {
  visit("back_to", it.back_to);
  visit("again", it.again);
  visit("form", it.form);
  visit("step", it.step);
  visit("also", it.also);
}
template <class V>
void fields(V& visit, Addition& it) {
  visit("by", it.by);
  visit("place", it.place);
}
template <class V>
void fields(V& visit, Lending& it) {
  visit("from", it.from);
  visit("signer", it.signer);
}
template <class V>
void fields(V& visit, Task& it) {
  visit("no", it.no);
  visit("state", it.state);
  visit("entry", it.entry);
  visit("role", it.role);
  visit("unit", it.unit);
  visit("contact", it.contact);
  visit("signer", it.signer);
  visit("assignee", it.assignee);
  visit("status", it.status);
  visit("opened_at", it.opened_at);
  visit("due_at", it.due_at);
  visit("due_why", it.due_why);
  visit("excluded", it.excluded);
  visit("correction", it.correction);
  visit("decided_by", it.decided_by);
  visit("decided_at", it.decided_at);
  visit("outcome", it.outcome);
  visit("opinion", it.opinion);
  visit("ballots", it.ballots);
  visit("waits_for", it.waits_for);
  visit("added", it.added);
  visit("lent", it.lent);
}
template <class V>
void fields(V& visit, Timer& it) {
  visit("no", it.no);
  visit("state", it.state);
  visit("event", it.event);
  visit("at", it.at);
}
template <class V>
void fields(V& visit, Waiting& it) {
  visit("state", it.state);
  visit("workflow", it.workflow);
  visit("since", it.since);
  visit("collector", it.collector);
}
template <class V>
void fields(V& visit, Item& it) {
  visit("case", it.id);
  visit("status", it.status);
  visit("title", it.title);
  visit("subject", it.subject);
  visit("fields", it.fields);
  visit("outcome", it.outcome);
  visit("opinion", it.opinion);
  visit("delivered", it.delivered);
  visit("open_cases", it.open_cases);
}
template <class V>
void fields(V& visit, DecisionMade& it) {
  visit("state", it.state);
  visit("task", it.task);
  visit("who", it.who);
  visit("role", it.role);
  visit("outcome", it.outcome);
  visit("title", it.title);
  visit("opinion", it.opinion);
  visit("basis", it.basis);
  visit("at", it.at);
  visit("happened_at", it.happened_at);
  visit("acting_for", it.acting_for);
}
template <class V>
void fields(V& visit, Paper& it) {
  visit("no", it.no);
  visit("form", it.form);
  visit("as", it.as);
  visit("title", it.title);
  visit("number", it.number);
  visit("code", it.code);
  visit("ordered_seq", it.ordered_seq);
  visit("sha256", it.sha256);
  visit("pages", it.pages);
  visit("published", it.published);
}
template <class V>
void fields(V& visit, Publication& it) {
  visit("no", it.no);
  visit("form", it.form);
  visit("list", it.list);
  visit("paper", it.paper);
  visit("opened_at", it.opened_at);
  visit("closes_at", it.closes_at);
}
template <class V>
void fields(V& visit, About& it) {
  visit("case", it.id);
  visit("item", it.item);
}
template <class V>
void fields(V& visit, EnteredState& it) {
  visit("state", it.state);
  visit("at", it.at);
  visit("times", it.times);
}
template <class V>
void fields(V& visit, Pending& it) {
  visit("task", it.task);
  visit("event", it.event);
}
template <class V>
void fields(V& visit, Place& it) {
  visit("no", it.no);
  visit("state", it.state);
  visit("row", it.row);
  visit("wanted", it.wanted);
  visit("status", it.status);
  visit("key", it.key);
}
template <class V>
void fields(V& visit, Invitation& it) {
  visit("no", it.no);
  visit("place", it.place);
  visit("draw", it.draw);
  visit("key", it.key);
  visit("name", it.name);
  visit("contact", it.contact);
  visit("status", it.status);
  visit("answer", it.answer);
  visit("opinion", it.opinion);
  visit("channel", it.channel);
  visit("code", it.code);
  visit("asked_at", it.asked_at);
  visit("due_at", it.due_at);
  visit("answered_at", it.answered_at);
  visit("noted_by", it.noted_by);
}
template <class V>
void fields(V& visit, Candidate& it) {
  visit("no", it.no);
  visit("key", it.key);
  visit("name", it.name);
  visit("revision", it.revision);
  visit("rank", it.rank);
}
template <class V>
void fields(V& visit, KeptOut& it) {
  visit("key", it.key);
  visit("name", it.name);
  visit("why", it.why);
}
template <class V>
void fields(V& visit, Draw& it) {
  visit("no", it.no);
  visit("row", it.row);
  visit("round", it.round);
  visit("state", it.state);
  visit("order", it.order);
  visit("wanted", it.wanted);
  visit("candidates", it.candidates);
  visit("kept_out", it.kept_out);
  visit("list_hash", it.list_hash);
  visit("commitment", it.commitment);
  visit("frozen_at", it.frozen_at);
  visit("frozen_by", it.frozen_by);
  visit("secret", it.secret);
  visit("words", it.words);
  visit("drawn", it.drawn);
  visit("drawn_at", it.drawn_at);
  visit("drawn_by", it.drawn_by);
}
template <class V>
void fields(V& visit, Child& it) {
  visit("no", it.no);
  visit("state", it.state);
  visit("element", it.element);
  visit("case", it.id);
  visit("status", it.status);
  visit("outcome", it.outcome);
  visit("entry", it.entry);
}
template <class V>
void fields(V& visit, Copy& it) {
  visit("to", it.to);
  visit("by", it.by);
  visit("at", it.at);
}
template <class V>
void fields(V& visit, KeptDelivery& it) {
  visit("from", it.from);
  visit("seq", it.seq);
  visit("trigger", it.trigger);
  visit("payload", it.payload);
}
template <class V>
void fields(V& visit, Hold& it) {
  visit("since", it.since);
  visit("timers", it.timers);
  visit("kept", it.kept);
}
template <class V>
void fields(V& visit, LastStep& it) {
  visit("task", it.task);
  visit("before", it.before);
}
template <class V>
void fields(V& visit, Case& it) {
  visit("id", it.id);
  visit("revision", it.revision);
  visit("package", it.package);
  visit("version", it.version);
  visit("workflow", it.workflow);
  visit("title", it.title);
  visit("unit", it.unit);
  visit("starter", it.starter);
  visit("started_at", it.started_at);
  visit("ended_at", it.ended_at);
  visit("status", it.status);
  visit("outcome", it.outcome);
  visit("urgent", it.urgent);
  visit("stranded", it.stranded);
  visit("data", it.data);
  visit("subject", it.subject);
  visit("about", it.about);
  visit("parent", it.parent);
  visit("child", it.child);
  visit("configuration", it.configuration);
  visit("entered", it.entered);
  visit("region_outcomes", it.region_outcomes);
  visit("tasks", it.tasks);
  visit("timers", it.timers);
  visit("waiting", it.waiting);
  visit("items", it.items);
  visit("places", it.places);
  visit("draws", it.draws);
  visit("invitations", it.invitations);
  visit("children", it.children);
  visit("pending", it.pending);
  visit("decisions", it.decisions);
  visit("copies", it.copies);
  visit("hold", it.hold);
  visit("last_step", it.last_step);
  visit("papers", it.papers);
  visit("publications", it.publications);
  visit("facts", it.facts);
  visit("sent", it.sent);
}
template <class V>
void fields(V& visit, Span& it) {
  visit("name", it.name);
  visit("hold", it.hold);
  visit("from", it.from);
  visit("until", it.until);
  visit("basis", it.basis);
  visit("by", it.by);
  visit("until_case_end", it.until_case_end);
}
template <class V>
void fields(V& visit, Entry& it) {
  visit("no", it.no);
  visit("book", it.book);
  visit("key", it.key);
  visit("values", it.values);
  visit("happened_at", it.happened_at);
  visit("recorded_at", it.recorded_at);
  visit("by", it.by);
}
template <class V>
void fields(V& visit, Engagement& it) {
  visit("by", it.by);
  visit("place", it.place);
  visit("from", it.from);
  visit("until", it.until);
}
template <class V>
void fields(V& visit, Record& it) {
  visit("key", it.key);
  visit("revision", it.revision);
  visit("fields", it.fields);
  visit("spans", it.spans);
  visit("entries", it.entries);
  visit("engagements", it.engagements);
  visit("facts", it.facts);
}

}  // namespace qianpi
