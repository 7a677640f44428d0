#include "adapters/log/log.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "engine/time/time.h"

namespace qianpi::log {

namespace {

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') (json += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20) json += fmt::format("\\u{:04x}", static_cast<int>(c));
    else json += c;
  }
  return json + '"';
}

struct Written {
  std::string operator()(const std::string& text) const { return quoted(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
};

std::string_view name_of(Log::Level level) {
  switch (level) {
    case Log::Level::info: return "info";
    case Log::Level::warning: return "warning";
    case Log::Level::error: return "error";
  }
  return "error";
}

}  // namespace

std::string line(std::string_view time, std::string_view level, std::string_view what, std::initializer_list<Field> fields) {
  std::string json = fmt::format("{{\"at\":{},\"level\":{},\"what\":{}", quoted(time), quoted(level), quoted(what));
  for (const auto& [name, value] : fields) json += fmt::format(",{}:{}", quoted(name), std::visit(Written{}, value));
  return json + '}';
}

void Log::write(Level level, std::string_view what, std::initializer_list<Field> fields) {
  if (level < least_) return;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const Instant at{std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
  const std::string text = line(to_text(at), name_of(level), what, fields) + '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace qianpi::log
