// The office's units and accounts: made one by one by `qianpi user`, or all at once from a data file (config/demo/office.yaml). Used by
// main.cpp. Initial passwords are random, and returned once.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "adapters/people/passwords.h"
#include "engine/ports/world.h"

namespace qianpi::people {

struct NewAccount {
  std::string user, name, unit, phone, mail;
  std::vector<Grant> grants;
};

struct Office {
  std::vector<std::pair<std::string, std::string>> units;  ///< id, title
  std::vector<NewAccount> accounts;
};

struct Credential {
  std::string user, password, name, note;  ///< note: unit and roles
};

/// office: {units: {id: title}, accounts: [{user, name, unit, phone, roles: [{package, role, unit}]}]}
std::variant<Office, Problems> read_office(std::string_view yaml, const std::string& file);

class Registry {
 public:
  Registry(Accounts& accounts, Passwords& passwords, Clock& clock) : accounts_(accounts), passwords_(passwords), clock_(clock) {}
  /// `must_change`: the first login asks for a new password.
  Credential add(const NewAccount&, bool must_change);  ///< throws std::runtime_error when the name is taken
  std::vector<Credential> add_all(const Office&);       ///< a demonstration: passwords need not be changed
  std::string reset(const UserId&);                     ///< a new initial password; ends sessions and locks
  void set_grant(const UserId&, const Grant&, bool held);

 private:
  Account known(const UserId&);
  Accounts& accounts_;
  Passwords& passwords_;
  Clock& clock_;
};

}  // namespace qianpi::people
