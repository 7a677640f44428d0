#include "engine/verbs/save.h"

#include "engine/checks.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Save& verb) {
  if (auto no = refuse_task(course, verb.task)) return no;
  const rules::Entries none;
  const Task& task = *find_task(course.now(), verb.task);
  const std::set<std::string> writable = writable_fields(course, task, nullptr);
  for (const auto& [name, value] : verb.data.is(rules::Kind::context) ? verb.data.entries() : none) {
    if (writable.contains(name)) continue;
    Refusal no{.reason = Reason::bad_input, .message = {"此环节不能填写该项", "This step may not write that field"}};
    no.problems.push_back({Source{name, 0, 0}, {"此环节不能填写", "may not be written at this step"}, {"请去掉该项", "Leave it out"}});
    return no;
  }
  return std::nullopt;
}

void facts_of(Course&, const Save&) {}

}  // namespace qianpi::verb
