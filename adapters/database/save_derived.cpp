// Rows that repeat what a case's document says. They are replaced with every save: the document is the truth.
#include "adapters/database/written.h"
#include "engine/lifecycle/lifecycle.h"

namespace qianpi::database {

namespace {

constexpr Change<Integer> delete_tasks{"DELETE FROM task WHERE case_id = ?"};
constexpr Change<Integer, Integer, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, MaybeInteger, Integer, Text, Text,
                 MaybeInteger>
    insert_task{
        "INSERT INTO task (case_id, no, package, state, state_title, role, outcomes, unit, contact, signer, assignee, status, "
        "opened_at, due_at, needs_input, decided_by, outcome, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr Change<Integer, Integer, Text> insert_excluded{"INSERT INTO task_excluded (case_id, no, user_id) VALUES (?, ?, ?)"};

constexpr Change<Integer> delete_timers{"DELETE FROM timer WHERE case_id = ?"};
constexpr Change<Integer, Integer, Integer> insert_timer{"INSERT INTO timer (case_id, no, fires_at) VALUES (?, ?, ?)"};

constexpr Change<Integer> delete_waiting{"DELETE FROM waiting WHERE case_id = ?"};
constexpr Change<Integer, Text, Text, Text, Integer, Integer> insert_waiting{
    "INSERT INTO waiting (case_id, state, package, workflow, since, collector) VALUES (?, ?, ?, ?, ?, ?)"};

constexpr Change<Integer> delete_papers{"DELETE FROM paper WHERE case_id = ?"};
constexpr Change<Integer, Integer, Text, Text> insert_paper{"INSERT INTO paper (case_id, no, code, sha256) VALUES (?, ?, ?, ?)"};

constexpr Change<Integer> delete_publications{"DELETE FROM publication WHERE case_id = ?"};
constexpr Change<Integer, Integer, Text, Text, Integer, Integer, MaybeInteger> insert_publication{
    "INSERT INTO publication (case_id, no, form, list, paper, opened_at, closes_at) VALUES (?, ?, ?, ?, ?, ?, ?)"};

constexpr Change<Integer> delete_invitations{"DELETE FROM invitation WHERE case_id = ?"};
constexpr Change<Integer, Integer, Text, Text, Integer, Integer> insert_invitation{
    "INSERT INTO invitation (case_id, no, code, contact, asked_at, open) VALUES (?, ?, ?, ?, ?, ?)"};

void derive_invitations(Connection& connection, const Case& after) {
  if (after.invitations.empty()) return;
  const Integer id = after.id.value;
  std::vector<std::tuple<Integer, Integer, Text, Text, Integer, Integer>> rows;
  for (const Invitation& one : after.invitations)
    rows.emplace_back(id, one.no, one.code, one.contact, one.asked_at.us, one.status == InvitationStatus::asked);
  connection.run(delete_invitations, id);
  connection.run_each(insert_invitation, rows);
}

void derive_tasks(Connection& connection, const Changes& changes, bool is_new) {
  const Integer id = changes.after.id.value;
  std::vector<std::tuple<Integer, Integer, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, MaybeInteger, Integer, Text, Text,
                         MaybeInteger>>
      tasks;
  std::vector<std::tuple<Integer, Integer, Text>> excluded;
  for (const TaskRow& task : changes.tasks) {
    tasks.emplace_back(id, task.no, changes.after.package, task.state, task.state_title, task.role, task.outcomes, task.unit.value, task.contact,
                       task.signer, task.assignee, lifecycle::name_of(task.status), task.opened_at.us, micros(task.due_at), task.needs_input,
                       task.decided_by, task.outcome, micros(task.decided_at));
    for (const UserId& user : task.excluded) excluded.emplace_back(id, task.no, user.value);
  }
  if (!is_new) connection.run(delete_tasks, id);
  connection.run_each(insert_task, tasks);
  connection.run_each(insert_excluded, excluded);
}

}  // namespace

void derive(Connection& connection, const Changes& changes) {
  const Case& after = changes.after;
  const Integer id = after.id.value;
  const bool is_new = after.revision == 1;
  derive_tasks(connection, changes, is_new);
  derive_invitations(connection, after);
  if (!is_new) {
    connection.run(delete_timers, id);
    connection.run(delete_waiting, id);
    connection.run(delete_papers, id);
    connection.run(delete_publications, id);
  }
  std::vector<std::tuple<Integer, Integer, Integer>> timers;
  for (const Timer& one : after.timers) timers.emplace_back(id, one.no, one.at.us);
  connection.run_each(insert_timer, timers);
  std::vector<std::tuple<Integer, Integer, Text, Text>> papers;
  for (const Paper& one : after.papers) papers.emplace_back(id, one.no, one.code, one.sha256);
  connection.run_each(insert_paper, papers);
  for (const Waiting& one : after.waiting)
    connection.run(insert_waiting, id, one.state, after.package, one.workflow, one.since.us, one.collector.value);
  for (const Publication& one : after.publications)
    connection.run(insert_publication, id, one.no, one.form, one.list, one.paper, one.opened_at.us, micros(one.closes_at));
}

}  // namespace qianpi::database
