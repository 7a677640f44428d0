// Who acts: an account with the roles it holds, a member of the public, or the engine itself. Made by the shell from a
// session; every right in the engine is asked of this value and of nothing else.
#pragma once
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/time/time.h"

namespace qianpi {

/// A role of a package held in a unit.
struct Grant {
  std::string package, role;
  UnitId unit;
  auto operator<=>(const Grant&) const = default;
};

/// Somebody who is away, and whose tasks the actor may handle meanwhile (代理). Only what they hold themselves: whoever stands in hands nothing on.
struct Acting {
  UserId user;
  std::string name;
  UnitId unit;
  std::vector<std::string> contacts;
  std::vector<Grant> grants;
  Date from, until;      ///< half-open
  std::string workflow;  ///< only tasks of this workflow ("package/workflow"); empty: all
};

struct Actor {
  UserId user;
  std::string name;
  UnitId unit;                        ///< the person's own unit
  std::vector<std::string> contacts;  ///< login, phone, mail: what a contact role may name
  std::vector<Grant> grants;
  bool anonymous = false;  ///< the public, without an account
  std::vector<Acting> acting{};

  bool is_engine() const { return user == engine_user; }
};

/// A person as the journal names them: names and posts change, what was written stays.
struct Signature {
  UserId user;
  std::string name;
  UnitId unit;
  bool operator==(const Signature&) const = default;
};

/// Someone who holds a role, as the people's room knows them.
struct Person {
  UserId user;
  std::string name;
  UnitId unit;
  bool operator==(const Person&) const = default;
};

}  // namespace qianpi
