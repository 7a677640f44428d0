#include "engine/children.h"

#include <algorithm>

#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Value;

namespace {

constexpr std::string_view not_awaited = "不再等待这个子办件";

bool is_open(const Child& child) { return child.status == ChildStatus::asked || child.status == ChildStatus::running; }

const Child* child_of(const Case& now, const Value& payload) {
  const Value* no = payload.get("child");
  if (!no || !no->is(rules::Kind::number)) return nullptr;
  auto found = std::ranges::find(now.children, static_cast<int>(no->number().whole().value_or(0)), &Child::no);
  return found == now.children.end() ? nullptr : &*found;
}

struct Tally {
  int all = 0, open = 0, ended = 0;
};

Tally tally(const Case& now, const std::string& state) {
  Tally tally;
  for (const Child& child : now.children) {
    if (child.state != state || child.entry != entries_of(now, state)) continue;
    ++tally.all;
    tally.open += is_open(child);
    tally.ended += child.status == ChildStatus::ended;
  }
  return tally;
}

bool suffices(const Agreement& join, int ended, int all) {
  switch (join.kind) {
    case Agreement::Kind::all: return ended == all;
    case Agreement::Kind::count: return ended >= join.count;
    case Agreement::Kind::share: {
      const int has = ended * join.denominator, needs = join.numerator * all;
      return join.more_than ? has > needs : has >= needs;
    }
    case Agreement::Kind::rest: break;  // refused when a definition is read
  }
  return false;
}

/// After a child has ended or could not begin: done, still waiting, or never to be done.
void settle_join(Course& course, const std::string& state, const std::string& why) {
  const Case& now = course.now();
  const StateIndex index = index_of(course.workflow(), state);
  if (now.status != CaseState::running || !statechart::is_active(now.configuration, index)) return;
  const Agreement& join = find_state(course.workflow(), state)->each->join;
  const Tally so_far = tally(now, state);
  if (suffices(join, so_far.ended, so_far.all)) {
    if (!Route(course).send("done", state)) course.add(fact::CaseStranded{"子办件均已办结，流程定义未说明如何继续"});
  } else if (!suffices(join, so_far.ended + so_far.open, so_far.all)) {
    course.add(fact::CaseStranded{why});
  }
}

/// The record at the end of that path, or the key that stands there.
std::optional<std::string> key_at(const Stage& stage, const Register& in, const std::string& path) {
  const Value value = value_at(stage, path);
  const Value* key = &value;
  if (value.is(rules::Kind::context)) key = value.get("id") ? value.get("id") : value.get(in.key);
  if (!key || key->is_null()) return std::nullopt;
  return rules::to_text(*key);
}

}  // namespace

Value start_payload(const Stage& stage, const std::string& workflow, const std::string& subject, const Assignments& with) {
  Course& course = stage.course;
  Value payload = Value::context({{"data", values_of(stage, with)}, {"parent", course.now().id.value}});
  const auto& wanted = course.package().workflows.at(workflow).subject;
  if (!wanted) return payload;
  std::optional<std::string> key;
  const auto& own = course.now().subject;
  if (own && own->register_name == wanted->register_name && (subject.empty() || subject == own->register_name)) key = own->key;
  else if (!subject.empty()) key = key_at(stage, course.package().registers.at(wanted->register_name), subject);
  return key ? payload.with("register", wanted->register_name).with("key", *key) : payload;
}

void begin_children(const Stage& stage, Route& route, const State& state) {
  Course& course = stage.course;
  const Each& each = *state.each;
  const Value list = evaluate(stage, each.in).value;
  if (!list.is(rules::Kind::list) || list.items().empty()) return route.raise("done.state." + state.path);
  for (const Value& element : list.items()) {
    Child child;
    child.no = static_cast<int>(course.now().children.size()) + 1;
    child.state = state.path;
    child.element = element;
    child.entry = entries_of(course.now(), state.path);
    Value payload = start_payload(with_local(stage, each.as, element), each.workflow, each.subject, each.with);
    payload = payload.with("child", child.no);
    course.add(fact::ChildAsked{std::move(child)});
    send_start(course, each.workflow, std::move(payload));
  }
}

void withdraw_children(Course& course, const std::string& state) {
  const std::vector<Child> children = course.now().children;
  for (const Child& child : children) {
    if (child.state != state || !is_open(child)) continue;
    course.add(fact::ChildWithdrawn{child.no, {}});
    if (child.id) send(course, child.id, trigger::parent_left, Value::context({}));  // one not yet begun is told when it reports
  }
}

std::optional<Command> word_of_refusal(const Delivery& delivery, const Refusal& refusal) {
  const Value payload = rules::from_json(delivery.payload);
  const Value* child = payload.get("child");
  if (delivery.to || !child) return std::nullopt;
  Command command{engine_actor(), delivery.from, verb::Claim{}};
  command.verb = verb::Deliver{delivery.from, delivery.seq, std::string(trigger::start_refused),
                               Value::context({{"child", *child}, {"workflow", delivery.workflow}, {"why", refusal.message.zh}})};
  command.delivery = {delivery.from, delivery.seq};
  return command;
}

bool is_of_child(const verb::Deliver& verb) { return verb.payload.get("child") != nullptr; }

void take_child_started(Course& course, const verb::Deliver& verb) {
  const Child* child = child_of(course.now(), verb.payload);
  if (!child || child->status != ChildStatus::asked) {
    note_taken(course, verb, std::string(not_awaited));
    return send(course, verb.from, trigger::parent_left, Value::context({}));
  }
  const Child begun = *child;
  note_taken(course, verb);
  course.add(fact::ChildStarted{begun.no, verb.from});
}

void take_child_ended(Course& course, const verb::Deliver& verb) {
  const Child* child = child_of(course.now(), verb.payload);
  if (!child || child->status != ChildStatus::running || child->id != verb.from) return note_taken(course, verb, std::string(not_awaited));
  const Child ended = *child;
  note_taken(course, verb);
  const Value *outcome = verb.payload.get("outcome"), *fields = verb.payload.get("fields");
  const std::string word = outcome && outcome->is(rules::Kind::text) ? outcome->text() : std::string();
  course.add(fact::ChildEnded{ended.no, word});
  Value told = fields && fields->is(rules::Kind::context) ? *fields : Value::context({});
  told = told.with("case", verb.from.value).with("outcome", word).with("element", ended.element);
  Route(course, Value::context({{"ended", told}})).send(verb.trigger, ended.state);
  settle_join(course, ended.state, "子办件未能按要求办结");
}

/// `failed.start` lets a definition say how to go on; without it a join that can no longer hold strands the case.
void take_start_refused(Course& course, const verb::Deliver& verb) {
  const Child* child = child_of(course.now(), verb.payload);
  if (!child || child->status != ChildStatus::asked) return note_taken(course, verb, std::string(not_awaited));
  const Child refused = *child;
  const std::string why = verb.payload.get("why") ? verb.payload.get("why")->text() : std::string();
  note_taken(course, verb);
  course.add(fact::ChildWithdrawn{refused.no, why});
  if (Route(course).send("failed.start", refused.state)) return;
  settle_join(course, refused.state, "子办件未能发起：" + why);
}

void take_parent_left(Course& course, const verb::Deliver& verb) {
  if (!course.now().child || course.now().parent != verb.from) return note_taken(course, verb, "发送方不是等待本办件的上级办件");
  note_taken(course, verb);
  Route(course).abandon("withdrawn");
}

}  // namespace qianpi
