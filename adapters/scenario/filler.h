// The filler: what a scenario leaves out of a form is filled with plain valid values, so that a scenario says only what matters.
//   text, long text      the field's own title                 pledge            copied word for word
//   number, money        20 (20.00)                            boolean           yes
//   date, instant, month today, now                            period            today until today
//   choice               the first of two; of more the middle of the scale, the upper of two middles; of a code list its first leaf
//   choices, rows        one of them, one row with what is required
//   photo, attachment    facts of an uploaded file             signature         a word
//   id-number            valid, its birth date and sex those given beside it; without: a person of 40, the field's word for male
// A field given as null or '' stays empty: so one tests what happens without it. A text with a pattern is never guessed.
#pragma once
#include <set>
#include <string>

#include "engine/definition/package.h"

namespace qianpi::scenario {

class Filler {
 public:
  Filler(const Package& package, Instant now) : package_(package), now_(now) {}
  /// `given` with the named fields of the form added; those it has already are left alone. `count` makes ID numbers differ.
  rules::Value fill(const Form&, rules::Value given, const std::set<std::string>& names, int count) const;

 private:
  rules::Value value_for(const Field&) const;
  rules::Value agreeing(const Form&, const Field& id, rules::Value values, int count) const;
  const Package& package_;
  Instant now_;
};

/// A valid number of that birth date and sex; `count` up to 499.
std::string id_number_for(Date born, bool male, int count);
/// What the shell knows of an uploaded file.
rules::Value stored_file(const Field&, const std::string& name);

}  // namespace qianpi::scenario
