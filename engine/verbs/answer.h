// Answer (答复邀请): yes, no, or whatever the definition lets an invited person say. By the person's own account, by whoever holds the link's code,
// or written down by the role that draws, with the channel by which it came. One answer, in time; only the clock answers "silent".
#pragma once
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Answer {
  int invitation = 0;
  std::string answer{}, opinion{};
  std::string channel{};  ///< one of the definition's, where somebody writes the answer down; otherwise empty
  std::string code{};     ///< of the link
};

template <class V>
void fields(V& visit, Answer& it) {
  visit("invitation", it.invitation);
  visit("answer", it.answer);
  visit("opinion", it.opinion);
  visit("channel", it.channel);
  visit("code", it.code);
}

std::optional<Refusal> refusal(Course&, const Answer&);
void facts_of(Course&, const Answer&);

}  // namespace qianpi::verb
