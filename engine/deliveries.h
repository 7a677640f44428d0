// What cases say to each other. A delivery is sent in the sender's transaction and submitted later to the receiver as verb::Deliver. The
// engine's own triggers are named here once; every other trigger is the definition's.
#pragma once
#include <string>

#include "engine/commands.h"
#include "engine/course.h"
#include "engine/ports/store.h"

namespace qianpi {

namespace trigger {
inline constexpr std::string_view item_asked = "engine.item_asked";          ///< collector → waiting case: be on my agenda
inline constexpr std::string_view item_confirmed = "engine.item_confirmed";  ///< waiting case → collector, with its fields
inline constexpr std::string_view item_declined = "engine.item_declined";    ///< … or why not
inline constexpr std::string_view item_withdrawn = "engine.item_withdrawn";  ///< the case left its waiting state
inline constexpr std::string_view item_outcome = "engine.item_outcome";      ///< collector → waiting case: the result
inline constexpr std::string_view start = "engine.start";                    ///< to a case that does not exist yet
inline constexpr std::string_view child_started = "engine.child_started";    ///< child → parent: it has begun (its end is `ended.WORKFLOW`)
inline constexpr std::string_view start_refused = "engine.start_refused";    ///< to the parent itself: a child could not begin, and why
inline constexpr std::string_view parent_left = "engine.parent_left";        ///< parent → child: nobody waits for it any more
inline constexpr std::string_view look = "engine.look";                      ///< to a case that waits: something it may wait for has changed
inline constexpr std::string_view joined = "joined";                         ///< a start that an open case takes as a further ground (`unique`)
}  // namespace trigger

void send(Course&, CaseId to, std::string_view trigger, rules::Value payload);
/// The wish that a case of this workflow begins.
void send_start(Course&, const std::string& workflow, rules::Value payload);

/// The delivery is journalled as taken, or (`refused`) as come too late.
void note_taken(Course&, const verb::Deliver&, std::string refused = {});

/// A case that leaves a gather state tells the collector that has taken it.
void tell_collectors_of_leaving(Course&, const std::string& state);
/// The case has ended: the case it is about learns the outcome, and so does its parent unless that has left it.
void tell_of_end(Course&);
bool has_undelivered_rows(const Case&);

/// What a pending delivery asks of the engine: to deliver it, or to begin a case.
Command command_for(const Delivery&);
Actor engine_actor();

}  // namespace qianpi
