#include "adapters/database/sql_people.h"
#include "adapters/database/written.h"

namespace qianpi::database {

namespace {

using AccountColumns = std::tuple<Text, Text, Text, Text, Text, Text, Integer, Integer, Integer, MaybeInteger>;
constexpr Query<AccountColumns, Text> select_account{
    "SELECT user_id, name, phone, mail, password_hash, unit, must_change, disabled, failures, locked_until "
    "FROM account WHERE user_id = ?"};
constexpr Query<AccountColumns> select_accounts{
    "SELECT user_id, name, phone, mail, password_hash, unit, must_change, disabled, failures, locked_until "
    "FROM account ORDER BY user_id"};
constexpr Change<Text, Text, Text, Text, Text, Text, Integer, Integer, Integer, MaybeInteger> insert_account{
    "INSERT INTO account (user_id, name, phone, mail, password_hash, unit, must_change, disabled, failures, locked_until) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr Change<Text, Text, Text, Text, Text, Integer, Integer, Integer, MaybeInteger, Text> update_account{
    "UPDATE account SET name = ?, phone = ?, mail = ?, password_hash = ?, unit = ?, must_change = ?, disabled = ?, failures = ?, "
    "locked_until = ? WHERE user_id = ?"};

constexpr Change<Text, Text, Text, Text> insert_grant{"INSERT INTO held_role (user_id, package, role, unit) VALUES (?, ?, ?, ?)"};
constexpr Change<Text, Text, Text, Text> delete_grant{"DELETE FROM held_role WHERE user_id = ? AND package = ? AND role = ? AND unit = ?"};
constexpr Change<Text, Text> insert_unit{"INSERT INTO unit (id, title) VALUES (?, ?)"};
constexpr Change<Text, Text> update_unit{"UPDATE unit SET title = ? WHERE id = ?"};

constexpr Change<Text, Text, Text, Integer, Integer> insert_session{
    "INSERT INTO session (token_hash, csrf, user_id, begun_at, seen_at) VALUES (?, ?, ?, ?, ?)"};
constexpr Change<Text, Integer, Text> update_session{"UPDATE session SET csrf = ?, seen_at = ? WHERE token_hash = ?"};
constexpr Query<std::tuple<Text, Text, Integer, Integer>, Text> select_session{
    "SELECT csrf, user_id, begun_at, seen_at FROM session WHERE token_hash = ?"};
constexpr Change<Text> delete_session{"DELETE FROM session WHERE token_hash = ?"};
constexpr Change<Text> delete_sessions{"DELETE FROM session WHERE user_id = ?"};
constexpr Change<Integer, Text, Text, Text> insert_audit{"INSERT INTO audit (at, who, what, detail) VALUES (?, ?, ?, ?)"};

Account account_of(const AccountColumns& row) {
  const auto& [user, name, phone, mail, password_hash, unit, must_change, disabled, failures, locked_until] = row;
  return {UserId{user},         name, phone, mail, password_hash, UnitId{unit}, must_change != 0, disabled != 0, static_cast<int>(failures),
          instant(locked_until)};
}

}  // namespace

std::optional<Account> SqlAccounts::find(const UserId& user) {
  return sessions_.read([&](Connection& connection) -> std::optional<Account> {
    auto row = connection.row(select_account, user.value);
    return row ? std::optional(account_of(*row)) : std::nullopt;
  });
}

std::vector<Account> SqlAccounts::all() {
  return sessions_.read([&](Connection& connection) {
    std::vector<Account> accounts;
    for (const AccountColumns& row : connection.rows(select_accounts)) accounts.push_back(account_of(row));
    return accounts;
  });
}

void SqlAccounts::put(const Account& account) {
  sessions_.write([&](Connection& connection) {
    const auto& [user, name, phone, mail, password_hash, unit, must_change, disabled, failures, locked_until] = account;
    if (!connection.insert(insert_account, user.value, name, phone, mail, password_hash, unit.value, must_change, disabled, failures,
                           micros(locked_until)))
      connection.run(update_account, name, phone, mail, password_hash, unit.value, must_change, disabled, failures, micros(locked_until), user.value);
  });
}

void SqlAccounts::grant(const UserId& user, const Grant& grant) {
  sessions_.write([&](Connection& connection) {
    connection.insert(insert_grant, user.value, grant.package, grant.role, grant.unit.value);  // held already: nothing to do
  });
}

void SqlAccounts::revoke(const UserId& user, const Grant& grant) {
  sessions_.write([&](Connection& connection) { connection.run(delete_grant, user.value, grant.package, grant.role, grant.unit.value); });
}

void SqlAccounts::put_unit(const UnitId& unit, const std::string& title) {
  sessions_.write([&](Connection& connection) {
    if (!connection.insert(insert_unit, unit.value, title)) connection.run(update_unit, title, unit.value);
  });
}

void SqlAccounts::put_session(const Session& session) {
  sessions_.write([&](Connection& connection) {
    const auto& [token_hash, csrf, user, begun_at, seen_at] = session;
    if (!connection.insert(insert_session, token_hash, csrf, user.value, begun_at.us, seen_at.us))
      connection.run(update_session, csrf, seen_at.us, token_hash);
  });
}

std::optional<Session> SqlAccounts::session(const std::string& token_hash) {
  return sessions_.read([&](Connection& connection) -> std::optional<Session> {
    auto row = connection.row(select_session, token_hash);
    if (!row) return std::nullopt;
    const auto& [csrf, user, begun_at, seen_at] = *row;
    return Session{token_hash, csrf, UserId{user}, Instant{begun_at}, Instant{seen_at}};
  });
}

void SqlAccounts::end_session(const std::string& token_hash) {
  sessions_.write([&](Connection& connection) { connection.run(delete_session, token_hash); });
}

void SqlAccounts::end_sessions(const UserId& user) {
  sessions_.write([&](Connection& connection) { connection.run(delete_sessions, user.value); });
}

void SqlAccounts::audit(Instant at, const std::string& who, const std::string& what, const std::string& detail) {
  sessions_.write([&](Connection& connection) { connection.run(insert_audit, at.us, who, what, detail); });
}

}  // namespace qianpi::database
