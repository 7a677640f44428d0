// A refusal is a business no: a value with a reason and, where it helps, who was faster. Nothing has changed when one is given.
// HTTP's one switch makes 403, 404, 409 or 422 of it; the page shows its text.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/case.h"

namespace qianpi {

enum class Reason {
  unknown_case,        ///< not there, or not for this actor's eyes (404)
  unknown_task,        ///< 404
  unknown_workflow,    ///< 404
  not_allowed,         ///< the actor has no right to this verb (403)
  avoided,             ///< excluded by an avoid rule (403)
  already_decided,     ///< 409, with who and when
  claimed_by_other,    ///< 409, with who
  not_open,            ///< the task or case is no longer in a state where this is possible (409)
  changed_since_read,  ///< `seen` differs (409)
  lost_race,           ///< revision moved on (409; retried by the engine first)
  no_such_outcome,     ///< 422
  bad_input,           ///< 422, with problems by field
  check_failed,        ///< a require check said no (422), with its title and basis
  opinion_missing,     ///< 422
  no_items,            ///< nothing ticked, or rows that don't wait (422)
  duplicate,           ///< `unique` (409)
  late,                ///< outside its time: an objection after the notice closed (409)
  stuck                ///< the definition never settles (500-like; the case is shown to the administrator)
};
std::string_view name_of(Reason);

struct Refusal {
  Reason reason = Reason::not_allowed;
  Bilingual message;
  Problems problems{};             ///< bad_input: by field
  std::string check{}, basis{};    ///< check_failed: its title and basis
  std::optional<Signature> who{};  ///< who was faster
  std::optional<Instant> when{};
};

}  // namespace qianpi
