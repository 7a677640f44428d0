// What people have begun and not yet handed in: drafts of start forms, and of the forms of tasks.
#include "adapters/database/texts.h"
#include "adapters/database/sql_views.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<LongText>, Integer, Integer, Text> select_task_draft{
    "SELECT body FROM task_draft WHERE case_id = ? AND no = ? AND user_id = ?"};

using DraftColumns = std::tuple<Text, Text, Text, Text, LongText, Integer, Integer>;
constexpr Query<DraftColumns, Text> select_drafts{
    "SELECT id, owner, package, workflow, body, version, saved_at FROM draft WHERE owner = ? ORDER BY saved_at DESC, id DESC"};
constexpr Query<DraftColumns, Text> select_draft{"SELECT id, owner, package, workflow, body, version, saved_at FROM draft WHERE id = ?"};
constexpr Change<Text, Text, Text, Text, LongText, Integer> insert_draft{
    "INSERT INTO draft (id, owner, package, workflow, body, version, saved_at) VALUES (?, ?, ?, ?, ?, 1, ?)"};
constexpr Change<Text, Text, LongText, Integer, Integer, Text, Text, Integer> update_draft{
    "UPDATE draft SET package = ?, workflow = ?, body = ?, version = ?, saved_at = ? WHERE id = ? AND owner = ? AND version = ?"};
constexpr Change<Text> delete_draft{"DELETE FROM draft WHERE id = ?"};

Draft draft_of(const DraftColumns& row) {
  const auto& [id, owner, package, workflow, body, version, saved_at] = row;
  return {id, package, workflow, body.text, UserId{owner}, version, Instant{saved_at}};
}

}  // namespace

std::optional<std::string> SqlViews::task_draft(CaseId on, int task, const UserId& user) {
  return sessions_.read([&](Connection& connection) -> std::optional<std::string> {
    auto row = connection.row(select_task_draft, on.value, task, user.value);
    return row ? std::optional(std::get<0>(*row).text) : std::nullopt;
  });
}

std::vector<Draft> SqlViews::drafts(const UserId& owner) {
  return sessions_.read([&](Connection& connection) {
    std::vector<Draft> own;
    for (const DraftColumns& row : connection.rows(select_drafts, owner.value)) own.push_back(draft_of(row));
    return own;
  });
}

std::optional<Draft> SqlViews::draft(const std::string& id) {
  return sessions_.read([&](Connection& connection) -> std::optional<Draft> {
    auto row = connection.row(select_draft, id);
    return row ? std::optional(draft_of(*row)) : std::nullopt;
  });
}

bool SqlViews::save_draft(const Draft& draft) {
  bool saved = false;
  sessions_.write([&](Connection& connection) {
    const auto& [id, package, workflow, text, owner, version, saved_at] = draft;
    const LongText body{place_of_draft(id), text};
    saved = version == 1 ? connection.insert(insert_draft, id, owner.value, package, workflow, body, saved_at.us)
                         : connection.run(update_draft, package, workflow, body, version, saved_at.us, id, owner.value, version - 1) == 1;
  });
  return saved;
}

void SqlViews::remove_draft(const std::string& id) {
  sessions_.write([&](Connection& connection) {
    connection.run(delete_draft, id);
    connection.forget_long(place_of_draft(id));
  });
}

}  // namespace qianpi::database
