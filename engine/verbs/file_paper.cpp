#include "engine/verbs/file_paper.h"

#include <algorithm>

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const FilePaper& verb) {
  if (!course.situation().actor.is_engine())
    return Refusal{.reason = Reason::not_allowed, .message = {"文书由系统归入", "Only the engine files papers"}};
  auto paper = std::ranges::find(course.now().papers, verb.paper, &Paper::no);
  if (paper == course.now().papers.end()) return Refusal{.reason = Reason::unknown_task, .message = {"没有这份文书", "There is no such paper"}};
  if (paper->sha256.empty()) return std::nullopt;
  return Refusal{.reason = Reason::already_decided, .message = {"该文书已经归入", "This paper has been filed already"}};
}

void facts_of(Course& course, const FilePaper& verb) { course.add(fact::PaperRendered{verb.paper, verb.sha256, verb.pages, verb.renderer}); }

}  // namespace qianpi::verb
