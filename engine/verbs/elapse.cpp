#include "engine/verbs/elapse.h"

#include <algorithm>

#include "engine/invitations.h"
#include "engine/route.h"
#include "engine/spans.h"

namespace qianpi::verb {

std::optional<Refusal> refusal(Course& course, const Elapse& verb) {
  if (!course.situation().actor.is_engine())
    return Refusal{.reason = Reason::not_allowed, .message = {"到期由系统时钟触发", "Only the clock makes timers elapse"}};
  auto timer = std::ranges::find(course.now().timers, verb.timer, &Timer::no);
  const bool armed = timer != course.now().timers.end();
  if (!armed || (course.now().status != CaseState::running && !is_span_end(*timer)))
    return Refusal{.reason = Reason::not_open, .message = {"该定时已经取消", "This timer is no longer armed"}};
  if (timer->at > course.situation().now) return Refusal{.reason = Reason::not_open, .message = {"尚未到期", "This timer is not due yet"}};
  return std::nullopt;
}

void facts_of(Course& course, const Elapse& verb) {
  const Timer timer = *std::ranges::find(course.now().timers, verb.timer, &Timer::no);
  course.happened(timer.at);
  course.add(fact::TimerFired{timer.no, timer.at});
  if (const int invitation = silent_in(timer.event)) return take_answer(course, invitation, {std::string(answered::silent), {}, {}, {}});
  Route route(course);
  if (is_span_end(timer)) end_span(course, route, timer);
  else route.send(timer.event, timer.state);
}

}  // namespace qianpi::verb
