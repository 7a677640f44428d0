#include "engine/verbs/comment.h"

#include "engine/checks.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Comment& verb) {
  if (auto hidden = unseen(course)) return hidden;
  if (verb.opinion.empty()) return Refusal{.reason = Reason::opinion_missing, .message = {"请填写批注内容", "Write the comment first"}};
  return std::nullopt;
}

void facts_of(Course& course, const Comment& verb) { course.add(fact::Commented{signature_of(course.situation().actor), verb.opinion}); }

}  // namespace qianpi::verb
