#include "engine/verbs/add_signer.h"

#include "engine/handover.h"
#include "engine/roles.h"
#include "engine/tasks.h"

namespace qianpi::verb {

namespace {

bool is_place(const std::string& place) { return place == "before" || place == "after" || place == "beside"; }

}  // namespace

std::optional<Refusal> refusal(Course& course, const AddSigner& verb) {
  if (auto no = refuse_giving(course, verb.task)) return no;
  const Task& task = *find_task(course.now(), verb.task);
  const TaskRule* rule = rule_of(course.workflow(), task);
  if (!rule || rule->over != Over::nothing)
    return Refusal{.reason = Reason::not_open, .message = {"本环节不能加签", "Nobody can be asked to sign here"}};
  if (auto no = refuse_without_reason(verb.opinion)) return no;
  if (!is_place(verb.place))
    return Refusal{
        .reason = Reason::bad_input,
        .message = {"请选择前加签、后加签或并加签", "Say whether they sign before, after or beside you"},
        .problems = {{{"place", 0, 0}, {"须为 before、after 或 beside", "must be before, after or beside"}, {"请选择其一", "choose one of them"}}}};
  return refuse_unless_of_workflow(course, task, verb.to);
}

void facts_of(Course& course, const AddSigner& verb) {
  const Task asking = *find_task(course.now(), verb.task);
  const Signature to = signature_of_person(course, verb.to);
  Task added = beside(course, asking);
  added.signer = to.user;
  added.added = Addition{signature_of(course.situation().actor), verb.place};
  if (verb.place == "after") added.waits_for = asking.no;
  course.add(fact::SignerAdded{std::move(added), to, asking.no, verb.opinion});
}

}  // namespace qianpi::verb
