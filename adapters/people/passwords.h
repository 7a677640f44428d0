// Passwords: hashing (Argon2id of libsodium), comparing in constant time, and the office's rules for new ones (等保, configurable).
// Used by login and the command line. It never keeps or logs a password.
#pragma once
#include <mutex>
#include <string>

#include "engine/base/problem.h"
#include "engine/ports/people.h"

namespace qianpi::people {

/// What one hash costs. The default is libsodium's interactive one (64 MiB, about 0.1 s); tests take the cheapest.
struct HashCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = 64u << 20;
};

class Passwords {
 public:
  explicit Passwords(HashCost cost = {});
  std::string hash(const std::string& password);
  /// An empty hash (nobody of that name) costs the same time and is never right.
  bool is_right(const std::string& hash, const std::string& password);

 private:
  HashCost cost_;
  std::string nobodys_;
  std::mutex one_at_a_time_;  ///< 64 MiB each: a flood of logins must not eat the memory
};

/// Every rule that a new password breaks.
Problems check_password(const std::string& password, const Account&, bool administrator);

/// Twelve characters of three classes, without those that look alike; for initial passwords.
std::string random_password();
/// 32 random bytes, hex.
std::string random_token();
std::string hash_of_token(const std::string& token);

}  // namespace qianpi::people
