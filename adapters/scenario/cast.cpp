#include "adapters/scenario/cast.h"

#include <algorithm>

#include "engine/deliveries.h"

namespace qianpi::scenario {

namespace {

constexpr int usual_size = 3;
constexpr const char* the_engine = "engine";
constexpr const char* administrator = "administrator";
const UnitId some_unit{"unit-1"};  // one unit for all roles that are held per unit

Actor member(const Package& package, const Role& role, int number) {
  Actor actor;
  actor.anonymous = role.kind == Role::Kind::anonymous;
  actor.user = {"public"};
  if (actor.anonymous) return actor;
  actor.user = {role.id + "-" + std::to_string(number)};
  actor.name = role.title.zh + std::to_string(number);
  actor.unit = role.kind == Role::Kind::unit ? UnitId{role.unit} : some_unit;
  actor.contacts = {actor.user.value};
  actor.grants = {{package.name, role.id, actor.unit}};
  return actor;
}

Actor office_administrator() {
  Actor actor;
  actor.user = {administrator};
  actor.name = "系统管理员";
  actor.grants = {{{}, administrator, {}}};
  return actor;
}

/// "emo 2" → emo and 2; a role alone has number 0.
std::pair<std::string, std::size_t> split(const std::string& as) {
  const auto gap = as.find(' ');
  if (gap == std::string::npos) return {as, 0};
  const std::string number = as.substr(gap + 1);
  const bool digits = !number.empty() && number.size() < 4 && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::pair(as.substr(0, gap), std::size_t(std::stoul(number))) : std::pair(as, std::size_t{0});
}

}  // namespace

Cast::Cast(const Package& package, const std::map<std::string, int>& sizes) : package_(package) {
  for (const auto& [id, role] : package.roles) {
    const bool one = role.kind == Role::Kind::anonymous;
    const auto size = sizes.find(id);
    const int count = one ? 1 : size == sizes.end() ? usual_size : size->second;
    for (int number = 1; number <= count; ++number) by_role_[id].push_back(member(package, role, number));
  }
}

std::vector<Person> Cast::holders(const RoleIn& role) {
  std::vector<Person> people;
  const auto found = by_role_.find(role.role);
  if (found == by_role_.end() || role.package != package_.name) return people;
  for (const Actor& actor : found->second)
    if (!actor.anonymous && (role.unit.empty() || role.unit == actor.unit)) people.push_back({actor.user, actor.name, actor.unit});
  // A unit that the scenario only mentions has its people too; they never act.
  if (people.empty() && !role.unit.empty()) people.push_back({UserId{role.unit.value + "." + role.role}, role.unit.value, role.unit});
  return people;
}

std::optional<Actor> Cast::actor(const UserId& user) {
  for (const auto& [role, actors] : by_role_)
    for (const Actor& actor : actors)
      if (actor.user == user && !actor.anonymous) return actor;
  return std::nullopt;
}

std::string Cast::unit_title(const UnitId& unit) {
  const auto found = package_.units.find(unit.value);
  return found == package_.units.end() ? unit.value : found->second;
}

std::vector<Actor> Cast::players(const std::string& as, const std::vector<std::string>& contacts) const {
  if (as == the_engine) return {engine_actor()};
  if (as == administrator && !by_role_.contains(as)) return {office_administrator()};
  const auto [role, number] = split(as);
  const auto found = by_role_.find(role);
  if (found == by_role_.end()) return {};
  std::vector<Actor> players = found->second;
  for (Actor& player : players) player.contacts.insert(player.contacts.end(), contacts.begin(), contacts.end());
  if (number == 0) return players;
  if (number > players.size()) return {};
  return {players[number - 1]};
}

}  // namespace qianpi::scenario
