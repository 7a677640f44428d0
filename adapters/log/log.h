// The log: one JSON object per line on stderr, with the real time. Used by main.cpp for everyone. It is given only words, ids and
// numbers: no bodies, no query strings, no headers, so that no secret and no personal data can get in.
#pragma once
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace qianpi::log {

using Field = std::pair<std::string_view, std::variant<std::string, std::int64_t>>;

class Log {
 public:
  enum class Level { info, warning, error };
  explicit Log(Level least = Level::info) : least_(least) {}
  void write(Level, std::string_view what, std::initializer_list<Field> fields = {});

 private:
  Level least_;
  std::mutex mutex_;
};

/// One line without its end, for tests.
std::string line(std::string_view time, std::string_view level, std::string_view what, std::initializer_list<Field> fields);

}  // namespace qianpi::log
