#include "adapters/database/sql_people.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Text, Text, Text>, Text, Text, Text, Text> select_holders{
    "SELECT DISTINCT a.user_id, a.name, a.unit FROM held_role h JOIN account a ON a.user_id = h.user_id "
    "WHERE h.package = ? AND h.role = ? AND (? = '' OR h.unit = ?) AND a.disabled = 0 ORDER BY a.user_id"};
constexpr Query<std::tuple<Text, Text, Text, Text>, Text> select_person{
    "SELECT name, unit, phone, mail FROM account WHERE user_id = ? AND disabled = 0"};
constexpr Query<std::tuple<Text, Text, Text>, Text> select_grants{
    "SELECT package, role, unit FROM held_role WHERE user_id = ? ORDER BY package, role, unit"};
constexpr Query<std::tuple<Text>, Text> select_unit{"SELECT title FROM unit WHERE id = ?"};

}  // namespace

std::vector<Person> SqlPeople::holders(const RoleIn& role) {
  return sessions_.read([&](Connection& connection) {
    std::vector<Person> holders;
    for (const auto& [user, name, unit] : connection.rows(select_holders, role.package, role.role, role.unit.value, role.unit.value))
      holders.push_back({UserId{user}, name, UnitId{unit}});
    return holders;
  });
}

std::optional<Actor> SqlPeople::actor(const UserId& user) {
  return sessions_.read([&](Connection& connection) -> std::optional<Actor> {
    auto row = connection.row(select_person, user.value);
    if (!row) return std::nullopt;
    const auto& [name, unit, phone, mail] = *row;
    Actor actor{user, name, UnitId{unit}, {user.value}, {}, false};
    for (const std::string& contact : {phone, mail})
      if (!contact.empty()) actor.contacts.push_back(contact);
    for (const auto& [package, role, in] : connection.rows(select_grants, user.value)) actor.grants.push_back({package, role, UnitId{in}});
    return actor;
  });
}

std::string SqlPeople::unit_title(const UnitId& unit) {
  return sessions_.read(
      [&](Connection& connection) { return std::get<0>(connection.row(select_unit, unit.value).value_or(std::tuple(unit.value))); });
}

}  // namespace qianpi::database
