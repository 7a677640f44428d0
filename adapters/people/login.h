// Who comes in: login with lock after failures, sessions with an idle and an absolute end, change of password, the first
// administrator. Every attempt leaves an audit row. It refuses to tell a wrong password from a name that nobody has.
#pragma once
#include <map>
#include <mutex>
#include <variant>

#include "adapters/people/passwords.h"
#include "engine/ports/world.h"

namespace qianpi::people {

struct LoginRules {
  int failures = 5;
  int lock_minutes = 30, idle_minutes = 15, absolute_hours = 8;
};

struct Entry {
  std::string token;  ///< only here and in the cookie; the store keeps its hash
  Session session;
  bool must_change_password = false;
};
struct Wrong {};
struct LockedOut {
  Instant until;
};

class Login {
 public:
  Login(Accounts& accounts, Clock& clock, Passwords& passwords, LoginRules rules = {})
      : accounts_(accounts), clock_(clock), passwords_(passwords), rules_(rules) {}

  std::variant<Entry, Wrong, LockedOut> enter(const UserId&, const std::string& password);
  /// The session of a cookie's token, prolonged; nothing for none, an ended one, or a disabled account.
  std::optional<Entry> session(const std::string& token);
  void leave(const Session&);
  /// Ends the user's other sessions. Problems: nothing was changed.
  Problems change_password(const Session&, const std::string& old, const std::string& fresh);

  /// A one-time code for making the first administrator; empty when there are accounts already.
  std::string open_set_up();
  Problems set_up(const std::string& code, const UserId&, const std::string& name, const std::string& password);

 private:
  struct Failures {
    int count = 0;
    std::optional<Instant> locked_until;
  };
  std::variant<Entry, Wrong, LockedOut> fail(const UserId&, std::optional<Account>);
  std::optional<Instant> lock_of(const UserId&, const std::optional<Account>&);
  Entry begin_session(Account);

  Accounts& accounts_;
  Clock& clock_;
  Passwords& passwords_;
  LoginRules rules_;
  std::mutex mutex_;
  std::map<UserId, Failures> nobodys_;  ///< names without an account lock too, else the lock would tell who exists
  std::string set_up_code_;
};

/// The role of the office's own administrators; it belongs to no package.
inline const Grant administrator{"", "administrator", {}};

}  // namespace qianpi::people
