#include "adapters/scenario/steps.h"

#include <algorithm>

#include "adapters/scenario/complete.h"
#include "adapters/scenario/giving.h"
#include "adapters/scenario/selecting.h"
#include "adapters/scenario/values.h"
#include "engine/checks.h"
#include "engine/roles.h"

namespace qianpi::scenario {

using rules::Value;

namespace {

using verb::resubmit;
constexpr const char* some_opinion = "见附件材料";
const std::set<std::string> on_tasks{"claim", "release", "save", "return"};
const std::set<std::string> on_cases{"withdraw", "comment"};

Failure found(const Step& step, const std::string& expected, const std::string& found) { return {step.where, expected, found}; }

bool names_it(const Refusal& refusal, const std::string& wanted) {
  auto says = [&](const std::string& text) { return text.find(wanted) != std::string::npos; };
  if (wanted == name_of(refusal.reason) || says(refusal.check) || says(refusal.message.zh) || says(refusal.message.en) || says(refusal.basis))
    return true;
  return std::ranges::any_of(refusal.problems,
                             [&](const Problem& one) { return one.where.file == wanted || says(one.what.zh) || says(one.what.en); });
}

std::string what(const Step& step) { return step.as + (step.start.empty() ? " does " + step.act + " on " + step.on : " starts " + step.start); }

/// The engine's answer beside what the step says of it.
std::optional<Failure> judged(const Step& step, const Answer& answer) {
  const auto* refusal = std::get_if<Refusal>(&answer);
  if (std::holds_alternative<KeyReused>(answer)) return found(step, what(step), "an idempotency key used twice");
  if (step.refused.empty()) return refusal ? std::optional(found(step, what(step), "refused: " + words_of(*refusal))) : std::nullopt;
  if (!refusal) return found(step, "refused: " + step.refused, "it was done");
  if (!names_it(*refusal, step.refused)) return found(step, "refused: " + step.refused, "refused: " + words_of(*refusal));
  return std::nullopt;
}

/// `PACKAGE/ROLE 2` → ROLE.
std::string role_called(const std::string& as) {
  const std::string word = as.substr(0, as.find(' '));
  return word.substr(word.find('/') + 1);
}

std::vector<std::string> contacts_in(const Case& in, const std::string& as) {
  std::vector<std::string> contacts;
  const std::string role = role_called(as);
  for (const Task& task : in.tasks)
    if (task.role == role && !task.contact.empty()) contacts.push_back(task.contact);
  return contacts;
}

const Transition* outcome_at(const Workflow& workflow, const Task& task, const std::string& act) {
  const State* state = find_state(workflow, task.state);
  if (!state || task.correction || task.lent) return nullptr;
  const auto named = state->on.find(act);
  return named == state->on.end() ? nullptr : &workflow.transitions[static_cast<std::size_t>(named->second.front())];
}

/// Could this task be meant by `do`?
bool fits(const Workflow& workflow, const Task& task, const std::string& act) {
  if (task.correction) return act == resubmit || act == "save";
  if (task.lent) return act == verb::hand_back;
  return outcome_at(workflow, task, act) || on_tasks.contains(act);
}

struct Turn {
  Actor actor;
  Situation situation;
  int task = 0;
  bool may = false;

