#include "adapters/people/login.h"

namespace qianpi::people {

namespace {

constexpr std::int64_t minute_us = 60'000'000;
constexpr std::size_t most_unknown_names = 10'000;
constexpr std::int64_t touch_us = 30'000'000;  // a session is written again at most twice a minute

Instant after_minutes(Instant from, int minutes) { return {from.us + minutes * minute_us}; }

Problem problem(const char* where, Bilingual what, Bilingual cure) { return {{where}, std::move(what), std::move(cure)}; }

}  // namespace

std::optional<Instant> Login::lock_of(const UserId& user, const std::optional<Account>& account) {
  if (account) return account->locked_until;
  const std::lock_guard lock(mutex_);
  const auto found = nobodys_.find(user);
  return found == nobodys_.end() ? std::nullopt : found->second.locked_until;
}

std::variant<Entry, Wrong, LockedOut> Login::enter(const UserId& user, const std::string& password) {
  auto account = accounts_.find(user);
  const bool right = passwords_.is_right(account ? account->password_hash : std::string(), password);  // always: the time must not tell
  const Instant now = clock_.now();
  if (const auto until = lock_of(user, account); until && now < *until) {
    accounts_.audit(now, user.value, "login_locked", "");
    return LockedOut{*until};
  }
  if (!right || account->disabled) return fail(user, std::move(account));
  return begin_session(std::move(*account));
}

std::variant<Entry, Wrong, LockedOut> Login::fail(const UserId& user, std::optional<Account> account) {
  const Instant now = clock_.now();
  const auto count = [&](int& failures, std::optional<Instant>& locked_until) {
    if (++failures < rules_.failures) return;
    failures = 0;
    locked_until = after_minutes(now, rules_.lock_minutes);
  };
  std::optional<Instant> locked;
  if (account) {
    account->locked_until.reset();
    count(account->failures, account->locked_until);
    accounts_.put(*account);
    locked = account->locked_until;
  } else {
    const std::lock_guard lock(mutex_);
    if (nobodys_.size() >= most_unknown_names) nobodys_.clear();
    Failures& failures = nobodys_[user];
    failures.locked_until.reset();
    count(failures.count, failures.locked_until);
    locked = failures.locked_until;
  }
  accounts_.audit(now, user.value, locked ? "login_locked" : "login_failed", "");
  if (locked) return LockedOut{*locked};
  return Wrong{};
}

Entry Login::begin_session(Account account) {
  const Instant now = clock_.now();
  if (account.failures != 0 || account.locked_until) {
    account.failures = 0;
    account.locked_until.reset();
    accounts_.put(account);
  }
  Entry entry;
  entry.token = random_token();
  entry.session = {hash_of_token(entry.token), random_token(), account.user, now, now};
  entry.must_change_password = account.must_change_password;
  accounts_.put_session(entry.session);
  accounts_.audit(now, account.user.value, "login", "");
  return entry;
}

std::optional<Entry> Login::session(const std::string& token) {
  auto session = accounts_.session(hash_of_token(token));
  if (!session) return {};
  const Instant now = clock_.now();
  const bool ended =
      now >= after_minutes(session->seen_at, rules_.idle_minutes) || now >= after_minutes(session->begun_at, rules_.absolute_hours * 60);
  const auto account = accounts_.find(session->user);
  if (ended || !account || account->disabled) {
    accounts_.end_session(session->token_hash);
    return {};
  }
  if (now.us - session->seen_at.us >= touch_us) {
    session->seen_at = now;
    accounts_.put_session(*session);
  }
  return Entry{token, *session, account->must_change_password};
}

void Login::leave(const Session& session) {
  accounts_.end_session(session.token_hash);
  accounts_.audit(clock_.now(), session.user.value, "logout", "");
}

Problems Login::change_password(const Session& session, const std::string& old, const std::string& fresh) {
  auto account = accounts_.find(session.user);
  if (!account || !passwords_.is_right(account->password_hash, old))
    return {problem("old", {"原密码错误", "The old password is wrong"}, {"请重新输入", "Type it again"})};
  Problems problems = check_password(fresh, *account, false);
  if (fresh == old) problems.push_back(problem("new", {"新密码与原密码相同", "The new password is the old one"}, {"请另选密码", "Choose another"}));
  if (!problems.empty()) return problems;
  account->password_hash = passwords_.hash(fresh);
  account->must_change_password = false;
  accounts_.put(*account);
  accounts_.end_sessions(session.user);
  accounts_.put_session(session);
  accounts_.audit(clock_.now(), session.user.value, "password_changed", "");
  return {};
}

std::string Login::open_set_up() {
  const std::lock_guard lock(mutex_);
  set_up_code_ = accounts_.all().empty() ? random_password() : std::string();
  return set_up_code_;
}

Problems Login::set_up(const std::string& code, const UserId& user, const std::string& name, const std::string& password) {
  const std::lock_guard lock(mutex_);
  if (set_up_code_.empty() || code != set_up_code_ || !accounts_.all().empty()) {
    accounts_.audit(clock_.now(), "public", "set_up_refused", "");
    return {problem("code", {"设置码无效或已使用", "The set-up code is wrong or was used"},
                    {"重新启动服务以取得新的设置码，或用 qianpi user add", "Start the server again for a new code, or use qianpi user add"})};
  }
  Account account;
  account.user = user;
  account.name = name;
  Problems problems = check_password(password, account, true);
  if (user.value.empty()) problems.push_back(problem("user", {"缺少用户名", "The user name is missing"}, {"请填写", "Give one"}));
  if (!problems.empty()) return problems;
  account.password_hash = passwords_.hash(password);
  accounts_.put(account);
  accounts_.grant(user, administrator);
  accounts_.audit(clock_.now(), user.value, "set_up", "");
  set_up_code_.clear();
  return {};
}

}  // namespace qianpi::people
