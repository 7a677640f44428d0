#include "adapters/people/login.h"

#include <catch2/catch.hpp>

#include "adapters/people/office.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_accounts.h"

namespace qianpi::people {

namespace {

constexpr std::int64_t minute_us = 60'000'000;

struct Desk {
  test::MemoryAccounts accounts;
  test::StoppedClock clock{instant_of({2026, 3, 2}, {9, 0, 0})};
  Passwords passwords{HashCost{1, 8192}};
  Login login{accounts, clock, passwords};

  Desk() {
    Account li;
    li.user = {"li"};
    li.name = "李四";
    li.password_hash = passwords.hash("Right-horse7");
    accounts.put(li);
  }
  void wait_minutes(int minutes) { clock.move_to({clock.now().us + minutes * minute_us}); }
  bool comes_in(const std::string& password) { return std::holds_alternative<Entry>(login.enter({"li"}, password)); }
  Entry signed_in() { return std::get<Entry>(login.enter({"li"}, "Right-horse7")); }
};

}  // namespace

TEST_CASE("The right password opens a session whose token is nowhere stored") {
  Desk desk;
  const Entry entry = desk.signed_in();
  CHECK(entry.token.size() == 64);
  CHECK(desk.accounts.sessions.size() == 1);
  CHECK_FALSE(desk.accounts.sessions.contains(entry.token));
  CHECK(desk.login.session(entry.token));
  CHECK_FALSE(desk.login.session(entry.token + "0"));
}

TEST_CASE("A wrong password and an unknown name get the same answers, also when they lock") {
  Desk desk;
  for (int attempt = 1; attempt < 5; ++attempt) {
    CHECK(std::holds_alternative<Wrong>(desk.login.enter({"li"}, "wrong")));
    CHECK(std::holds_alternative<Wrong>(desk.login.enter({"nobody"}, "wrong")));
  }
  CHECK(std::get<LockedOut>(desk.login.enter({"li"}, "wrong")).until == std::get<LockedOut>(desk.login.enter({"nobody"}, "wrong")).until);
  CHECK(std::holds_alternative<LockedOut>(desk.login.enter({"nobody"}, "wrong")));
}

TEST_CASE("Five failures lock for thirty minutes, even for the right password") {
  Desk desk;
  for (int attempt = 0; attempt < 5; ++attempt) desk.login.enter({"li"}, "wrong");
  CHECK_FALSE(desk.comes_in("Right-horse7"));
  desk.wait_minutes(29);
  CHECK_FALSE(desk.comes_in("Right-horse7"));
  desk.wait_minutes(1);
  CHECK(desk.comes_in("Right-horse7"));
}

TEST_CASE("A success forgets earlier failures") {
  Desk desk;
  for (int attempt = 0; attempt < 4; ++attempt) desk.login.enter({"li"}, "wrong");
  CHECK(desk.comes_in("Right-horse7"));
  for (int attempt = 0; attempt < 4; ++attempt) desk.login.enter({"li"}, "wrong");
  CHECK(desk.comes_in("Right-horse7"));
}

TEST_CASE("A session ends after fifteen idle minutes") {
  Desk desk;
  const Entry entry = desk.signed_in();
  desk.wait_minutes(14);
  CHECK(desk.login.session(entry.token));
  desk.wait_minutes(14);
  CHECK(desk.login.session(entry.token));
  desk.wait_minutes(15);
  CHECK_FALSE(desk.login.session(entry.token));
  CHECK(desk.accounts.sessions.empty());
}

TEST_CASE("A session ends after eight hours, however busy") {
  Desk desk;
  const Entry entry = desk.signed_in();
  for (int quarter = 1; quarter < 48; ++quarter) {
    desk.wait_minutes(10);
    CHECK(desk.login.session(entry.token));
  }
  desk.wait_minutes(10);
  CHECK_FALSE(desk.login.session(entry.token));
}

TEST_CASE("A disabled account cannot come in, and its sessions end") {
  Desk desk;
  const Entry entry = desk.signed_in();
  desk.accounts.accounts[{"li"}].disabled = true;
  CHECK_FALSE(desk.login.session(entry.token));
  CHECK_FALSE(desk.comes_in("Right-horse7"));
}

TEST_CASE("A new password must be long, mixed, and not one's name") {
  Desk desk;
  const Session session = desk.signed_in().session;
  CHECK(desk.login.change_password(session, "wrong", "Better-horse8").size() == 1);
  CHECK(desk.login.change_password(session, "Right-horse7", "Ab1").size() == 1);
  CHECK(desk.login.change_password(session, "Right-horse7", "alllowercase").size() == 1);
  CHECK(desk.login.change_password(session, "Right-horse7", "Right-horse7").size() == 1);
  desk.accounts.accounts[{"li"}].phone = "13800000001";
  CHECK(desk.login.change_password(session, "Right-horse7", "Aa-13800000001").size() == 1);
  CHECK(desk.comes_in("Right-horse7"));
}

TEST_CASE("A changed password ends the other sessions and keeps this one") {
  Desk desk;
  const Entry here = desk.signed_in(), elsewhere = desk.signed_in();
  CHECK(desk.login.change_password(here.session, "Right-horse7", "Better-horse8").empty());
  CHECK(desk.login.session(here.token));
  CHECK_FALSE(desk.login.session(elsewhere.token));
  CHECK_FALSE(desk.comes_in("Right-horse7"));
  CHECK(desk.comes_in("Better-horse8"));
}

TEST_CASE("The set-up code makes one administrator, once, in an office without accounts") {
  Desk desk;
  CHECK(desk.login.open_set_up().empty());
  desk.accounts.accounts.clear();
  const std::string code = desk.login.open_set_up();
  REQUIRE_FALSE(code.empty());
  CHECK_FALSE(desk.login.set_up("guess", {"boss"}, "王五", "Good-pass-99").empty());
  CHECK_FALSE(desk.login.set_up(code, {"boss"}, "王五", "Short-9").empty());
  CHECK(desk.login.set_up(code, {"boss"}, "王五", "Good-pass-99").empty());
  CHECK(desk.accounts.grants[{"boss"}] == std::vector{administrator});
  CHECK_FALSE(desk.login.set_up(code, {"more"}, "赵六", "Good-pass-99").empty());
}

TEST_CASE("Logins, failures, locks and changes leave audit rows without passwords") {
  Desk desk;
  desk.login.enter({"li"}, "Secret-guess1");
  const Entry entry = desk.signed_in();
  desk.login.leave(entry.session);
  std::string all;
  for (const auto& row : desk.accounts.audited) all += row.who + " " + row.what + " " + row.detail + "\n";
  CHECK(all == "li login_failed \nli login \nli logout \n");
}

TEST_CASE("Stored hashes are Argon2id, and equal passwords have different ones") {
  Passwords passwords(HashCost{1, 8192});
  const std::string one = passwords.hash("Right-horse7"), other = passwords.hash("Right-horse7");
  CHECK(one.starts_with("$argon2id$"));
  CHECK(one != other);
  CHECK(passwords.is_right(one, "Right-horse7"));
  CHECK_FALSE(passwords.is_right(one, "Right-horse8"));
  CHECK_FALSE(passwords.is_right("", "Right-horse7"));
}

TEST_CASE("An added account gets a random password that must be changed") {
  Desk desk;
  Registry registry(desk.accounts, desk.passwords, desk.clock);
  const Credential made = registry.add({"wang", "王五", "chem", "", "", {{"p", "r", {"chem"}}}}, true);
  CHECK(check_password(made.password, desk.accounts.accounts[{"wang"}], true).empty());
  CHECK(std::get<Entry>(desk.login.enter({"wang"}, made.password)).must_change_password);
  CHECK(desk.accounts.grants[{"wang"}].size() == 1);
  CHECK_THROWS_WITH(registry.add({"wang", "王五", "", "", "", {}}, true), Catch::Contains("taken"));
  CHECK_THROWS_WITH(registry.add({"engine", "系统", "", "", "", {}}, true), Catch::Contains("usable"));
}

TEST_CASE("A reset gives a new password, unlocks, and ends the sessions") {
  Desk desk;
  Registry registry(desk.accounts, desk.passwords, desk.clock);
  const Entry entry = desk.signed_in();
  for (int attempt = 0; attempt < 5; ++attempt) desk.login.enter({"li"}, "wrong");
  const std::string fresh = registry.reset({"li"});
  CHECK_FALSE(desk.login.session(entry.token));
  CHECK_FALSE(desk.comes_in("Right-horse7"));
  CHECK(desk.comes_in(fresh));
}

TEST_CASE("A file of accounts with an unknown key is refused with its line") {
  const auto read = read_office("units: {}\naccounts:\n  - {user: a, name: A, colour: red}\n", "office.yaml");
  REQUIRE(std::holds_alternative<Problems>(read));
  CHECK(to_text(std::get<Problems>(read).front().where).starts_with("office.yaml:3:"));
}

}  // namespace qianpi::people