  CaseId on() const { return situation.before.id; }
};

/// The task that this player is meant to handle: an open one that calls for him, else (so that the engine says its no) one he may not.
int task_for(Turn& turn, const Step& step) {
  int last = 0;
  turn.may = true;
  for (const Task& task : turn.situation.before.tasks) {
    if (!fits(turn.situation.workflow(), task, step.act)) continue;
    if (is_open(task) && !task_refusal(turn.situation, task)) return task.no;
    last = task.no;
  }
  turn.may = on_cases.contains(step.act) && turn.situation.before.starter.user == turn.actor.user;
  return last;
}

/// The first player who may do it; when nobody may, the first of all, whose refusal is then the engine's.
std::optional<Turn> turn_for(Play& play, const Step& step, CaseId on) {
  std::optional<Turn> first;
  for (const Actor& player : play.cast().players(step.as, contacts_in(play.load(on), step.as))) {
    auto situation = play.engine().situation(player, on);
    if (!situation) return std::nullopt;
    Turn turn{player, std::move(*situation), 0, false};
    turn.task = task_for(turn, step);
    if (turn.may) return turn;
    if (!first) first = std::move(turn);
  }
  return first;
}

/// Of several cases that a word may mean the likeliest in which it may be done; in none: the likeliest of all.
std::optional<Turn> turn_for(Play& play, const Step& step, const std::vector<CaseId>& meant) {
  std::optional<Turn> first;
  for (CaseId on : meant) {
    auto turn = turn_for(play, step, on);
    if (turn && turn->may) return turn;
    if (turn && !first) first = std::move(turn);
  }
  return first;
}

std::string opinion_of(const Step& step, const Transition* outcome) {
  const yaml::Node* given = step.with.find("opinion");
  if (given) return given->text;
  const bool wanted = step.act == "return" || step.act == verb::hand_back || step.act == "comment" ||
                      (outcome && (outcome->adverse || outcome->opinion == OpinionRule::required));
  return wanted && step.refused.empty() ? some_opinion : std::string();
}

/// Rows of the waiting list: those named, else all that wait.
std::vector<CaseId> rows_for(Play& play, const Step& step, const Case& collector) {
  const yaml::Node* inside = step.with.find("items");
  const yaml::Node& named = inside ? *inside : step.items;
  std::vector<CaseId> rows;
  for (const yaml::Node& one : named.items) rows.push_back(play.named(one.text));
  if (named.kind == yaml::Kind::list) return rows;
  for (const WaitingRow& row : play.world().views->waiting(collector.package, collector.workflow)) rows.push_back(row.on);
  return rows;
}

/// One ballot per row that is still open: `do` is the vote, unless `ballots: {c1: outcome}` says otherwise.
std::vector<Ballot> ballots_for(Play& play, const Step& step, const Turn& turn) {
  const yaml::Node* given = step.with.find("ballots");
  const Task& task = *find_task(turn.situation.before, turn.task);
  std::vector<Ballot> ballots;
  for (const Item& row : turn.situation.before.items) {
    if (row.status != ItemStatus::confirmed || row.delivered || !row.outcome.empty()) continue;
    const yaml::Node* own = given ? given->find(play.name_of(row.id)) : nullptr;
    Step vote = step;
    vote.act = own ? own->text : step.act;
    ballots.push_back({row.id, vote.act, opinion_of(vote, outcome_at(turn.situation.workflow(), task, vote.act))});
  }
  return ballots;
}

Verb decision(Play& play, const Scenario& scenario, const Step& step, const Turn& turn) {
  const Task* task = find_task(turn.situation.before, turn.task);
  verb::Decide decide;
  decide.task = turn.task;
  decide.outcome = step.act;
  if (!task) return decide;
  const Transition* outcome = outcome_at(turn.situation.workflow(), *task, step.act);
  const State& state = *find_state(turn.situation.workflow(), task->state);
  const Over over = state.task && !task->correction ? state.task->over : Over::nothing;
  decide.opinion = opinion_of(step, outcome);
  decide.data = decision_data(play, scenario, step, turn.situation, *task, over == Over::agenda ? nullptr : outcome);
  if (const yaml::Node* happened = step.with.find("happened_at")) decide.happened_at = read_moment(happened->text);
  if (over == Over::waiting) decide.items = rows_for(play, step, turn.situation.before);
  if (over == Over::agenda) {
    decide.ballots = ballots_for(play, step, turn);
    decide.outcome.clear();
  }
  return decide;
}

Verb verb_for(Play& play, const Scenario& scenario, const Step& step, const Turn& turn) {
  const std::string opinion = opinion_of(step, nullptr);
  if (step.act == "claim") return verb::Claim{turn.task};
  if (step.act == "release") return verb::Release{turn.task};
  if (step.act == "save") return verb::Save{turn.task, fields_given(step)};
  if (step.act == "return") return verb::Return{turn.task, opinion, {}};
  if (step.act == "withdraw") return verb::Withdraw{opinion};
  if (step.act == "comment") return verb::Comment{opinion};
  return decision(play, scenario, step, turn);
}

/// One after another, until one is refused.
Answer submit_all(Play& play, const SelectionTurn& turn) {
  Answer answer;
  for (const Verb& verb : turn.verbs)
    if (answer = play.submit(turn.actor, turn.on, verb); std::holds_alternative<Refusal>(answer)) return answer;
  return answer;
}

std::variant<Answer, Failure> act_once(Play& play, const Scenario& scenario, const Step& step, const std::vector<CaseId>& meant) {
  if (auto selecting = selection_turn(play, step, meant)) {
    if (auto* failure = std::get_if<Failure>(&*selecting)) return std::move(*failure);
    return submit_all(play, std::get<SelectionTurn>(*selecting));
  }
  if (auto giving = giving_turn(play, step, meant)) {
    if (auto* failure = std::get_if<Failure>(&*giving)) return std::move(*failure);
    const GivingTurn& turn = std::get<GivingTurn>(*giving);
    return play.submit(turn.actor, turn.on, turn.verb);
  }
  const auto turn = turn_for(play, step, meant);
  if (!turn) return found(step, "someone to act as " + step.as, "the package has no such role");
  return play.submit(turn->actor, turn->on(), verb_for(play, scenario, step, *turn));
}

std::optional<Failure> act(Play& play, const Scenario& scenario, const Step& step) {
  const std::vector<CaseId> meant = play.all_named(step.on);
  if (meant.empty()) return found(step, "a case called " + step.on, "no case of that name has begun");
  for (int time = 0; time < step.repeat; ++time) {
    auto acted = act_once(play, scenario, step, meant);
    if (auto* failure = std::get_if<Failure>(&acted)) return std::move(*failure);
    play.settle();
    if (auto failure = judged(step, std::get<Answer>(acted))) return failure;
  }
  return std::nullopt;
}

const Workflow* workflow_called(const Package& package, const std::string& word) {
  for (const auto& [name, workflow] : package.workflows)
    if (name == word || workflow.id == word) return &workflow;
  return nullptr;
}

/// `subject: z` is a record of `given`, or the subject of a case.
std::optional<RecordKey> subject_called(Play& play, const std::string& name) {
  if (name.empty()) return std::nullopt;
  if (const auto known = play.records.find(name); known != play.records.end()) return known->second;
  const CaseId of = play.named(name);
  return of ? play.load(of).subject : std::nullopt;
}

const StartRule* rule_for(const Package& package, const Workflow& workflow, const Actor& actor, bool about) {
  if (!about) return start_rule(package, workflow, actor);
  for (const StartRule& rule : workflow.start)
    if (!rule.about_workflow.empty()) return &rule;
  return nullptr;
}

Verb start_of(Play& play, const Scenario& scenario, const Step& step, const Actor& actor, const Workflow& workflow) {
  const bool about = !step.about.empty();
  const Package& package = *play.located(step.start).first;
  const StartRule* rule = rule_for(package, workflow, actor, about);
  const auto form = rule ? package.forms.find(rule->form) : package.forms.end();
  Value data =
      form != package.forms.end() && !actor.is_engine() ? start_data(play, scenario, step, form->second) : typed(package, fields_given(step));
  const CaseId on = play.named(step.about), item = play.named(step.about_item);
  if (about && actor.anonymous) return verb::Object{workflow.name, on, item, std::move(data)};
  verb::Start start;
  start.package = package.name;
  start.workflow = workflow.name;
  start.data = std::move(data);
  start.subject = subject_called(play, step.subject);
  if (about) start.about = About{on, item};
  return start;
}

std::optional<Failure> begin(Play& play, const Scenario& scenario, const Step& step) {
  const auto [package, word] = play.located(step.start);
  const Workflow* workflow = package ? workflow_called(*package, word) : nullptr;
  if (!workflow) return found(step, "a workflow called " + step.start, "the package has none of that name or id");
  const std::vector<Actor> players = play.cast().players(step.as, {});
  if (players.empty()) return found(step, "someone to act as " + step.as, "the package has no such role");
  const Answer answer = play.submit(players.front(), {}, start_of(play, scenario, step, players.front(), *workflow));
  if (const auto* receipt = std::get_if<Receipt>(&answer)) play.call(step.name.empty() ? workflow->name : step.name, receipt->on, false);
  play.settle();
  return judged(step, answer);
}

}  // namespace

std::optional<Failure> perform(Play& play, const Scenario& scenario, const Step& step) {
  if (!step.start.empty()) return begin(play, scenario, step);
  if (!step.on.empty()) return act(play, scenario, step);
  return std::nullopt;
}

std::vector<std::string> inbox_of(Play& play, const std::string& role) {
  std::vector<std::string> inbox;
  for (const Named& one : play.cases()) {
    bool waits = false;
    for (const Actor& player : play.cast().players(role, contacts_in(play.load(one.id), role))) {
      const auto situation = play.engine().situation(player, one.id);
      waits = waits || (situation && std::ranges::any_of(situation->before.tasks, [&](const Task& task) {
                          const bool is_his = task.role == role_called(role) || stands_in_for(Course(*situation), task, player);
                          return is_his && is_open(task) && !task_refusal(*situation, task);
                        }));
    }
    if (waits) inbox.push_back(one.name);
  }
  return inbox;
}

}  // namespace qianpi::scenario
