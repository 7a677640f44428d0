#include "engine/decide.h"

#include <algorithm>

#include "engine/roles.h"
#include "engine/thresholds.h"
#include "engine/waits.h"

namespace qianpi {

std::string_view name_of(const Verb& verb) {
  static constexpr std::string_view names[] = {"start",   "claim",      "release",  "save",     "decide",   "return",     "withdraw",
                                               "comment", "object",     "freeze",   "draw",     "choose",   "answer",     "elapse",
                                               "deliver", "file_paper", "retrieve", "transfer", "delegate", "add_signer", "remove_signer",
                                               "copy",    "remind",     "hold",     "continue", "void",     "jump",       "reassign"};
  static_assert(std::size(names) == std::variant_size_v<AnyVerb>);
  return names[verb.index()];
}

namespace {

bool is_forbidden(const Course& course, const Task& task, std::string_view verb) {
  const TaskRule* rule = rule_of(course.workflow(), task);
  return rule && !task.correction && rule->forbid.contains(std::string(verb));
}

/// `forbid` of the task that the verb is about; of any open one for a verb about the whole case.
bool is_forbidden(const Course& course, const Verb& verb) {
  const std::string_view name = name_of(verb);
  return std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.task; }) {
          const Task* task = find_task(course.now(), one.task);
          return task && is_forbidden(course, *task, name);
        } else {
          const auto& tasks = course.now().tasks;
          return std::ranges::any_of(tasks, [&](const Task& task) { return is_open(task) && is_forbidden(course, task, name); });
        }
      },
      verb);
}

}  // namespace

std::optional<Refusal> refusal_of(Course& course, const Verb& verb) {
  auto no = std::visit([&](const auto& one) { return verb::refusal(course, one); }, verb);
  const bool lacks_input = no && (no->reason == Reason::opinion_missing || no->reason == Reason::bad_input);
  if ((no && !lacks_input) || !is_forbidden(course, verb)) return no;
  return Refusal{.reason = Reason::not_allowed, .message = {"流程规定本环节不得这样办理", "The definition takes this away from the step"}};
}

namespace {

Decision decision_of(const Course& course) {
  Decision decision{course.facts(), course.now(), {}, {}};
  decision.after.revision = course.situation().before.revision + 1;
  for (const auto& [key, record] : course.records()) {
    auto before = course.situation().records.find(key);
    if (before != course.situation().records.end() && before->second.facts == record.facts) continue;
    decision.records.emplace(key, record).first->second.revision = record.revision + 1;
  }
  for (const auto& [key, series] : course.all_series()) {
    auto before = course.situation().series.find(key);
    const bool same = before != course.situation().series.end() && before->second.last == series.last;
    if (same && !course.guards(key)) continue;
    decision.series.emplace(key, series).first->second.revision = series.revision + 1;
  }
  return decision;
}

}  // namespace

namespace {

Refusal no_calendar(int year) {
  const std::string number = std::to_string(year);
  return {.reason = Reason::check_failed,
          .message = {"缺少" + number + "年的工作日历，无法计算期限；请管理员导入该年的放假安排",
                      "There is no working calendar for " + number + ", so no deadline can be computed; import that year's notice"},
          .check = "工作日历"};
}

/// The verb's refusal, or its facts on the course and then perhaps a refusal that they ran into.
std::optional<Refusal> carry_through(Course& course, const Verb& verb) {
  try {
    if (auto no = refusal_of(course, verb)) return no;
    std::visit([&](const auto& one) { verb::facts_of(course, one); }, verb);
    look_again(course);
    if (!course.refusal()) begin_what_was_reached(course);
    wake_others(course);
    course.add_rulings();
    return course.refusal();
  } catch (const calendar::MissingYear& missing) {
    return no_calendar(missing.year);
  }
}

}  // namespace

std::variant<Decision, Refusal, Needs> decide(const Situation& situation, const Verb& verb) {
  Course course(situation);
  const std::optional<Refusal> no = carry_through(course, verb);
  if (!course.missing().empty()) return course.missing();
  if (no) return *no;
  return decision_of(course);
}

}  // namespace qianpi
