// Who decides what: every task has its outcomes, a decision against somebody has its basis and opinion, nobody decides their own request.
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

bool is_empty(const Words& words) {
  const auto* literal = std::get_if<std::string>(&words);
  return literal && literal->empty();
}

class Decisions {
 public:
  Decisions(Checker& checker, const Workflow& workflow) : checker_(checker), it_(workflow) {}

  void check() {
    for (const State& state : it_.states) {
      for (const std::string& event : state.on_order)
        for (TransitionIndex index : state.on.at(event)) check_transition(state, transition(index));
      if (state.task) check_task(state, *state.task);
    }
  }

 private:
  const Transition& transition(TransitionIndex index) const { return it_.transitions[static_cast<std::size_t>(index)]; }

  void check_transition(const State& state, const Transition& it) {
    if (it.adverse) check_adverse(state, it);
    if (it.event == "withdraw" || it.event == "void") check_withdraw(it);
    if (it.event == "hold" || it.event == "jump") check_named(it);
    if (it.returns && !state.task)
      checker_.refuse(it.where, {"没有待办的环节不能退回", "only a state with a task can return"},
                      {"请移到有 task 的环节", "move it to a state with a task"});
    if (it.event == "return" && it.has_target)
      checker_.refuse(it.where, {"return 用 to 说明退给谁，不用 target", "return says with `to` whom it goes back to, not with target"},
                      {"请写 to: initiator、previous 或环节", "write to: initiator, previous or a state"});
    if (is_outcome(it.event)) check_sender(state, it);
    if (is_outcome(it.event) && is_verb(it.event)) refuse_verb(it);
  }

  /// What people do with any task has its own meaning: an outcome of that name would never be told from it.
  void refuse_verb(const Transition& it) {
    checker_.refuse(it.where,
                    {"“" + it.event + "”是系统自带的操作，不能作办理结果的名称", "\"" + it.event + "\" is a verb of the engine and names no outcome"},
                    {"请换一个名称，如 refer；要去掉该操作，写 forbid: [" + it.event + "]",
                     "choose another name, such as refer; to take the verb away write forbid: [" + it.event + "]"});
  }

  void check_adverse(const State& state, const Transition& it) {
    const std::string name = it.title.zh + "（" + it.event + "）";
    if (is_empty(it.basis))
      checker_.refuse(it.where, {"不利决定“" + name + "”没有写 basis（依据）", "the adverse decision \"" + it.event + "\" has no basis"},
                      {"请写 basis: 条款", "add basis: ARTICLE"});
    if (state.task && is_outcome(it.event) && it.opinion != OpinionRule::required)
      checker_.refuse(it.where, {"不利决定“" + name + "”没有要求意见", "the adverse decision \"" + it.event + "\" asks for no opinion"},
                      {"请写 opinion: required", "add opinion: required"});
  }

  void check_withdraw(const Transition& it) {
    const auto& targets = it_.chart.transitions[static_cast<std::size_t>(&it - it_.transitions.data())].targets;
    const bool ends = targets.size() == 1 && it_.chart[targets[0]].kind == statechart::Kind::final && it_.chart[targets[0]].parent == 0;
    if (!ends)
      checker_.refuse(it.where, {it.event + " 必须转到一个结束环节", it.event + " must lead to a final state"},
                      {"请写 target: 结束环节", "write target: a final state"});
  }

  void check_named(const Transition& it) {
    if (it.by.empty() || it.has_target)
      checker_.refuse(it.where,
                      {it.event + " 只用 by 说明由哪个角色办理，不写 target", it.event + " says only who may do it, with `by`, and has no target"},
                      {"请写 " + it.event + ": {by: 角色}", "write " + it.event + ": {by: ROLE}"});
    check_role(it_.states[static_cast<std::size_t>(it.source)], it.by);
  }

