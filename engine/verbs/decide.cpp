#include "engine/verbs/decide.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/clocks.h"
#include "engine/definition/events.h"
#include "engine/deliveries.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/signoff.h"
#include "engine/tasks.h"

namespace qianpi::verb {

using rules::Value;

namespace {

const State& state_of(const Course& course, const Task& task) { return *find_state(course.workflow(), task.state); }

bool is_over(const State& state, Over over) { return state.task && state.task->over == over; }

/// The outcome's transition: the first one whose guard holds, else the first. Null for a name that is no outcome here.
const Transition* outcome_named(Course& course, const State& state, const std::string& name) {
  auto found = state.on.find(name);
  if (found == state.on.end() || is_trigger(name) || is_verb_event(name)) return nullptr;
  const auto& all = course.workflow().transitions;
  for (TransitionIndex index : found->second) {
    const Transition& one = all[static_cast<std::size_t>(index)];
    if (!one.guard || holds(Stage{course, {}, one.source}, *one.guard)) return &one;
  }
  return &all[static_cast<std::size_t>(found->second.front())];
}

Refusal no_such(const std::string& outcome) {
  return {.reason = Reason::no_such_outcome, .message = {"本环节没有“" + outcome + "”这一选项", "This step has no outcome “" + outcome + "”"}};
}

bool wants_opinion(const Transition& outcome) { return outcome.adverse || outcome.opinion == OpinionRule::required; }

std::optional<Refusal> refuse_opinion(const Transition& outcome, const std::string& opinion) {
  if (!wants_opinion(outcome) || !opinion.empty()) return std::nullopt;
  return Refusal{.reason = Reason::opinion_missing,
                 .message = {"选择“" + outcome.title.zh + "”须填写意见", "“" + outcome.title.en + "” needs an opinion"}};
}

std::optional<Refusal> refuse_ballots(Course& course, const State& state, const std::vector<Ballot>& ballots) {
  for (const Item& row : course.now().items) {
    if (row.status != ItemStatus::confirmed || row.delivered || !row.outcome.empty()) continue;
    auto ballot = std::ranges::find(ballots, row.id, &Ballot::item);
    if (ballot == ballots.end())
      return Refusal{.reason = Reason::no_items, .message = {"“" + row.title + "”尚未表决", "“" + row.title + "” has no ballot yet"}};
    const Transition* outcome = outcome_named(course, state, ballot->outcome);
    if (!outcome) return no_such(ballot->outcome);
    if (auto no = refuse_opinion(*outcome, ballot->opinion)) return no;
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_outcome(Course& course, const State& state, const Decide& verb) {
  if (is_over(state, Over::agenda) && !verb.ballots.empty()) return refuse_ballots(course, state, verb.ballots);
  const Transition* outcome = outcome_named(course, state, verb.outcome);
  if (!outcome) return no_such(verb.outcome);
  if (is_over(state, Over::agenda)) return Refusal{.reason = Reason::no_items, .message = {"请逐项表决", "Vote on each row"}};
  if (is_over(state, Over::waiting) && verb.items.empty())
    return Refusal{.reason = Reason::no_items, .message = {"请至少勾选一项", "Tick at least one row"}};
  return refuse_opinion(*outcome, verb.opinion);
}

std::variant<Value, Refusal> typed(const Course& course, const Task& task, const Transition* outcome, const Value& given) {
  InputRule rule;
  rule.writable = writable_fields(course, task, outcome);
  rule.complete = !task.lent && (!outcome || !outcome->adverse);
  rule.already = course.now().data;
  return read_given(course, written_forms(course, task, outcome), given, rule);
}

/// "李四（代张三）" where somebody stands in.
std::string name_to_sign(const Course& course, const Task& task) {
  const Actor& actor = course.situation().actor;
  const Acting* acting = stands_in_for(course, task, actor);
  return acting ? actor.name + "（代" + acting->name + "）" : actor.name;
}

/// Opinion fields that this step writes are filled from the decision itself.
Value opinion_fields(const Course& course, const Task& task, const Transition* outcome, const Decide& verb) {
  Value values = Value::context({});
  const std::set<std::string> writable = writable_fields(course, task, outcome);
  for (const Form* form : written_forms(course, task, outcome))
    for (const Field& field : form->fields)
      if (field.type == FieldType::opinion && writable.contains(field.name))
        values = values.with(field.name, Value::context({{"text", verb.opinion}, {"signer", name_to_sign(course, task)}, {"date", course.today()}}));
  return values;
}

void write_fields(Course& course, const Task& task, const Transition* outcome, const Decide& verb) {
  Value values = std::get<Value>(typed(course, task, outcome, verb.data));
  const Value opinions = task.correction || task.lent ? Value::context({}) : opinion_fields(course, task, outcome, verb);
  for (const auto& [name, value] : opinions.entries()) values = values.with(name, value);
  if (!values.entries().empty()) course.add(fact::FieldsSet{std::move(values), signature_of(course.situation().actor)});
}

/// When it really happened, by the field that the outcome names (`happened:`), if it is filled.
std::optional<Instant> happened_by(const Transition* outcome, const Value& written, const Value& already) {
  if (!outcome || outcome->happened.empty()) return std::nullopt;
  const Value* field = written.get(outcome->happened);
  if (!field) field = already.get(outcome->happened);
  return field ? field->instant() : std::nullopt;
}

Refusal not_yet(const std::string& field) {
  Refusal no{.reason = Reason::bad_input, .message = {"发生时间不能晚于现在", "It cannot have happened later than now"}};
  if (!field.empty())
    no.problems.push_back({Source{field, 0, 0},
                           {"发生时间不能晚于现在", "it cannot have happened later than now"},
                           {"请填写实际发生的时间", "say when it really happened"}});
  return no;
}

DecisionMade decision_of(const Course& course, const Task& task, const Transition* outcome, const Decide& verb) {
  DecisionMade made;
  made.state = task.state;
  made.task = task.no;
  made.who = signature_of(course.situation().actor);
  made.role = task.role;
  made.outcome = task.lent ? std::string(hand_back) : task.correction ? std::string(resubmit) : outcome ? outcome->event : "vote";
  made.title = task.lent ? "交回" : task.correction ? "重新提交" : outcome ? outcome->title.zh : "表决";
  made.opinion = verb.opinion;
  made.at = course.situation().now;
  made.happened_at = verb.happened_at;
  if (const Acting* acting = stands_in_for(course, task, course.situation().actor))
    made.acting_for = Signature{acting->user, acting->name, acting->unit};
  return made;
}

void ask_items(Course& course, const Task& task, const Decide& verb) {
  for (CaseId id : verb.items) {
    Item asked;
    asked.id = id;
    course.add(fact::ItemAsked{std::move(asked)});
    send(course, id, trigger::item_asked, Value::context({{"workflow", course.workflow().name}}));
  }
  course.add(fact::PendingSet{Pending{task.no, verb.outcome}});
}

/// The step that returned it has its task back, and its clocks count anew: unless the way that was walked again has left that step or comes
/// by it anew.
void go_back_to(Course& course, const std::string& path) {
  const State* state = find_state(course.workflow(), path);
  if (!state || !is_active(course.now().configuration, index_of(course.workflow(), path))) return;
  const std::vector<Task> tasks = course.now().tasks;
  for (auto returned = tasks.rbegin(); returned != tasks.rend(); ++returned) {
    if (returned->state != path || returned->status != TaskState::returned || returned->entry != entries_of(course.now(), path)) continue;
    open_again(course, *state, *returned);
    return restart_clocks(course, *state);
  }
}

void walk_again(Course& course, const State* step) {
  if (step) return Route(course).walk_again_from(*step);
  Route(course).walk_again();
}

/// A step walked again may lie in another branch than the step that returned it, which then simply goes on.
void resume_after_correction(Course& course, const Task& task) {
  if (task.correction->again) walk_again(course, find_state(course.workflow(), task.correction->step));
  go_back_to(course, task.correction->back_to);
  for (const std::string& also : task.correction->also) go_back_to(course, also);
}

/// A lent task and a correction have one outcome each.
std::optional<Refusal> refuse_fixed_outcome(const Task& task, const Decide& verb) {
  if (verb.outcome != (task.lent ? hand_back : resubmit)) return no_such(verb.outcome);
  if (task.lent && verb.opinion.empty())
    return Refusal{.reason = Reason::opinion_missing, .message = {"交回时请填写意见", "Write your opinion before you hand it back"}};
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Decide& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  const Task task = *find_task(course.now(), verb.task);
  const State& state = state_of(course, task);
  const bool is_fixed = task.correction || task.lent;
  if (is_fixed) {
    if (auto no = refuse_fixed_outcome(task, verb)) return no;
  } else if (auto no = refuse_outcome(course, state, verb)) {
    return no;
  }
  if (verb.happened_at && *verb.happened_at > course.situation().now) return not_yet({});
  const Transition* outcome = is_fixed ? nullptr : outcome_named(course, state, verb.outcome);
  auto read = typed(course, task, outcome, verb.data);
  if (auto* no = std::get_if<Refusal>(&read)) return std::move(*no);
  if (auto at = happened_by(outcome, std::get<Value>(read), course.now().data); at && *at > course.situation().now) return not_yet(outcome->happened);
  return changed_since(course.now(), verb.seen);
}

void facts_of(Course& course, const Decide& verb) {
  const Task task = *find_task(course.now(), verb.task);
  const State& state = state_of(course, task);
  const Transition* outcome = task.correction || task.lent || verb.outcome.empty() ? nullptr : outcome_named(course, state, verb.outcome);
  course.happened(verb.happened_at);
  write_fields(course, task, outcome, verb);
  if (outcome) outcome = outcome_named(course, state, verb.outcome);
  const auto happened_at = verb.happened_at ? verb.happened_at : happened_by(outcome, {}, course.now().data);
  course.happened(happened_at);
  DecisionMade decision = decision_of(course, task, outcome, verb);
  decision.happened_at = happened_at;
  if (outcome) {
    const Stage stage{course, {}, outcome->source};
    if (auto no = failed_check(stage, outcome->require)) return course.refuse(std::move(*no));
    if (outcome->guard && !holds(stage, *outcome->guard))  // asked once the fields are written: a guard may look at them
      return course.refuse(leads_nowhere(course, state, outcome->event));
    decision.basis = text_of(stage, outcome->basis);
  }
  if (task.lent) return course.add(fact::TaskHandedBack{task.no, std::move(decision)});
  std::vector<Ballot> ballots = verb.ballots;
  if (ballots.empty()) ballots.push_back({{}, decision.outcome, verb.opinion});
  course.add(fact::TaskDecided{task.no, decision, std::move(ballots), verb.items, verb.seen, {}});
  if (task.correction) resume_after_correction(course, task);
  else if (!verb.items.empty()) ask_items(course, task, verb);
  else move_on(course, state);
}

}  // namespace qianpi::verb
