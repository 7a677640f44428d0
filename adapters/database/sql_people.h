// Accounts and People on SQL: units, accounts, the roles they hold, sessions, the administrative audit. Keeps hashes only; knows no
// rule about passwords or locks.
#pragma once
#include "adapters/database/sessions.h"
#include "engine/ports/people.h"

namespace qianpi::database {

class SqlPeople : public People {
 public:
  explicit SqlPeople(Sessions& sessions) : sessions_(sessions) {}
  /// Disabled accounts hold nothing.
  std::vector<Person> holders(const RoleIn&) override;
  /// Nothing for unknown and disabled accounts.
  std::optional<Actor> actor(const UserId&) override;
  /// The id itself for a unit without title.
  std::string unit_title(const UnitId&) override;

 private:
  Sessions& sessions_;
};

class SqlAccounts : public Accounts {
 public:
  explicit SqlAccounts(Sessions& sessions) : sessions_(sessions) {}
  std::optional<Account> find(const UserId&) override;
  std::vector<Account> all() override;
  void put(const Account&) override;
  void grant(const UserId&, const Grant&) override;
  void revoke(const UserId&, const Grant&) override;
  void put_unit(const UnitId&, const std::string& title) override;
  void put_session(const Session&) override;
  std::optional<Session> session(const std::string& token_hash) override;
  void end_session(const std::string& token_hash) override;
  void end_sessions(const UserId&) override;
  void audit(Instant, const std::string& who, const std::string& what, const std::string& detail) override;

 private:
  Sessions& sessions_;
};

}  // namespace qianpi::database
