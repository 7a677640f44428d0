// Who may fill a place: the register's records that the definition's condition keeps, less those whom an avoid rule keeps out. Asked when a
// list is frozen, when a person is named and when an invitation is accepted. It changes nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/scope.h"

namespace qianpi {

/// A row of `places`: what is wanted, and how many.
struct Wanted {
  rules::Value fields;
  int count = 1;
};

/// Why the record must keep out by that rule (zh), or nothing.
std::optional<std::string> avoided(Course&, const Avoid&, const Record&);

/// Why the record may not have a place so wanted (zh); nothing: it may.
std::optional<std::string> barred(const Stage&, const DrawRule&, const rules::Value& wanted, const Record&);

/// Has this record been asked, or named, for any place of the case?
bool was_asked(const Case&, const std::string& key);

struct CandidateList {
  std::vector<Candidate> candidates;
  std::vector<KeptOut> kept_out;
};
/// Over the whole register, in the order of its keys. Whoever the condition is not about isn't mentioned; whoever it can't be judged for is.
CandidateList candidates_for(const Stage&, const Selection&, const rules::Value& wanted);

/// What the register says the person is reached and recognised by; empty when it says nothing.
std::string contact_of(const Package&, const Record&);
/// What people call whom these fields describe: the register's first field. Empty where it isn't filled in.
std::string name_in(const Package&, const std::string& register_name, const rules::Value& fields);
/// The same of a record, else its key.
std::string record_name(const Package&, const Record&);

/// From the first to the last day of the case's task, as `other_task` names them; the end is the day after. Nothing while a date is missing.
std::optional<Engagement> engagement_in(const Case&, const Avoid& other_task);

}  // namespace qianpi
