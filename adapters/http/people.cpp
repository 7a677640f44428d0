// To whom work of a case can be given: whoever holds a role in its workflow; for an administrator, in its package. The engine still says no to
// whoever must keep out.
#include <algorithm>
#include <map>
#include <set>

#include "adapters/http/handlers.h"
#include "engine/roles.h"

namespace qianpi::http {

namespace {

std::set<std::string> roles_of(const Situation& situation, bool all) {
  std::set<std::string> roles;
  if (all)
    for (const auto& [name, role] : situation.package->roles) roles.insert(name);
  for (const State& state : situation.workflow().states)
    if (state.task) roles.insert(state.task->roles.begin(), state.task->roles.end());
  return roles;
}

}  // namespace

Reply list_people(Site& site, const Request& request) {
  const Situation& situation = *request.situation;
  const Course course(situation);
  const auto no = read_number(request.asked("task"));
  const Task* task = no ? find_task(situation.before, static_cast<int>(*no)) : nullptr;
  std::map<UserId, Person> people;
  for (const std::string& role : roles_of(situation, is_administrator(request.actor)))
    for (const Person& person : site.people.holders(role_in(course, role))) people.emplace(person.user, person);
  Json rows = Json::array();
  for (const auto& [user, person] : people) {
    const bool holds = task && std::ranges::count(site.people.holders({situation.before.package, task->role, task->unit}), user, &Person::user) > 0;
    if (user != request.actor.user)
      rows.push_back({{"user", user.value}, {"name", person.name}, {"unit", site.people.unit_title(person.unit)}, {"of_role", holds}});
  }
  return json_reply({{"rows", std::move(rows)}});
}

}  // namespace qianpi::http
