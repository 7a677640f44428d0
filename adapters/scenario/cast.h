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
  Cast(const Package&, const std::map<std::string, int>& sizes);
  std::vector<Person> holders(const RoleIn&) override;
  std::optional<Actor> actor(const UserId&) override;
  std::string unit_title(const UnitId&) override;

  /// Who may act under `as: ROLE`, in the order in which they are asked; `as: ROLE 2` is the second one alone. `contacts` are those that
  /// tasks of the case name for this role. Empty: no such role.
  std::vector<Actor> players(const std::string& as, const std::vector<std::string>& contacts) const;

 private:
  const Package& package_;
  std::map<std::string, std::vector<Actor>> by_role_;
};

}  // namespace qianpi::scenario
