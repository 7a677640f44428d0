#include "adapters/people/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace qianpi::people {

namespace {

constexpr std::size_t least = 8, least_for_administrators = 10, most = 128;

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

int classes_of(const std::string& password) {
  bool lower = false, upper = false, digit = false, other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z') lower = true;
    else if (c >= 'A' && c <= 'Z') upper = true;
    else if (c >= '0' && c <= '9') digit = true;
    else other = true;
  }
  return lower + upper + digit + other;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

bool holds(const std::string& password, const std::string& part) {
  return part.size() >= 3 && lower(password).find(lower(part)) != std::string::npos;
}

void need_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

Passwords::Passwords(HashCost cost) : cost_(cost) {
  need_sodium();
  nobodys_ = hash(random_token());
}

std::string Passwords::hash(const std::string& password) {
  const std::lock_guard lock(one_at_a_time_);
  std::string text(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.operations, cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  text.resize(text.find('\0'));
  return text;
}

bool Passwords::is_right(const std::string& hash, const std::string& password) {
  const std::string& against = hash.empty() ? nobodys_ : hash;
  const std::string tried = password.substr(0, most);
  const std::lock_guard lock(one_at_a_time_);
  return crypto_pwhash_str_verify(against.c_str(), tried.data(), tried.size()) == 0 && !hash.empty() && password.size() <= most;
}

Problems check_password(const std::string& password, const Account& account, bool administrator) {
  Problems problems;
  const auto add = [&](Bilingual what, Bilingual cure) { problems.push_back({{"new"}, std::move(what), std::move(cure)}); };
  const std::size_t wanted = administrator ? least_for_administrators : least;
  if (password.size() < wanted)
    add({"密码太短", "The password is too short"}, {"至少 " + std::to_string(wanted) + " 位", "At least " + std::to_string(wanted) + " characters"});
  if (password.size() > most) add({"密码太长", "The password is too long"}, {"至多 128 位", "At most 128 characters"});
  if (classes_of(password) < 3)
    add({"密码太简单", "The password is too simple"},
        {"须含大写字母、小写字母、数字、符号中的三类", "Use three of: upper case, lower case, digits, signs"});
  if (holds(password, account.user.value) || holds(password, account.name) || holds(password, account.phone))
    add({"密码含有用户名、姓名或电话", "The password holds the user name, the name or the phone number"}, {"请另选密码", "Choose another"});
  return problems;
}

std::string random_password() {
  need_sodium();
  static constexpr std::string_view upper = "ABCDEFGHJKLMNPQRSTUVWXYZ", lower = "abcdefghijkmnpqrstuvwxyz", digits = "23456789";
  std::string password;
  const auto take = [&](std::string_view from) { password += from[randombytes_uniform(static_cast<std::uint32_t>(from.size()))]; };
  for (int group = 0; group < 3; ++group) {
    take(upper);
    take(lower);
    take(lower);
    take(digits);
  }
  return password;
}

std::string random_token() {
  need_sodium();
  unsigned char bytes[32];
  randombytes_buf(bytes, sizeof bytes);
  return hex(bytes, sizeof bytes);
}

std::string hash_of_token(const std::string& token) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return hex(hash, sizeof hash);
}

}  // namespace qianpi::people
