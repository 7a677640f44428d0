// The inbox: what is to do, what was done, what one began.
#include "adapters/database/sql_views.h"
#include "engine/rules/value_text.h"

namespace qianpi::database {

namespace {

using Hit = std::tuple<Integer, Integer, Integer>;  // case, task (0: none), how many there are in all

// Whose ballot it is comes first, then the named contact, then the role in its unit. Contacts and roles come in as JSON lists; the
// joins stand in the order in which they must run, from the few that the actor has to the tasks found by index. The databases
// have no word in common for reading a JSON list as rows, so the text stands twice.
constexpr Query<Hit, Text, Text, Text, Text, Text, Text, Text, Text, Text, Integer, Integer, Integer, Integer> select_todo{
    "WITH mine (case_id, no, reason) AS ("
    " SELECT t.case_id, t.no, 1 FROM task t WHERE t.signer = ? AND t.status IN ('open', 'claimed')"
    " UNION"
    " SELECT t.case_id, t.no, 2 FROM json_each(?) k CROSS JOIN task t"
    "  ON t.contact = k.value AND t.contact <> '' AND t.status IN ('open', 'claimed')"
    " UNION"
    " SELECT t.case_id, t.no, 3 FROM json_each(?) g CROSS JOIN task t"
    "  ON t.status IN ('open', 'claimed') AND t.package = json_extract(g.value, '$[0]') AND t.role = json_extract(g.value, '$[1]')"
    "  AND (t.unit = '' OR t.unit = json_extract(g.value, '$[2]'))"
    ") "
    "SELECT t.case_id, t.no, COUNT(*) OVER () FROM mine m "
    "JOIN task t ON t.case_id = m.case_id AND t.no = m.no JOIN cases c ON c.id = t.case_id "
    "WHERE (m.reason = 1 OR t.signer = '') AND (m.reason <> 3 OR t.contact = '') "
    "AND (t.assignee = '' OR t.assignee = ?) "
    "AND NOT EXISTS (SELECT 1 FROM task_excluded x WHERE x.case_id = t.case_id AND x.no = t.no AND x.user_id = ?) "
    "AND (c.title LIKE ? ESCAPE '!' OR c.applicant LIKE ? ESCAPE '!') AND (? = '' OR c.workflow = ?) "
    "AND (? = 0 OR t.due_at <= ?) "
    "ORDER BY c.urgent DESC, t.due_at IS NULL, t.due_at, t.opened_at, t.case_id, t.no LIMIT ? OFFSET ?",
    "WITH mine (case_id, no, reason) AS ("
    " SELECT t.case_id, t.no, 1 FROM task t WHERE t.signer = ? AND t.status IN ('open', 'claimed')"
    " UNION"
    " SELECT t.case_id, t.no, 2 FROM JSON_TABLE(?, '$[*]' COLUMNS"
    "  (contact VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) k"
    "  JOIN task t ON t.contact = k.contact AND t.contact <> '' AND t.status IN ('open', 'claimed')"
    " UNION"
    " SELECT t.case_id, t.no, 3 FROM JSON_TABLE(?, '$[*]' COLUMNS"
    "  (package VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',"
    "   role VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[1]',"
    "   unit VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[2]')) g"
    "  JOIN task t ON t.status IN ('open', 'claimed') AND t.package = g.package AND t.role = g.role AND (t.unit = '' OR t.unit = g.unit)"
    ") "
    "SELECT t.case_id, t.no, COUNT(*) OVER () FROM mine m "
    "JOIN task t ON t.case_id = m.case_id AND t.no = m.no JOIN cases c ON c.id = t.case_id "
    "WHERE (m.reason = 1 OR t.signer = '') AND (m.reason <> 3 OR t.contact = '') "
    "AND (t.assignee = '' OR t.assignee = ?) "
    "AND NOT EXISTS (SELECT 1 FROM task_excluded x WHERE x.case_id = t.case_id AND x.no = t.no AND x.user_id = ?) "
    "AND (c.title LIKE ? ESCAPE '!' OR c.applicant LIKE ? ESCAPE '!') AND (? = '' OR c.workflow = ?) "
    "AND (? = 0 OR t.due_at <= ?) "
    "ORDER BY c.urgent DESC, t.due_at IS NULL, t.due_at, t.opened_at, t.case_id, t.no LIMIT ? OFFSET ?"};

constexpr Query<Hit, Text, Text, Text, Text, Text, Integer, Integer> select_done{
    "SELECT t.case_id, t.no, COUNT(*) OVER () FROM task t JOIN cases c ON c.id = t.case_id "
    "WHERE t.decided_by = ? AND t.decided_at IS NOT NULL "
    "AND (c.title LIKE ? ESCAPE '!' OR c.applicant LIKE ? ESCAPE '!') AND (? = '' OR c.workflow = ?) "
    "ORDER BY t.decided_at DESC, t.case_id DESC, t.no DESC LIMIT ? OFFSET ?"};

constexpr Query<Hit, Text, Text, Text, Text, Text, Integer, Integer> select_mine{
    "SELECT c.id, 0, COUNT(*) OVER () FROM cases c WHERE c.starter = ? "
    "AND (c.title LIKE ? ESCAPE '!' OR c.applicant LIKE ? ESCAPE '!') AND (? = '' OR c.workflow = ?) "
    "ORDER BY c.started_at DESC, c.id DESC LIMIT ? OFFSET ?"};

constexpr Query<std::tuple<Integer>, Text> count_drafts{"SELECT COUNT(*) FROM draft WHERE owner = ?"};

std::string contacts_of(const Actor& actor) {
  rules::Items contacts(actor.contacts.begin(), actor.contacts.end());
  return rules::to_json(rules::Value::list(std::move(contacts)));
}

std::string grants_of(const Actor& actor) {
  rules::Items grants;
  for (const Grant& grant : actor.grants) grants.push_back(rules::Value::list({grant.package, grant.role, grant.unit.value}));
  return rules::to_json(rules::Value::list(std::move(grants)));
}

std::vector<Hit> hits(Connection& connection, const Actor& actor, const InboxQuery& query, int page) {
  const std::string& user = actor.user.value;
  const std::string text = containing(query.text);
  const Integer count = query.per_page, skip = static_cast<Integer>(page - 1) * query.per_page;
  switch (query.box) {
    case Box::todo:
      return connection.rows(select_todo, user, contacts_of(actor), grants_of(actor), user, user, text, text, query.workflow, query.workflow,
                             query.overdue, query.now.us, count, skip);
    case Box::done: return connection.rows(select_done, user, text, text, query.workflow, query.workflow, count, skip);
    case Box::mine: return connection.rows(select_mine, user, text, text, query.workflow, query.workflow, count, skip);
  }
  return {};
}

int total_of(const std::vector<Hit>& hits) { return hits.empty() ? 0 : static_cast<int>(std::get<2>(hits.front())); }

/// Outsiders without an account, and the engine, have no inbox.
bool has_inbox(const Actor& actor) { return !actor.anonymous && !actor.user.empty(); }

}  // namespace

InboxPage SqlViews::inbox(const Actor& actor, const InboxQuery& query) {
  if (!has_inbox(actor)) return {};
  return sessions_.read([&](Connection& connection) {
    const std::vector<Hit> found = hits(connection, actor, query, query.page);
    InboxPage page;
    page.total = total_of(found.empty() && query.page > 1 ? hits(connection, actor, query, 1) : found);
    for (const auto& [case_id, no, total] : found) {
      page.rows.push_back(inbox_row(connection, case_id));
      if (no != 0) page.rows.back().task = task_row(connection, case_id, no);
    }
    return page;
  });
}

BoxCounts SqlViews::counts(const Actor& actor, Instant now) {
  if (!has_inbox(actor)) return {};
  return sessions_.read([&](Connection& connection) {
    auto count = [&](Box box) { return total_of(hits(connection, actor, {box, "", "", false, now, 1, 1}, 1)); };
    auto [drafts] = connection.row(count_drafts, actor.user.value).value();
    return BoxCounts{count(Box::todo), count(Box::done), count(Box::mine), static_cast<int>(drafts)};
  });
}

}  // namespace qianpi::database
