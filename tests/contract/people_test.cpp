// Accounts and who holds which role.
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

Account account(const std::string& user) {
  Account it;
  it.user = UserId{user};
  it.name = "名 " + user;
  it.mail = user + "@example.cn";
  it.phone = "13800138000";
  it.password_hash = "$argon2id$…";
  it.unit = UnitId{"east"};
  return it;
}

TEST_CASE("An account comes back as it was put, and can be put again") {
  Sqlite here;
  Accounts& accounts = here.database->accounts();
  Account li = account("li");
  li.must_change_password = true;
  accounts.put(li);
  li.failures = 5;
  li.locked_until = after_hours(1);
  accounts.put(li);
  auto found = accounts.find(UserId{"li"});
  REQUIRE(found);
  CHECK(found->name == "名 li");
  CHECK(found->failures == 5);
  CHECK(found->locked_until == after_hours(1));
  CHECK(found->must_change_password);
  CHECK(accounts.all().size() == 1);
  CHECK_FALSE(accounts.find(UserId{"wang"}));
}

TEST_CASE("An actor has the roles granted, is reached by login, phone and mail, and is nobody once disabled") {
  Sqlite here;
  Accounts& accounts = here.database->accounts();
  Account li = account("li");
  accounts.put(li);
  accounts.grant(li.user, {"office", "reviewer", UnitId{"east"}});
  accounts.grant(li.user, {"office", "reviewer", UnitId{"east"}});
  auto actor = here.database->people().actor(li.user);
  REQUIRE(actor);
  CHECK(actor->grants == std::vector<Grant>{{"office", "reviewer", UnitId{"east"}}});
  CHECK(actor->contacts == std::vector<std::string>{"li", "13800138000", "li@example.cn"});
  accounts.put(li);
  CHECK(here.database->people().actor(li.user)->grants.size() == 1);
  accounts.revoke(li.user, {"office", "reviewer", UnitId{"east"}});
  CHECK(here.database->people().actor(li.user)->grants.empty());
  li.disabled = true;
  accounts.put(li);
  CHECK_FALSE(here.database->people().actor(li.user));
}

TEST_CASE("Holders are those with the role in the unit, each once, in the order of their logins") {
  Sqlite here;
  Accounts& accounts = here.database->accounts();
  for (const char* user : {"wang", "li", "zhao"}) accounts.put(account(user));
  accounts.grant(UserId{"wang"}, {"office", "reviewer", UnitId{"east"}});
  accounts.grant(UserId{"wang"}, {"office", "reviewer", UnitId{"west"}});
  accounts.grant(UserId{"li"}, {"office", "reviewer", UnitId{"west"}});
  accounts.grant(UserId{"zhao"}, {"other", "reviewer", UnitId{"west"}});
  People& people = here.database->people();
  auto all = people.holders({"office", "reviewer", {}});
  REQUIRE(all.size() == 2);
  CHECK(all[0].user == UserId{"li"});
  CHECK(people.holders({"office", "reviewer", UnitId{"east"}}).size() == 1);
  CHECK(people.holders({"office", "keeper", {}}).empty());
}

TEST_CASE("A unit has a title") {
  Sqlite here;
  here.database->accounts().put_unit(UnitId{"east"}, "东区");
  here.database->accounts().put_unit(UnitId{"east"}, "东部");
  CHECK(here.database->people().unit_title(UnitId{"east"}) == "东部");
  CHECK(here.database->people().unit_title(UnitId{"west"}) == "west");
}

TEST_CASE("A session lives until it is ended, alone or with all of its user") {
  Sqlite here;
  Accounts& accounts = here.database->accounts();
  accounts.put(account("li"));
  Session session{"hash-1", "csrf", UserId{"li"}, noon, noon};
  accounts.put_session(session);
  session.seen_at = after_hours(1);
  accounts.put_session(session);
  accounts.put_session({"hash-2", "csrf", UserId{"li"}, noon, noon});
  auto found = accounts.session("hash-1");
  REQUIRE(found);
  CHECK(found->seen_at == after_hours(1));
  CHECK(found->user == UserId{"li"});
  accounts.end_session("hash-1");
  CHECK_FALSE(accounts.session("hash-1"));
  CHECK(accounts.session("hash-2"));
  accounts.end_sessions(UserId{"li"});
  CHECK_FALSE(accounts.session("hash-2"));
  accounts.audit(noon, "li", "login", "");
}

}  // namespace
}  // namespace qianpi::contract
