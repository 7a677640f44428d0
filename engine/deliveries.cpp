#include "engine/deliveries.h"

#include <algorithm>

#include "engine/rules/value_text.h"
#include "engine/scope.h"
#include "engine/thresholds.h"

namespace qianpi {

using rules::Value;

void send(Course& course, CaseId to, std::string_view trigger, Value payload) {
  course.add(fact::DeliverySent{to, course.now().sent + 1, {}, std::string(trigger), std::move(payload)});
}

void send_start(Course& course, const std::string& workflow, Value payload) {
  course.add(fact::DeliverySent{{}, course.now().sent + 1, workflow, std::string(trigger::start), std::move(payload)});
}

void note_taken(Course& course, const verb::Deliver& verb, std::string refused) {
  course.add(fact::DeliveryTaken{verb.from, verb.seq, verb.trigger, std::move(refused)});
}

void tell_collectors_of_leaving(Course& course, const std::string& state) {
  const std::vector<Waiting> waiting = course.now().waiting;
  for (const Waiting& one : waiting)
    if (one.state == state && one.collector) send(course, one.collector, trigger::item_withdrawn, Value::context({}));
}

void tell_of_end(Course& course) {
  const Case& now = course.now();
  Value payload = Value::context({{"outcome", now.outcome}, {"fields", now.data}});
  if (now.about) {
    if (now.about->item) payload = payload.with("item", now.about->item.value);
    send(course, now.about->id, "ended." + now.workflow, payload);
  }
  const bool is_told = now.about && now.about->id == now.parent;
  if (now.child) payload = payload.with("child", now.child);
  if (now.parent && !is_told && now.status != CaseState::voided) send(course, now.parent, "ended." + now.workflow, payload);
}

/// A row that withdrew needs no result; one that was only asked for is no row yet.
bool has_undelivered_rows(const Case& in) {
  return std::ranges::any_of(in.items, [](const Item& row) { return row.status == ItemStatus::confirmed && !row.delivered; });
}

Actor engine_actor() {
  Actor actor;
  actor.user = engine_user;
  actor.name = "系统";
  return actor;
}

namespace {

std::int64_t number_in(const Value& payload, std::string_view name) {
  const Value* number = payload.get(name);
  return number ? number->number().whole().value_or(0) : 0;
}

CaseId case_in(const Value& payload, std::string_view name) { return {number_in(payload, name)}; }

verb::Start start_asked(const Delivery& delivery, const Value& payload) {
  verb::Start start;
  start.package = delivery.package;
  start.workflow = delivery.workflow;
  if (const Value* data = payload.get("data")) start.data = *data;
  start.parent = case_in(payload, "parent");
  start.child = static_cast<int>(number_in(payload, "child"));
  if (CaseId about = case_in(payload, "about")) start.about = About{about, case_in(payload, "item")};
  const Value *in = payload.get("register"), *key = payload.get("key");
  if (in && key) start.subject = RecordKey{delivery.package, in->text(), key->text()};
  if (const Value* rule = payload.get("rule")) start.rule = static_cast<int>(rule->number().whole().value_or(0));
  return start;
}

/// What a threshold begins by a delivery and what the sweep of that day begins are the same start.
std::string key_of(const verb::Start& start, const Value& payload) {
  const Value* day = payload.get("day");
  if (!start.rule || !start.subject || !day) return {};
  return when_key(start.workflow, *start.rule, *start.subject, read_date(rules::to_text(*day)).value_or(Date{}));
}

}  // namespace

Command command_for(const Delivery& delivery) {
  const Value payload = rules::from_json(delivery.payload);
  Command command{engine_actor(), delivery.to, verb::Claim{}};
  if (delivery.to) command.verb = verb::Deliver{delivery.from, delivery.seq, delivery.trigger, payload};
  else {
    verb::Start start = start_asked(delivery, payload);
    command.idempotency_key = key_of(start, payload);
    command.verb = std::move(start);
  }
  command.delivery = {delivery.from, delivery.seq};
  return command;
}

}  // namespace qianpi
