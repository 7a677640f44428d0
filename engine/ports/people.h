// Who there is and who holds what; accounts and sessions behind the same door. The engine asks only for holders and actors;
// passwords, locks and sessions are for adapters/people.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/actor.h"
#include "engine/situation.h"

namespace qianpi {

class People {
 public:
  virtual ~People() = default;
  /// Everyone who holds the role now, in the order of their login names.
  virtual std::vector<Person> holders(const RoleIn&) = 0;
  virtual std::optional<Actor> actor(const UserId&) = 0;
  virtual std::string unit_title(const UnitId&) = 0;
};

struct Account {
  UserId user;
  std::string name, phone, mail, password_hash;
  UnitId unit;
  bool must_change_password = false, disabled = false;
  int failures = 0;
  std::optional<Instant> locked_until;
};

struct Session {
  std::string token_hash, csrf;  ///< only the hash of the cookie's token is stored
  UserId user;
  Instant begun_at, seen_at;
};

/// What login keeps. The rules (Argon2id, lock after failures, idle and absolute ends) are in adapters/people.
class Accounts {
 public:
  virtual ~Accounts() = default;
  virtual std::optional<Account> find(const UserId&) = 0;
  virtual std::vector<Account> all() = 0;
  virtual void put(const Account&) = 0;  ///< inserts or replaces
  virtual void grant(const UserId&, const Grant&) = 0;
  virtual void revoke(const UserId&, const Grant&) = 0;
  virtual void put_unit(const UnitId&, const std::string& title) = 0;
  virtual void put_session(const Session&) = 0;
  virtual std::optional<Session> session(const std::string& token_hash) = 0;
  virtual void end_session(const std::string& token_hash) = 0;
  virtual void end_sessions(const UserId&) = 0;
  /// Administrative audit: logins, failures, locks, denials.
  virtual void audit(Instant, const std::string& who, const std::string& what, const std::string& detail) = 0;
};

}  // namespace qianpi
