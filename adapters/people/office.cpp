#include "adapters/people/office.h"

#include <algorithm>
#include <stdexcept>

#include "engine/yaml/yaml.h"

namespace qianpi::people {

namespace {

std::string text_in(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found ? found->text : std::string();
}

void expect_names(const yaml::Node& node, std::initializer_list<std::string_view> known, Problems& problems) {
  for (const yaml::Entry& entry : node.entries)
    if (std::find(known.begin(), known.end(), entry.key) == known.end())
      problems.push_back({entry.where, {"没有这个键：" + entry.key, "There is no such key: " + entry.key}, {"删去或更正", "Remove or correct it"}});
}

NewAccount read_account(const yaml::Node& node, Problems& problems) {
  expect_names(node, {"user", "name", "unit", "phone", "mail", "roles"}, problems);
  NewAccount account{text_in(node, "user"), text_in(node, "name"), text_in(node, "unit"), text_in(node, "phone"), text_in(node, "mail"), {}};
  if (account.user.empty() || account.name.empty())
    problems.push_back({node.where, {"账号缺少 user 或 name", "An account lacks user or name"}, {"补上", "Add it"}});
  if (const yaml::Node* roles = node.find("roles"))
    for (const yaml::Node& role : roles->items) {
      expect_names(role, {"package", "role", "unit"}, problems);
      account.grants.push_back({text_in(role, "package"), text_in(role, "role"), {text_in(role, "unit")}});
    }
  return account;
}

std::string note_of(const NewAccount& account) {
  std::string note = account.unit;
  for (const Grant& grant : account.grants) note += (note.empty() ? "" : " ") + grant.role;
  return note;
}

}  // namespace

std::variant<Office, Problems> read_office(std::string_view text, const std::string& file) {
  const auto read = yaml::read(text, file);
  if (const auto* problems = std::get_if<Problems>(&read)) return *problems;
  const auto& root = std::get<yaml::Node>(read);
  Office office;
  Problems problems;
  expect_names(root, {"units", "accounts"}, problems);
  if (const yaml::Node* units = root.find("units"))
    for (const yaml::Entry& unit : units->entries) office.units.emplace_back(unit.key, unit.value.text);
  if (const yaml::Node* accounts = root.find("accounts"))
    for (const yaml::Node& account : accounts->items) office.accounts.push_back(read_account(account, problems));
  if (!problems.empty()) return problems;
  return office;
}

Credential Registry::add(const NewAccount& wanted, bool must_change) {
  const UserId user{wanted.user};
  if (user.empty() || user == engine_user || user.value == "public")
    throw std::runtime_error("用户名不可用：" + wanted.user + " / Not a usable user name: " + wanted.user);
  if (accounts_.find(user)) throw std::runtime_error("用户名已存在：" + wanted.user + " / The user name is taken: " + wanted.user);
  Credential made{wanted.user, random_password(), wanted.name, note_of(wanted)};
  Account account;
  account.user = user;
  account.name = wanted.name;
  account.phone = wanted.phone;
  account.mail = wanted.mail;
  account.unit = {wanted.unit};
  account.must_change_password = must_change;
  account.password_hash = passwords_.hash(made.password);
  accounts_.put(account);
  for (const Grant& grant : wanted.grants) accounts_.grant(user, grant);
  accounts_.audit(clock_.now(), "administrator", "account_added", wanted.user);
  return made;
}

std::vector<Credential> Registry::add_all(const Office& office) {
  for (const auto& [unit, title] : office.units) accounts_.put_unit({unit}, title);
  std::vector<Credential> made;
  for (const NewAccount& account : office.accounts) made.push_back(add(account, false));
  return made;
}

Account Registry::known(const UserId& user) {
  auto account = accounts_.find(user);
  if (!account) throw std::runtime_error("没有这个用户：" + user.value + " / There is no such user: " + user.value);
  return std::move(*account);
}

std::string Registry::reset(const UserId& user) {
  Account account = known(user);
  const std::string password = random_password();
  account.password_hash = passwords_.hash(password);
  account.must_change_password = true;
  account.failures = 0;
  account.locked_until.reset();
  accounts_.put(account);
  accounts_.end_sessions(user);
  accounts_.audit(clock_.now(), "administrator", "password_reset", user.value);
  return password;
}

void Registry::set_grant(const UserId& user, const Grant& grant, bool held) {
  known(user);
  if (held) accounts_.grant(user, grant);
  else accounts_.revoke(user, grant);
  accounts_.audit(clock_.now(), "administrator", held ? "role_granted" : "role_revoked",
                  user.value + " " + grant.package + "/" + grant.role + " " + grant.unit.value);
}

}  // namespace qianpi::people
