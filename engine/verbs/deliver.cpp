#include "engine/verbs/deliver.h"

#include <algorithm>

#include "engine/candidates.h"
#include "engine/children.h"
#include "engine/waits.h"

namespace qianpi::verb {

using rules::Value;

namespace {

CaseId item_in(const Value& payload) {
  const Value* item = payload.get("item");
  return item ? CaseId{item->number().whole().value_or(0)} : CaseId{};
}

std::string text_in(const Value& payload, std::string_view name) {
  const Value* text = payload.get(name);
  return text && text->is(rules::Kind::text) ? text->text() : std::string();
}

/// What the subject is called on an agenda.
std::string subject_title(const Course& course) {
  const Case& now = course.now();
  const std::string name = now.subject ? name_in(course.package(), now.subject->register_name, now.data) : std::string();
  return name.empty() ? now.starter.name : name;
}

/// A collector asks this case onto its agenda: it confirms with its fields, or says why it can't.
void answer_asking(Course& course, const Deliver& verb) {
  const std::string workflow = text_in(verb.payload, "workflow");
  for (const Waiting& waiting : course.now().waiting) {
    if (waiting.workflow != workflow || (waiting.collector && waiting.collector != verb.from)) continue;
    const std::string state = waiting.state;
    note_taken(course, verb);
    course.add(fact::WaitingTaken{state, verb.from});
    const Case& now = course.now();
    return send(course, verb.from, trigger::item_confirmed,
                Value::context({{"title", now.title}, {"subject", subject_title(course)}, {"fields", now.data}}));
  }
  note_taken(course, verb, "该办件不在等待名单上，或已列入另一次汇集");
  send(course, verb.from, trigger::item_declined, Value::context({{"why", "不在等待名单上"}}));
}

/// The last answer lets the decision that asked for the rows move the chart; with no row left it is open again.
void settle_pending(Course& course) {
  const Case& now = course.now();
  const bool waits = std::ranges::any_of(now.items, [](const Item& one) { return one.status == ItemStatus::asked; });
  if (!now.pending || waits) return;
  const Pending pending = *now.pending;
  const std::string state = find_task(now, pending.task)->state;
  course.add(fact::PendingSet{});
  if (std::ranges::any_of(course.now().items, [](const Item& one) { return one.status == ItemStatus::confirmed && !one.delivered; })) {
    course.add(fact::TaskCompleted{pending.task});
    Route(course).send(pending.event, state);
  } else {
    course.add(fact::TaskReopened{pending.task, "勾选的办件均已不在等待"});
  }
}

void take_confirmation(Course& course, const Deliver& verb) {
  const Item* asked = find_item(course.now(), verb.from);
  if (!asked || asked->status != ItemStatus::asked) return note_taken(course, verb, "没有征询过该办件");
  note_taken(course, verb);
  Item item = *find_item(course.now(), verb.from);
  item.status = ItemStatus::confirmed;
  item.title = text_in(verb.payload, "title");
  item.subject = text_in(verb.payload, "subject");
  if (const Value* fields = verb.payload.get("fields")) item.fields = *fields;
  course.add(fact::ItemConfirmed{std::move(item)});
  settle_pending(course);
}

void take_refusal(Course& course, const Deliver& verb) {
  const Item* asked = find_item(course.now(), verb.from);
  if (!asked || asked->status != ItemStatus::asked) return note_taken(course, verb, "没有征询过该办件");
  note_taken(course, verb);
  course.add(fact::ItemDeclined{verb.from, text_in(verb.payload, "why")});
  settle_pending(course);
}

void take_withdrawal(Course& course, const Deliver& verb) {
  const Item* item = find_item(course.now(), verb.from);
  if (!item || item->delivered) return note_taken(course, verb, item ? "结果已送达" : "不在议程上");
  note_taken(course, verb);
  course.add(fact::ItemWithdrawn{verb.from});
  Route(course, Value::context({{"item", verb.from.value}})).send("item_withdrawn");
}

/// A collector's result for this case.
void take_outcome(Course& course, const Deliver& verb) {
  auto waiting = std::ranges::find(course.now().waiting, verb.from, &Waiting::collector);
  if (waiting == course.now().waiting.end()) return note_taken(course, verb, "该办件已不在等待这一结果");
  const std::string state = waiting->state;
  note_taken(course, verb);
  course.add(fact::WaitingFreed{state});
  if (const Value* with = verb.payload.get("with"); with && with->is(rules::Kind::context) && !with->entries().empty())
    course.add(fact::FieldsSet{*with, {}});
  if (const std::string opinion = text_in(verb.payload, "opinion"); !opinion.empty())
    course.add(fact::FieldsSet{Value::context({{"collector_opinion", opinion}}), {}});
  const std::string outcome = text_in(verb.payload, "outcome");
  if (!Route(course, Value::context({{"ended", verb.payload}})).send(outcome, state))
    course.add(fact::CaseStranded{"汇集送来的结果“" + outcome + "”在流程定义中没有去向"});
}

/// Another case about this one (or about a row of it) began or ended.
void hear_of_case(Course& course, const Deliver& verb, bool ended) {
  note_taken(course, verb);
  const CaseId item = item_in(verb.payload);
  const bool is_row = item && find_item(course.now(), item);
  Value told = Value::context({});
  if (const Value* fields = verb.payload.get("fields"); fields && fields->is(rules::Kind::context)) told = *fields;
  told = told.with("case", verb.from.value).with("outcome", text_in(verb.payload, "outcome"));
  if (is_row && !ended) course.add(fact::ItemCaseBegun{item, verb.from});
  if (is_row && ended) course.add(fact::ItemCaseEnded{item, verb.from, text_in(verb.payload, "outcome")});
  if (is_row) told = told.with("about", item_value(*find_item(course.now(), item)));
  Route(course, Value::context({{ended ? "ended" : "started", told}})).send(verb.trigger);
}

/// `unique`: a further start joins the open case as a further ground.
void take_ground(Course& course, const Deliver& verb) {
  note_taken(course, verb);
  const Value* grounds = course.now().data.get("grounds");
  const Value* ground = verb.payload.get("data");
  const Value before = grounds && grounds->is(rules::Kind::list) ? *grounds : Value::list({});
  course.add(fact::FieldsSet{Value::context({{"grounds", before.plus(ground ? *ground : Value::context({}))}}), {}});
  Route(course).send(std::string(trigger::joined));
}

/// A case on hold refuses to be asked onto an agenda, and hears everything else when it continues.
void keep_for_later(Course& course, const Deliver& verb) {
  if (verb.trigger == trigger::item_asked) {
    note_taken(course, verb, "办件已挂起");
    return send(course, verb.from, trigger::item_declined, Value::context({{"why", "已挂起"}}));
  }
  course.add(fact::DeliveryKept{{verb.from, verb.seq, verb.trigger, verb.payload}});
}

}  // namespace

void take_delivery(Course& course, const Deliver& verb) {
  if (verb.trigger == trigger::item_asked) return answer_asking(course, verb);
  if (verb.trigger == trigger::item_confirmed) return take_confirmation(course, verb);
  if (verb.trigger == trigger::item_declined) return take_refusal(course, verb);
  if (verb.trigger == trigger::item_withdrawn) return take_withdrawal(course, verb);
  if (verb.trigger == trigger::item_outcome) return take_outcome(course, verb);
  if (verb.trigger == trigger::child_started) return take_child_started(course, verb);
  if (verb.trigger == trigger::start_refused) return take_start_refused(course, verb);
  if (verb.trigger == trigger::parent_left) return take_parent_left(course, verb);
  if (verb.trigger == trigger::look) return note_taken(course, verb, would_go_on(course) ? "" : "本办件不在等待，或条件尚未成立");
  if (verb.trigger == trigger::joined) return take_ground(course, verb);
  const bool ended = verb.trigger.starts_with("ended.");
  if (ended && is_of_child(verb)) return take_child_ended(course, verb);
  hear_of_case(course, verb, ended);
}

std::optional<Refusal> refusal(Course& course, const Deliver& verb) {
  if (course.situation().actor.is_engine()) {
    if (verb.trigger == trigger::joined && course.now().status != CaseState::running && course.now().status != CaseState::held)
      return Refusal{.reason = Reason::not_open, .message = {"办件已经办结", "The case has ended"}};
    const bool by_the_clock = verb.trigger == trigger::look && !verb.from;  // daily: one that changes nothing leaves no trace
    if (!by_the_clock || (course.now().status == CaseState::running && would_go_on(course))) return std::nullopt;
    return Refusal{.reason = Reason::not_open, .message = {"等待的条件尚未成立", "What the case waits for is not there yet"}};
  }
  return Refusal{.reason = Reason::not_allowed, .message = {"送达由系统办理", "Only the engine delivers"}};
}

void facts_of(Course& course, const Deliver& verb) {
  if (verb.trigger == trigger::start) return note_taken(course, verb, "当日已由同一条件发起");
  if (course.now().status == CaseState::running) return take_delivery(course, verb);
  if (course.now().status == CaseState::held) return keep_for_later(course, verb);
  note_taken(course, verb, "办件已经办结");
  if (verb.trigger == trigger::item_asked) send(course, verb.from, trigger::item_declined, Value::context({{"why", "已经办结"}}));
  if (verb.trigger == trigger::child_started) send(course, verb.from, trigger::parent_left, Value::context({}));
}

}  // namespace qianpi::verb
