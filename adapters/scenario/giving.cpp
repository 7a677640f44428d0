#include "adapters/scenario/giving.h"

#include <algorithm>

#include "engine/offers.h"

namespace qianpi::scenario {

namespace {

const std::set<std::string> words{"retrieve", "transfer", "delegate", "add_signer", "remove_signer", "copy",
                                  "remind",   "hold",     "continue", "void",       "jump",          "reassign"};
constexpr const char* some_reason = "工作需要";

std::string text_in(const Step& step, std::string_view key) {
  const yaml::Node* found = step.with.find(key);
  return found ? found->text : std::string();
}

std::string reason_in(const Step& step) {
  if (step.with.find("opinion")) return text_in(step, "opinion");
  return step.refused.empty() ? some_reason : std::string();
}

/// `to: member 2` is that player; any other word is a user, or a step to jump to.
std::string receiver(const Play& play, const Step& step) {
  const std::string to = text_in(step, "to");
  const auto players = play.cast().players(to, {});
  return players.empty() ? to : players.front().user.value;
}

/// Which task is meant: one's own where it is given away, one's decided one where it is taken back, another's for the rest. `task: STATE` says of
/// which step.
bool is_meant(const Situation& situation, const Task& task, const Step& step) {
  const std::string state = text_in(step, "task");
  if (!state.empty() && task.state != state && !task.state.ends_with("." + state)) return false;
  const UserId& user = situation.actor.user;
  if (step.act == "retrieve") return (task.decided_by && task.decided_by->user == user) || (task.lent && task.lent->from.user == user);
  if (step.act == "remove_signer") return task.added.has_value() && is_open(task);
  if (step.act == "remind" || step.act == "reassign") return is_open(task);
  return is_open(task) && !task_refusal(situation, task);
}

int task_of(const Situation& situation, const Step& step) {
  int meant = 0;
  for (const Task& task : situation.before.tasks)
    if (is_meant(situation, task, step)) meant = task.no;
  return meant;
}

Verb verb_of(const Play& play, const Step& step, int task) {
  const std::string reason = reason_in(step), to = receiver(play, step);
  if (step.act == "retrieve") return verb::Retrieve{task, reason};
  if (step.act == "transfer") return verb::Transfer{task, to, reason};
  if (step.act == "delegate") return verb::Delegate{task, to, reason};
  if (step.act == "reassign") return verb::Reassign{task, to, reason};
  if (step.act == "add_signer") return verb::AddSigner{task, to, text_in(step, "place"), reason};
  if (step.act == "remove_signer") return verb::RemoveSigner{task, reason};
  if (step.act == "remind") return verb::Remind{task, reason};
  if (step.act == "copy") return verb::Copy{to, reason};
  if (step.act == "hold") return verb::Hold{reason};
  if (step.act == "continue") return verb::Continue{reason};
  if (step.act == "void") return verb::Void{reason};
  return verb::Jump{text_in(step, "to"), reason};
}

}  // namespace

std::optional<std::variant<GivingTurn, Failure>> giving_turn(Play& play, const Step& step, const std::vector<CaseId>& meant) {
  if (!words.contains(step.act)) return std::nullopt;
  std::optional<GivingTurn> turn;
  for (const Actor& player : play.cast().players(step.as, {})) {
    const auto situation = play.engine().situation(player, meant.front());
    const int task = situation ? task_of(*situation, step) : 0;
    if (!turn || task) turn = GivingTurn{player, meant.front(), verb_of(play, step, task)};
    if (task) break;
  }
  if (!turn) return Failure{step.where, "someone to act as " + step.as, "the package has no such role"};
  return *turn;
}

}  // namespace qianpi::scenario
