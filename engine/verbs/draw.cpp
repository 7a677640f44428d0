#include "engine/verbs/draw.h"

#include "engine/drawing.h"
#include "engine/input.h"
#include "engine/invitations.h"
#include "engine/selecting.h"

namespace qianpi::verb {

namespace {

constexpr std::size_t longest_words = 200;

}  // namespace

std::optional<Refusal> refusal(Course& course, const Draw& verb) {
  if (auto no = refuse_selecting(course, verb.task)) return no;
  if (characters_in(verb.words) > longest_words)
    return Refusal{.reason = Reason::bad_input, .message = {"见证语不超过200字", "The witness's words may have 200 characters at most"}};
  return refuse_drawing(course, selecting_state(course, verb.task));
}

void facts_of(Course& course, const Draw& verb) {
  const State& state = selecting_state(course, verb.task);
  make_draws(course, state, verb.words, signature_of(course.situation().actor));
  go_on_selecting(course, state, {});
}

}  // namespace qianpi::verb
