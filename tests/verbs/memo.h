// A memo in the small office: one workflow whose states a test writes itself, and the sentences to handle it.
#pragma once
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/desk.h"

namespace qianpi::test {

/// A desk with the workflow `memo` of these states, and an administrator called root.
class MemoDesk : public Desk {
 public:
  explicit MemoDesk(const std::string& states, const std::string& on = {})
      : Desk(std::map<std::string, std::string>{
            {"memo.yaml", "workflow: memo\ntitle: 呈批\nstart: [{by: requester, form: request}]\nunit: office\ninitial: " +
                              states.substr(2, states.find(':') - 2) + "\n" + on + "states:\n" + states}}) {
    Actor root;
    root.user = {"root"};
    root.name = "管理员";
    root.grants = {{{}, "administrator", {}}};
    people.add(root);
  }

  CaseId memo() {
    verb::Start start = request();
    start.workflow = "memo";
    return done("ann", {}, start).on;
  }
  /// The task that this user could handle now; 0: none.
  int task_of(const std::string& user, CaseId id) {
    const Situation seen = seen_by(user, id);
    for (const Task& task : seen.before.tasks)
      if (is_open(task) && !task_refusal(seen, task)) return task.no;
    return 0;
  }
  void sign(const std::string& user, CaseId id, const std::string& outcome, const std::string& opinion = {}) {
    verb::Decide decide;
    decide.task = task_of(user, id);
    decide.outcome = outcome;
    decide.opinion = opinion;
    done(user, id, decide);
  }
  int open_tasks(CaseId id) {
    const Case now = load(id);
    return static_cast<int>(std::ranges::count_if(now.tasks, [](const Task& one) { return is_open(one); }));
  }
  std::set<std::string> active(CaseId id) {
    const Case now = load(id);
    const PackagePtr package = engine.library().version(now.version);
    const Workflow& workflow = package->workflows.at(now.workflow);
    std::set<std::string> leaves;
    for (StateIndex index : now.configuration.active)
      if (workflow.chart[index].children.empty()) leaves.insert(workflow.states[static_cast<std::size_t>(index)].path);
    return leaves;
  }
  bool offers_to(const std::string& user, CaseId id, const std::string& verb) {
    const auto all = offers(seen_by(user, id));
    return std::ranges::any_of(all, [&](const Offer& one) { return one.verb == verb; });
  }
};

inline constexpr const char* two_steps = R"yaml(  review:
    title: 审查
    task: {role: clerk, due: 3 working days, form: {request: {write: [remark, note]}}}
    on:
      approve: {title: 通过, target: decision}
      reject: {title: 不通过, target: refused, opinion: required, basis: 第三条}
      return: {title: 退回, to: initiator, then: back}
    after:
      - {at: due - 1 working day, do: [remind]}
  decision:
    title: 审定
    task: {role: head, form: {request: {read: all}}}
    on:
      approve: {title: 同意, target: ended}
      return: {title: 退回, to: previous, then: back}
  ended: {type: final, title: 办结, outcome: approved}
  refused: {type: final, title: 未通过, outcome: refused}
)yaml";

/// All three members sign (蔡敏, 丹红, 叶娃). Of the ends those stand that an outcome leads to.
inline std::string joint(const std::string& task, const std::string& outcomes) {
  std::string text = "  joint:\n    title: 会签\n    task: {role: member, " + task + "}\n    on:\n" + outcomes;
  for (const auto& [state, outcome] : {std::pair("ended", "approved"), std::pair("refused", "refused"), std::pair("open", "open")})
    if (outcomes.find("target: " + std::string(state)) != std::string::npos)
      text += "  " + std::string(state) + ": {type: final, title: 结束, outcome: " + outcome + "}\n";
  return text;
}

inline constexpr const char* yes_or_no =
    "      approve: {title: 同意, target: ended}\n"
    "      reject: {title: 不同意, target: refused, opinion: required, basis: 第四条}\n";

}  // namespace qianpi::test
