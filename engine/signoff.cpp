#include "engine/signoff.h"

#include <algorithm>
#include <array>

#include "engine/definition/events.h"
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

/// Tasks whose ballots count in the state's current round.
std::vector<const Task*> round_of(const Case& now, const State& state) {
  const int round = entries_of(now, state.path);
  std::vector<const Task*> tasks;
  for (const Task& task : now.tasks) {
    if (task.state != state.path || task.entry != round || task.correction) continue;
    if (is_open(task) || task.status == TaskState::decided || task.status == TaskState::deciding) tasks.push_back(&task);
  }
  return tasks;
}

int entitled_in(const State& state, const std::vector<const Task*>& round) {
  const TaskRule& rule = *state.task;
  return static_cast<int>(rule.signers == Signers::sequence ? rule.roles.size() : round.size());
}

const Ballot* ballot_on(const Task& task, CaseId row) {
  auto found = std::ranges::find(task.ballots, row, &Ballot::item);
  return found == task.ballots.end() ? nullptr : &*found;
}

/// How many votes an outcome needs to be certain, whatever comes; nothing for `rest`.
std::optional<int> votes_needed(const Agreement& needs, const Tally& tally) {
  switch (needs.kind) {
    case Agreement::Kind::count: return needs.count;
    case Agreement::Kind::all: return tally.entitled;
    case Agreement::Kind::rest: return std::nullopt;
    case Agreement::Kind::share: break;
  }
  // Whoever has not voted may still come: until all have, "present" can be as many as are entitled.
  const int base = tally.entitled;
  const int exact = needs.numerator * base;
  if (needs.more_than) return exact / needs.denominator + 1;
  return (exact + needs.denominator - 1) / needs.denominator;
}

}  // namespace

Tally tally_of(const Course& course, const State& state, CaseId row) {
  Tally tally;
  for (const Transition* outcome : outcomes_of(course.workflow(), state)) tally.counts.push_back({outcome->event});
  const std::vector<const Task*> round = round_of(course.now(), state);
  tally.entitled = entitled_in(state, round);
  for (const Task* task : round) {
    const Ballot* ballot = ballot_on(*task, row);
    if (!ballot) continue;
    ++tally.cast;
    for (Count& count : tally.counts)
      if (count.outcome == ballot->outcome) ++count.votes;
  }
  return tally;
}

std::optional<std::string> certain_outcome(const Course& course, const State& state, const Tally& tally) {
  const int to_come = tally.entitled - tally.cast;
  if (state.task->until_everyone && to_come > 0) return std::nullopt;
  const Transition* rest = nullptr;
  bool another_possible = false;
  for (const Transition* outcome : outcomes_of(course.workflow(), state)) {
    auto needed = votes_needed(needs_of(*state.task, *outcome), tally);
    const int votes = std::ranges::find(tally.counts, outcome->event, &Count::outcome)->votes;
    if (!needed) {
      rest = outcome;
    } else if (votes >= *needed && *needed > 0) {
      return outcome->event;
    } else if (votes + to_come >= *needed) {
      another_possible = true;
    }
  }
  if (rest && !another_possible) return rest->event;
  return std::nullopt;
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
  bool all_decided = true, all_cast = true;
  for (const Item& row : rows) {
    if (row.status != ItemStatus::confirmed || row.delivered || !row.outcome.empty()) continue;
    Tally tally = tally_of(course, state, row.id);
    auto outcome = certain_outcome(course, state, tally);
    if (outcome) course.add(fact::ItemDecided{row.id, *outcome, opinions_on(course.now(), state, row.id)});
    if (!outcome) all_decided = false;
    if (tally.cast < tally.entitled) all_cast = false;
  }
  if (all_decided) return "done";
  return all_cast ? std::optional<std::string>("undecided") : std::nullopt;
}

bool lacks_quorum(const State& state, const Tally& tally) {
  if (!state.task->quorum || tally.cast < tally.entitled) return false;
  auto needed = votes_needed(*state.task->quorum, tally);
  return needed && tally.cast < *needed;
}

}  // namespace

std::optional<std::string> settle_signoff(Course& course, const State& state) {
  if (state.task->over == Over::agenda) {
    auto event = settle_rows(course, state);
    if (event) release_not_needed(course, state.path);
    return event;
  }
  Tally tally = tally_of(course, state, {});
  if (lacks_quorum(state, tally)) return "no_quorum";
  if (auto outcome = certain_outcome(course, state, tally)) {
    release_not_needed(course, state.path);
    return outcome;
  }
  if (state.task->signers == Signers::sequence && open_next_of_sequence(course, state, tally.cast)) return std::nullopt;
  if (tally.cast < tally.entitled) return std::nullopt;
  return state.on.contains("done") ? "done" : "undecided";
}

}  // namespace qianpi
