// The cast: invented people for every role of a package, so that a scenario names roles and not persons. Answers the engine as its
// People. Each role has three holders unless `given: {people: {ROLE: n}}` says otherwise: two would let nobody outvote anybody.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/definition/package.h"
#include "engine/ports/people.h"

namespace qianpi::scenario {

class Cast : public People {
 public:
  Cast(const Package& home, const std::map<std::string, int>& sizes);
  /// People for the roles of another package, called `PACKAGE/ROLE`, or for those that a later version of the home has besides.
  void join(const Package&);
  std::vector<Person> holders(const RoleIn&) override;
  std::optional<Actor> actor(const UserId&) override;
  std::string unit_title(const UnitId&) override;

  /// Who may act under `as: ROLE`, in the order in which they are asked; `as: ROLE 2` is the second one alone. `contacts` are those that
  /// tasks of the case name for this role. Empty: no such role.
  std::vector<Actor> players(const std::string& as, const std::vector<std::string>& contacts) const;
  /// That player acts for another one meanwhile. False: there is no such player.
  bool stand_in(const std::string& by, const Acting& away);
  /// How a scenario calls that player: ROLE and number.
  static std::string called(const UserId&);

 private:
  std::string key_of(const std::string& package, const std::string& role) const { return package == home_ ? role : package + "/" + role; }

  std::string home_;
  std::map<std::string, int> sizes_;
  std::map<std::string, std::string> units_;
  std::map<std::string, std::vector<Actor>> by_role_;
};

}  // namespace qianpi::scenario
