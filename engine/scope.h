// The names an expression of a definition may use, resolved in this order: local (item, place, answer, ended, agenda, team, invited, draws, state) → fields → the subject
// under its register's name → case, parent, param, rules, now, today → the engine's own functions (deadline, age, age_at, in, visited, outcome_of).
#pragma once
#include <map>
#include <string>

#include "engine/course.h"
#include "engine/definition/expression.h"
#include "engine/statechart/run.h"

namespace qianpi {

/// Where an expression is evaluated: locals, and the configuration that in("state") asks (the one of the moment while a run goes on).
struct Stage {
  Course& course;
  rules::Value locals{};                                     ///< a context
  StateIndex state = 0;                                      ///< `state.entered_at`
  const statechart::Configuration* configuration = nullptr;  ///< null: the case's own
  bool of_case = true;                                       ///< false: the fields of the course's case are not seen
};

Stage with_local(const Stage&, const std::string& name, rules::Value);

struct Evaluated {
  rules::Value value;
  std::string why;  ///< zh; not empty where the expression went wrong
};

Evaluated evaluate(const Stage&, const Expression&);
/// True, and only true; null or not boolean is "not allowed", with the reason in `why` if wanted.
bool holds(const Stage&, const Expression&, std::string* why = nullptr);
rules::Value value_of(const Stage&, const Words&);
/// What stands at a path of names (`place.expert`, `expert`, a field); null when nothing does.
rules::Value value_at(const Stage&, std::string_view path);
std::string text_of(const Stage&, const Words&);
/// The values of `with:` and `set:`, each seeing those before it.
rules::Value values_of(const Stage&, const Assignments&);

/// Confirmed rows of a collector as `agenda` shows them.
rules::Value agenda_value(const Case&);
rules::Value item_value(const Item&);
/// A register's record under its name: fields, id (its key), standing, standing_from, standing_until, holds, and its counters.
rules::Value record_value(const Register&, const Record&, Date today);
/// The same of the record as the course has it now.
rules::Value record_value(Course&, const RecordKey&);
rules::Value case_value(const Case&);

}  // namespace qianpi
