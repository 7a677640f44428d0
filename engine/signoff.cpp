#include "engine/signoff.h"

#include <algorithm>
#include <array>

#include "engine/definition/events.h"
#include "engine/roles.h"
#include "engine/route.h"
#include "engine/tasks.h"

namespace qianpi {

std::vector<const Transition*> outcomes_of(const Workflow& workflow, const State& state) {
  std::vector<const Transition*> outcomes;
  for (const std::string& event : state.on_order)
    if (!is_trigger(event) && !is_verb_event(event)) outcomes.push_back(&workflow.transitions[static_cast<std::size_t>(state.on.at(event).front())]);
  return outcomes;
}

Agreement needs_of(const TaskRule& rule, const Transition& outcome) {
  if (outcome.needs) return *outcome.needs;
  switch (rule.signers) {
    case Signers::any: return Agreement{};
    case Signers::all:
    case Signers::sequence: return outcome.adverse ? Agreement{} : Agreement{.kind = Agreement::Kind::all};
    case Signers::vote:
      return Agreement{.kind = Agreement::Kind::share, .numerator = 1, .denominator = 2, .more_than = true, .of = Agreement::Of::present};
  }
  return Agreement{};
}

namespace {

constexpr std::string_view abstain = "abstain";

bool is_of_round(const Case& now, const State& state, const Task& task) {
  return task.state == state.path && task.entry == entries_of(now, state.path) && !task.correction;
}

/// Tasks of the state's current round that count: signed, open, or ended because their signer did not come.
std::vector<const Task*> round_of(const Case& now, const State& state) {
  std::vector<const Task*> tasks;
  for (const Task& task : now.tasks) {
    const bool ended = task.status == TaskState::decided || task.status == TaskState::deciding || task.status == TaskState::not_needed;
    if (is_of_round(now, state, task) && (is_open(task) || ended)) tasks.push_back(&task);
  }
  return tasks;
}

/// Signers of a sequence whose turn is over or has come: signed, open, or passed over because nobody could sign.
int turns_begun(const Case& now, const State& state) {
  return static_cast<int>(std::ranges::count_if(now.tasks, [&](const Task& task) {
    const bool counts = is_open(task) || task.status == TaskState::decided || task.status == TaskState::cancelled;
    return is_of_round(now, state, task) && !task.added && counts;
  }));
}

int weight_of(const TaskRule& rule, const std::string& role) {
  const auto found = rule.weight.find(role);
  return found == rule.weight.end() ? 1 : found->second;
}

void add(Votes& votes, int weight) {
  ++votes.heads;
  votes.weight += weight;
}

const Ballot* ballot_on(const Task& task, CaseId row) {
  auto found = std::ranges::find(task.ballots, row, &Ballot::item);
  return found == task.ballots.end() ? nullptr : &*found;
}

int votes_in(const Agreement& needs, const Votes& votes) { return needs.of == Agreement::Of::weight ? votes.weight : votes.heads; }

/// How many votes an outcome needs to be certain, whatever comes; nothing for `rest`.
std::optional<int> votes_needed(const Agreement& needs, const Tally& tally) {
  switch (needs.kind) {
    case Agreement::Kind::count: return needs.count;
    case Agreement::Kind::all: return tally.entitled.heads;
    case Agreement::Kind::rest: return std::nullopt;
    case Agreement::Kind::share: break;
  }
  // Whoever has not voted may still come: until the vote is closed, "present" can be as many as may sign.
  const int present = tally.cast.heads + tally.to_come.heads;
  const int base = needs.of == Agreement::Of::present ? present : votes_in(needs, tally.entitled);
  const int exact = needs.numerator * base;
  if (needs.more_than) return exact / needs.denominator + 1;
  return (exact + needs.denominator - 1) / needs.denominator;
}

bool has_quorum(const State& state, const Tally& tally) {
  const auto needed = state.task->quorum ? votes_needed(*state.task->quorum, tally) : std::nullopt;
  return !needed || votes_in(*state.task->quorum, tally.cast) >= *needed;
}

}  // namespace

Tally tally_of(const Course& course, const State& state, CaseId row) {
  Tally tally;
  const TaskRule& rule = *state.task;
  for (const Transition* outcome : outcomes_of(course.workflow(), state)) tally.counts.push_back({outcome->event, {}});
  for (const Task* task : round_of(course.now(), state)) {
    const int weight = weight_of(rule, task->role);
    add(tally.entitled, weight);
    if (is_open(*task)) add(tally.to_come, weight);
    const Ballot* ballot = ballot_on(*task, row);
    if (!ballot) continue;
    add(tally.cast, weight);
    for (Count& count : tally.counts)
      if (count.outcome == ballot->outcome) add(count.votes, weight);
  }
  if (rule.signers != Signers::sequence) return tally;
  for (auto next = static_cast<std::size_t>(turns_begun(course.now(), state)); next < rule.roles.size(); ++next) {
    add(tally.entitled, weight_of(rule, rule.roles[next]));
    add(tally.to_come, weight_of(rule, rule.roles[next]));
  }
  return tally;
}

namespace {

/// Between equals the ballot of whoever holds the casting role decides, if it is among them.
std::optional<std::string> casting_vote(Course& course, const State& state, const Tally& tally, CaseId row) {
  int most = 0;
  for (const Count& count : tally.counts)
    if (count.outcome != abstain) most = std::max(most, count.votes.heads);
  const auto leads = [&](const Count& count) { return count.outcome != abstain && count.votes.heads == most; };
  if (most == 0 || std::ranges::count_if(tally.counts, leads) < 2) return std::nullopt;
  const auto& holders = course.holders(role_in(course, state.task->casting));
  for (const Task* task : round_of(course.now(), state)) {
    const Ballot* ballot = ballot_on(*task, row);
    const bool casts = ballot && task->decided_by && std::ranges::count(holders, task->decided_by->user, &Person::user) > 0;
    if (casts && std::ranges::any_of(tally.counts, [&](const Count& one) { return leads(one) && one.outcome == ballot->outcome; }))
      return ballot->outcome;
  }
  return std::nullopt;
}

/// One signs (或签), and asked others in: any of them can stop it, and once all have signed the outcome is that of the signer of the definition.
std::optional<std::string> outcome_of_one(const Course& course, const State& state, const Tally& tally) {
  std::string own;
  for (const Task* task : round_of(course.now(), state)) {
    if (task->status != TaskState::decided) continue;
    const auto outcome = state.on.find(task->outcome);
    if (outcome != state.on.end() && course.workflow().transitions[static_cast<std::size_t>(outcome->second.front())].adverse) return task->outcome;
    if (!task->added) own = task->outcome;
  }
  return own.empty() || tally.to_come.heads > 0 ? std::nullopt : std::optional(own);
}

bool asks_others_in(const Course& course, const State& state) {
  const auto round = round_of(course.now(), state);
  return state.task->signers == Signers::any && std::ranges::any_of(round, [](const Task* task) { return task->added.has_value(); });
}

}  // namespace

std::optional<std::string> certain_outcome(Course& course, const State& state, CaseId row) {
  const Tally tally = tally_of(course, state, row);
  const bool is_over = tally.to_come.heads == 0;
  if ((state.task->until_everyone && !is_over) || !has_quorum(state, tally)) return std::nullopt;
  if (asks_others_in(course, state)) return outcome_of_one(course, state, tally);
  const Transition* rest = nullptr;
  bool another_possible = !state.task->casting.empty() && !is_over;
  for (const Transition* outcome : outcomes_of(course.workflow(), state)) {
    if (outcome->event == abstain) continue;
    const Agreement needs = needs_of(*state.task, *outcome);
    const auto needed = votes_needed(needs, tally);
    const int votes = votes_in(needs, std::ranges::find(tally.counts, outcome->event, &Count::outcome)->votes);
    if (!needed) rest = outcome;
    else if (votes >= *needed && *needed > 0) return outcome->event;
    else if (votes + votes_in(needs, tally.to_come) >= *needed && !is_over) another_possible = true;
  }
  if (is_over && !state.task->casting.empty())
    if (auto outcome = casting_vote(course, state, tally, row)) return outcome;
  return rest && !another_possible ? std::optional(rest->event) : std::nullopt;
}

namespace {

std::string opinions_on(const Case& now, const State& state, CaseId row) {
  std::string all;
  for (const Task* task : round_of(now, state))
    if (const Ballot* ballot = ballot_on(*task, row); ballot && !ballot->opinion.empty()) all += (all.empty() ? "" : "；") + ballot->opinion;
  return all;
}

std::optional<std::string> settle_rows(Course& course, const State& state) {
  const std::vector<Item> rows = course.now().items;
  bool all_decided = true, is_over = true;
  for (const Item& row : rows) {
    if (row.status != ItemStatus::confirmed || row.delivered || !row.outcome.empty()) continue;
    const Tally tally = tally_of(course, state, row.id);
    if (tally.to_come.heads > 0) is_over = false;
    if (tally.to_come.heads == 0 && !has_quorum(state, tally)) return "no_quorum";
    auto outcome = certain_outcome(course, state, row.id);
    if (outcome) course.add(fact::ItemDecided{row.id, *outcome, opinions_on(course.now(), state, row.id)});
    else all_decided = false;
  }
  if (all_decided) return "done";
  return is_over ? std::optional<std::string>("undecided") : std::nullopt;
}

/// Where one of several signs, the others' tasks end with that signature, even when an added signer is still to come.
void end_the_others(Course& course, const State& state) {
  const auto round = round_of(course.now(), state);
  const bool signed_by_one = std::ranges::any_of(round, [](const Task* task) { return !task->added && task->status == TaskState::decided; });
  if (state.task->signers != Signers::any || !signed_by_one) return;
  std::vector<int> open;
  for (const Task* task : round)
    if (!task->added && is_open(*task)) open.push_back(task->no);
  if (asks_others_in(course, state))
    for (const int no : open) course.add(fact::TaskNotNeeded{no});
}

bool is_outcome(const Course& course, const State& state, const std::string& event) {
  return std::ranges::any_of(outcomes_of(course.workflow(), state), [&](const Transition* one) { return one->event == event; });
}

std::string conditions_of(const Course& course, const State& state, const std::string& event) {
  std::string all;
  for (TransitionIndex index : state.on.at(event))
    if (const auto& guard = course.workflow().transitions[static_cast<std::size_t>(index)].guard) all += (all.empty() ? "" : "；") + guard->text;
  return all;
}

bool leads_away(const Course& course, const State& state, const std::string& event) {
  return std::ranges::any_of(state.on.at(event), [&](TransitionIndex one) { return !course.workflow().chart.transition(one).targets.empty(); });
}

}  // namespace

Refusal leads_nowhere(const Course& course, const State& state, const std::string& event) {
  const Transition& outcome = course.workflow().transitions[static_cast<std::size_t>(state.on.at(event).front())];
  const std::string conditions = conditions_of(course, state, event);
  Refusal no{.reason = Reason::not_open,
             .message = {"按现在的内容，“" + outcome.title.zh + "”没有去向；条件均不成立：" + conditions,
                         "As things stand “" + outcome.title.en + "” leads nowhere: none of its conditions holds: " + conditions}};
  no.check = outcome.title.zh;
  return no;
}

std::optional<std::string> settle_signoff(Course& course, const State& state) {
  if (state.task->over == Over::agenda) {
    auto event = settle_rows(course, state);
    if (event) release_not_needed(course, state.path);
    return event;
  }
  end_the_others(course, state);
  if (auto outcome = certain_outcome(course, state, {})) {
    release_not_needed(course, state.path);
    return outcome;
  }
  const auto round = round_of(course.now(), state);
  const bool waits = std::ranges::any_of(round, [](const Task* task) { return is_open(*task); });
  if (state.task->signers == Signers::sequence && !waits && open_next_of_sequence(course, state, turns_begun(course.now(), state)))
    return std::nullopt;
  const Tally tally = tally_of(course, state, {});
  if (tally.to_come.heads > 0) return std::nullopt;
  if (!has_quorum(state, tally)) return "no_quorum";
  if (auto outcome = certain_outcome(course, state, {})) return outcome;  // the last of a sequence was passed over
  return state.on.contains("done") ? "done" : "undecided";
}

void move_on(Course& course, const State& state) {
  const auto event = settle_signoff(course, state);
  if (!event) return;
  const bool went = Route(course).send(*event, state.path);
  const bool decided = is_outcome(course, state, *event);
  if (went && decided && !leads_away(course, state, *event) && state.on.contains("done")) Route(course).send("done", state.path);
  if (went) return;
  if (decided) return course.refuse(leads_nowhere(course, state, *event));
  const bool waits = std::ranges::any_of(course.now().tasks, [&](const Task& one) { return one.state == state.path && is_open(one); });
  if (!waits) course.add(fact::CaseStranded{"“" + state.title.zh + "”的表决或办理没有结果，流程定义未说明如何继续"});
}

std::optional<std::string> count_ballots(Course& course, const State& state) {
  release_not_needed(course, state.path);
  return settle_signoff(course, state);
}

bool is_current(const Case& now, const Task& task) { return task.entry == entries_of(now, task.state); }

}  // namespace qianpi
