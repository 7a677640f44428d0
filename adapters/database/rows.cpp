#include "adapters/database/sql_views.h"
#include "adapters/database/texts.h"
#include "adapters/database/written.h"
#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, Integer, Text>, Integer> select_case_row{
    "SELECT title, package, workflow, workflow_title, applicant, state_titles, outcome, unit, status, started_at, urgent, starter "
    "FROM cases WHERE id = ?"};
constexpr Query<std::tuple<Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, MaybeInteger, Integer, Text, Text, MaybeInteger>, Integer,
                Integer>
    select_task_row{
        "SELECT state, state_title, role, outcomes, unit, contact, signer, assignee, status, opened_at, due_at, needs_input, "
        "decided_by, outcome, decided_at FROM task WHERE case_id = ? AND no = ?"};

template <class State>
State state_named(const std::string& name) {
  State state{};
  if (!lifecycle::read_name(name, state)) throw Fault("the database holds an unknown state: " + name);
  return state;
}

}  // namespace

InboxRow inbox_row(Connection& connection, Integer case_id) {
  auto [title, package, workflow, workflow_title, applicant, state_titles, outcome, unit, status, started_at, urgent, starter] =
      connection.row(select_case_row, case_id).value();
  return {CaseId{case_id},     title,        package,      workflow,       workflow_title,
          applicant,           state_titles, outcome,      UnitId{unit},   state_named<CaseState>(status),
          Instant{started_at}, urgent != 0,  std::nullopt, UserId{starter}};
}

TaskRow task_row(Connection& connection, Integer case_id, Integer no) {
  auto [state, state_title, role, outcomes, unit, contact, signer, assignee, status, opened_at, due_at, needs_input, decided_by, outcome,
        decided_at] = connection.row(select_task_row, case_id, no).value();
  return {static_cast<int>(no),
          state,
          state_title,
          role,
          outcomes,
          UnitId{unit},
          contact,
          signer,
          assignee,
          state_named<TaskState>(status),
          Instant{opened_at},
          instant(due_at),
          needs_input != 0,
          {},
          decided_by,
          outcome,
          instant(decided_at)};
}

std::string containing(const std::string& text) {
  constexpr std::size_t longest = 1000;  // SQLite refuses patterns beyond 50,000 bytes; no title is that long
  std::string pattern = "%";
  for (char c : beginning(text, longest)) {
    if (c == '%' || c == '_' || c == '!') pattern.push_back('!');
    pattern.push_back(c);
  }
  return pattern + '%';
}

}  // namespace qianpi::database
