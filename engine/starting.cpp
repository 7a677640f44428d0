#include "engine/starting.h"

#include "engine/roles.h"

namespace qianpi {

const StartRule* start_rule(const Course& course, const std::optional<About>& about) {
  for (const StartRule& rule : course.workflow().start) {
    if (rule.by.empty() || rule.about_workflow.empty() != !about) continue;
    if (may_start_as(course.package(), course.situation().actor, rule.by)) return &rule;
  }
  return nullptr;
}

std::optional<Refusal> refuse_about(Course& course, const About& about, const StartRule* rule) {
  const Refusal unknown{.reason = Reason::unknown_case, .message = {"没有这个办件或事项", "There is no such case or row"}};
  const Case& other = course.other(about.id);
  if (other.revision == 0) return unknown;
  if (!rule) return std::nullopt;
  if (other.workflow != rule->about_workflow || other.package != course.package().name) return unknown;
  if (about.item) {
    const Item* item = find_item(other, about.item);
    if (!item || item->status != ItemStatus::confirmed) return unknown;
  }
  if (rule->while_state.empty()) return std::nullopt;
  const Workflow& workflow = course.package().workflows.at(other.workflow);
  const StateIndex state = index_of(workflow, rule->while_state);
  if (state >= 0 && statechart::is_active(other.configuration, state)) return std::nullopt;
  return Refusal{.reason = Reason::late, .message = {"已不在受理时间内", "It is no longer open for this"}};
}

}  // namespace qianpi
