#include <openssl/evp.h>

#include <array>
#include <chrono>

#include "adapters/database/migrations.h"
#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer, Text, Text>> select_applied{"SELECT no, name, hash FROM migration ORDER BY no"};
constexpr Change<Integer, Text, Text, Integer> insert_applied{"INSERT INTO migration (no, name, hash, applied_at) VALUES (?, ?, ?, ?)"};

std::string hash_of(const std::string& text) {
  std::array<unsigned char, 32> digest{};
  EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned char byte : digest) {
    hex.push_back("0123456789abcdef"[byte >> 4]);
    hex.push_back("0123456789abcdef"[byte & 15]);
  }
  return hex;
}

void apply(Connection& connection, const std::string& sql) {
  std::size_t from = 0;
  for (std::size_t end = sql.find(";\n"); end != std::string::npos; end = sql.find(";\n", from)) {
    connection.execute(sql.substr(from, end + 1 - from));
    from = end + 2;
  }
}

std::size_t check_applied(Connection& connection, const std::vector<Migration>& known) {
  auto applied = connection.rows(select_applied);
  if (applied.size() > known.size())
    throw Fault("the database has schema " + std::get<1>(applied.back()) +
                ", which is newer than this program: start the newer "
                "program, or restore a backup made before the update");
  for (std::size_t i = 0; i < applied.size(); ++i)
    if (std::get<2>(applied[i]) != hash_of(known[i].sql))
      throw Fault("the database was made by another text of schema " + known[i].name + ": start the program that made it");
  return applied.size();
}

}  // namespace

void migrate(Connection& connection, const std::vector<Migration>& known) {
  connection.execute("BEGIN IMMEDIATE");
  try {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (no BIGINT NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, hash CHAR(64) NOT NULL, "
        "applied_at BIGINT NOT NULL)");
    for (std::size_t i = check_applied(connection, known); i < known.size(); ++i) {
      apply(connection, known[i].sql);
      auto now = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
      connection.run(insert_applied, static_cast<Integer>(i + 1), known[i].name, hash_of(known[i].sql), now.count());
    }
    connection.execute("COMMIT");
  } catch (...) {
    if (connection.in_transaction()) connection.execute("ROLLBACK");
    throw;
  }
}

}  // namespace qianpi::database
