#include "engine/effects.h"

namespace qianpi {

namespace {

template <class Do>
void for_open_tasks(const Stage& stage, Do&& act) {
  const std::string& path = stage.course.workflow().states[static_cast<std::size_t>(stage.state)].path;
  const std::vector<Task> tasks = stage.course.now().tasks;
  for (const Task& task : tasks)
    if (task.state == path && is_open(task)) act(task);
}

}  // namespace

void carry_out(const Stage& stage, const effect::Notify& effect) { stage.course.add(fact::PeopleNotified{effect.to, effect.form, 0, effect.urgent}); }

void carry_out(const Stage& stage, const effect::Remind&) {
  for_open_tasks(stage, [&](const Task& task) { stage.course.add(fact::TaskReminded{task.no}); });
}

void carry_out(const Stage& stage, const effect::Escalate& effect) {
  for_open_tasks(stage, [&](const Task& task) { stage.course.add(fact::TaskEscalated{task.no, effect.roles}); });
}

}  // namespace qianpi
