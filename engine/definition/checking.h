// What all checks share: the package, where problems go, and ways to walk over all effects and expressions. Used by check_*.cpp.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/definition/events.h"
#include "engine/definition/package.h"

namespace qianpi::checking {

class Checker {
 public:
  Checker(const Package& package, Problems& problems) : package(package), problems_(problems) {}
  const Package& package;
  void refuse(const Source&, Bilingual what, Bilingual cure);
  /// "没有叫“x”的角色", with what was probably meant.
  void unknown(const Source&, const Bilingual& kind, const std::string& name, const std::vector<std::string>& known);

 private:
  Problems& problems_;
};

template <class Map>
std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

/// An effect with the state that has it (0: the workflow itself).
using SeeEffect = std::function<void(const Effect&, StateIndex)>;
void each_effect(const Workflow&, const SeeEffect&);

/// An expression with the local names that it may use besides (the alias of `each`).
struct Seen {
  const Expression& expression;
  std::vector<std::string> locals;
  std::string record{};              ///< a register whose record is in scope under its name
  const State* selecting = nullptr;  ///< the state whose `place` is in scope
};
using SeeExpression = std::function<void(const Seen&)>;
void each_expression(const Workflow&, const SeeExpression&);

/// The free names of an expression: `entry`, `grade` for entry.grade; `today`, "" for today.
void each_name(const Expression&, const std::function<void(const std::string& root, const std::string& rest)>& see);

/// Names of a workflow's own data: fields of its forms, what `set`, `number`, `with` and deliveries write.
std::set<std::string> data_names(const Package&, const Workflow&);

/// What an expression may ask of a record of that register: its fields, standings and counters.
std::vector<std::string> names_of_record(const Register&);

bool is_outcome(std::string_view event);

// The checks, each over the whole package.
void check_references(Checker&);   ///< check_references.cpp: roles, forms, fields, lists, workflows
void check_registers(Checker&);    ///< check_registers.cpp: contact, ends, books, counters, quotas
void check_starts(Checker&);       ///< check_starts.cpp: what begins by itself
void check_effects(Checker&);      ///< check_effects.cpp
void check_expressions(Checker&);  ///< check_expressions.cpp: unknown names, parameters, tables, states
void check_types(Checker&);        ///< check_types.cpp: kinds that don't meet, options that don't exist
void check_tables(Checker&);       ///< check_tables.cpp: gaps, overlaps
void check_graph(Checker&);        ///< check_graph.cpp: reachability, ends, loops
void check_decisions(Checker&);    ///< check_decisions.cpp: who may decide what, adverse, withdraw, self-approval
void check_selections(Checker&);   ///< check_selections.cpp: places, draws, invitations, who keeps out
void check_collectors(Checker&);   ///< check_collectors.cpp: cases that meet
void check_children(Checker&);     ///< check_children.cpp: cases that begin others, and wait
void check_pages(Checker&);        ///< check_pages.cpp: what papers print

// The same over one workflow, for what register files hold.
void check_effects(Checker&, const Workflow&);
void check_expressions(Checker&, const Workflow&);

}  // namespace qianpi::checking