  void check_sender(const State& state, const Transition& it) {
    if (state.task || state.gather || !it.by.empty()) return;
    checker_.refuse(it.where,
                    {"没有人能作出“" + it.event + "”：本环节没有待办，也没有写 by",
                     "nobody can decide \"" + it.event + "\": the state has no task and it says no `by`"},
                    {"请加 task，或写 by: 角色", "add a task, or by: ROLE"});
  }

  void check_task(const State& state, const TaskRule& task) {
    const auto decides = [&](const std::string& event) { return is_outcome(event); };
    if (std::ranges::none_of(state.on_order, decides))
      checker_.refuse(
          state.where,
          {"待办“" + state.path + "”没有任何办理结果，永远办不完", "the task of " + state.path + " has no outcome: it can never be finished"},
          {"请在 on 里写办理结果，如 approve", "write its outcomes under on, e.g. approve"});
    for (const std::string& event : state.on_order)
      if (decides(event)) check_goes_on(state, task, transition(state.on.at(event).back()));
    check_self(state, task);
    check_signers(state, task);
  }

  void check_role(const State& state, const std::string& role) {
    if (!role.empty() && !checker_.package.roles.contains(role))
      checker_.unknown(state.where, {"角色", "role"}, role, names_of(checker_.package.roles));
  }

  /// Who weighs more, who decides between equals, who signs instead: roles and outcomes that are there; what `forbid` takes away: verbs.
  void check_signers(const State& state, const TaskRule& task) {
    check_role(state, task.casting);
    check_role(state, task.vacant_role);
    for (const auto& [role, weight] : task.weight)
      if (std::ranges::find(task.roles, role) == task.roles.end())
        checker_.unknown(state.where, {"本待办的角色", "role of this task"}, role, task.roles);
    if (!task.vacant_outcome.empty() && (!state.on.contains(task.vacant_outcome) || !is_outcome(task.vacant_outcome)))
      checker_.unknown(state.where, {"办理结果", "outcome"}, task.vacant_outcome, state.on_order);
    for (const std::string& verb : task.forbid)
      if (!is_verb(verb)) checker_.unknown(state.where, {"操作", "verb"}, verb, verbs());
  }

  /// With a single signature an outcome that leads nowhere would close the task and leave the case standing.
  void check_goes_on(const State& state, const TaskRule& task, const Transition& it) {
    const bool single = task.signers == Signers::any && task.over != Over::agenda;
    if (!single || it.has_target || state.on.contains("done") || !state.always.empty()) return;
    checker_.refuse(it.where,
                    {"“" + it.event + "”没有写转到哪里，办完后办件会停住", "\"" + it.event + "\" leads nowhere: the case would stand still after it"},
                    {"请写 target", "write target"});
  }

  bool starts(const std::string& role) const {
    return std::ranges::any_of(it_.start, [&](const StartRule& rule) { return rule.by == role; });
  }

  void check_self(const State& state, const TaskRule& task) {
    for (const std::string& role : task.self_allowed)
      if (std::ranges::find(task.roles, role) == task.roles.end())
        checker_.unknown(state.where, {"本待办的角色", "role of this task"}, role, task.roles);
    for (const std::string& name : task.roles) {
      const auto role = checker_.package.roles.find(name);
      const bool is_applicant = role != checker_.package.roles.end() && role->second.kind == Role::Kind::anyone && starts(name);
      if (is_applicant && state.on.contains("approve") && !task.self_allowed.contains(name)) refuse_self(state, name);
    }
    const bool only_one = task.roles.size() == 1 && task.self_allowed.contains(task.roles[0]) && starts(task.roles[0]);
    if (only_one && state.on.contains("approve")) refuse_self(state, task.roles[0]);
  }

  void refuse_self(const State& state, const std::string& role) {
    checker_.refuse(state.where, {"“" + role + "”会批准自己发起的办件", "\"" + role + "\" would approve a case of their own"},
                    {"请由另一个角色办理", "let another role decide"});
  }

  Checker& checker_;
  const Workflow& it_;
};

}  // namespace

void check_decisions(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Decisions(checker, workflow).check();
}

}  // namespace qianpi::checking
