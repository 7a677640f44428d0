// Accounts in memory, for the tests of login and of the API.
#pragma once
#include <algorithm>
#include <map>

#include "engine/ports/people.h"

namespace qianpi::test {

class MemoryAccounts : public Accounts {
 public:
  struct Audited {
    std::string who, what, detail;
  };
  std::map<UserId, Account> accounts;
  std::map<std::string, Session> sessions;
  std::map<UserId, std::vector<Grant>> grants;
  std::vector<Audited> audited;

  std::optional<Account> find(const UserId& user) override {
    const auto found = accounts.find(user);
    return found == accounts.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<Account> all() override {
    std::vector<Account> list;
    for (const auto& [user, account] : accounts) list.push_back(account);
    return list;
  }
  void put(const Account& account) override { accounts[account.user] = account; }
  void grant(const UserId& user, const Grant& grant) override { grants[user].push_back(grant); }
  void revoke(const UserId& user, const Grant& grant) override { std::erase(grants[user], grant); }
  void put_unit(const UnitId&, const std::string&) override {}
  void put_session(const Session& session) override { sessions[session.token_hash] = session; }
  std::optional<Session> session(const std::string& hash) override {
    const auto found = sessions.find(hash);
    return found == sessions.end() ? std::nullopt : std::optional(found->second);
  }
  void end_session(const std::string& hash) override { sessions.erase(hash); }
  void end_sessions(const UserId& user) override {
    std::erase_if(sessions, [&](const auto& entry) { return entry.second.user == user; });
  }
  void audit(Instant, const std::string& who, const std::string& what, const std::string& detail) override { audited.push_back({who, what, detail}); }
};

}  // namespace qianpi::test
