// One reader per kind of file or part: a YAML tree, already judged by its schema, becomes structs. Used by package.cpp and by each
// other. They refuse to judge whether the parts fit together: that is check.h.
#pragma once
#include <optional>

#include "engine/definition/package.h"
#include "engine/definition/reading.h"

namespace qianpi::reading {

void read_package_file(Notes&, const Node&, Package&);
Register read_register(Notes&, const Node&);
/// Of a register whose fields, standings, books and counters are read already: every name is looked up.
Statistics read_statistics(Notes&, const Node* statistics, const Register&);
Form read_form(Notes&, const Node&);
std::vector<Field> read_fields(Notes&, const Node* map);
std::vector<Option> read_options(const Node* list);
/// A table's texts, and the table compiled from them; each cell that is wrong is told where it stands.
rules::TableSource read_table_source(const Node&);
std::optional<DefinedTable> read_table(Notes&, const Node&);
CodeList read_list(const Node&);
Workflow read_workflow(Notes&, const Node&);
/// The states of a workflow with their transitions, and the chart whose indices are theirs.
void read_states(Notes&, const Node& workflow_file, Workflow&);
Transition read_transition(Notes&, const std::string& event, const Node&);
TaskRule read_task(Notes&, const Node&);
std::optional<Each> read_each(Notes&, const Node&);
Avoid read_avoid(Notes&, const Node&);
/// places, vacate, draw and invite of a state; nothing for a state that selects nobody.
std::optional<Selection> read_selection(Notes&, const Node& state);
/// "2/3 of entitled", "more than 1/2 of present", "all", "rest", "1".
std::optional<Agreement> read_agreement(Notes&, const Node* scalar);
std::vector<Effect> read_effects(Notes&, const Node* list);

}  // namespace qianpi::reading
