#include "adapters/scenario/cast.h"

#include <algorithm>

#include "engine/deliveries.h"

namespace qianpi::scenario {

namespace {

constexpr int usual_size = 3;
constexpr const char* the_engine = "engine";
constexpr const char* administrator = "administrator";
const UnitId some_unit{"unit-1"};  // one unit for all roles that are held per unit

Actor member(const Package& package, const Role& role, const std::string& key, int number) {
  Actor actor;
  actor.anonymous = role.kind == Role::Kind::anonymous;
  actor.user = {"public"};
  if (actor.anonymous) return actor;
  actor.user = {key + "-" + std::to_string(number)};
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

Cast::Cast(const Package& home, const std::map<std::string, int>& sizes) : home_(home.name), sizes_(sizes) { join(home); }

void Cast::join(const Package& package) {
  units_.insert(package.units.begin(), package.units.end());
  for (const auto& [id, role] : package.roles) {
    const std::string key = key_of(package.name, id);
    const auto size = sizes_.find(key);
    const int count = role.kind == Role::Kind::anonymous ? 1 : size == sizes_.end() ? usual_size : size->second;
    if (by_role_.contains(key)) continue;
    for (int number = 1; number <= count; ++number) by_role_[key].push_back(member(package, role, key, number));
  }
}

std::vector<Person> Cast::holders(const RoleIn& role) {
  std::vector<Person> people;
  const auto found = by_role_.find(key_of(role.package, role.role));
  if (found == by_role_.end()) return people;
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
  const auto found = units_.find(unit.value);
  return found == units_.end() ? unit.value : found->second;
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

bool Cast::stand_in(const std::string& by, const Acting& away) {
  const auto found = players(by, {});
  if (found.empty()) return false;
  for (auto& [role, actors] : by_role_)
    for (Actor& actor : actors)
      if (actor.user == found.front().user) actor.acting.push_back(away);
  return true;
}

std::string Cast::called(const UserId& user) {
  std::string name = user.value;
  if (const auto dash = name.rfind('-'); dash != std::string::npos) name[dash] = ' ';
  return name;
}

}  // namespace qianpi::scenario
