#include "engine/refusal.h"

namespace qianpi {

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::unknown_case: return "unknown_case";
    case Reason::unknown_task: return "unknown_task";
    case Reason::unknown_workflow: return "unknown_workflow";
    case Reason::not_allowed: return "not_allowed";
    case Reason::avoided: return "avoided";
    case Reason::already_decided: return "already_decided";
    case Reason::claimed_by_other: return "claimed_by_other";
    case Reason::not_open: return "not_open";
    case Reason::changed_since_read: return "changed_since_read";
    case Reason::lost_race: return "lost_race";
    case Reason::no_such_outcome: return "no_such_outcome";
    case Reason::bad_input: return "bad_input";
    case Reason::check_failed: return "check_failed";
    case Reason::opinion_missing: return "opinion_missing";
    case Reason::no_items: return "no_items";
    case Reason::duplicate: return "duplicate";
    case Reason::late: return "late";
    case Reason::stuck: return "stuck";
  }
  return {};
}

}  // namespace qianpi
