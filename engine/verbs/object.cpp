#include "engine/verbs/object.h"

#include "engine/verbs/start.h"

namespace qianpi::verb {

namespace {

Start as_start(const Course& course, const Object& verb) {
  Start start;
  start.package = course.package().name;
  start.workflow = course.workflow().name;
  start.data = verb.data;
  start.about = About{verb.notice, verb.item};
  return start;
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Object& verb) { return refusal(course, as_start(course, verb)); }

void facts_of(Course& course, const Object& verb) { facts_of(course, as_start(course, verb)); }

}  // namespace qianpi::verb
