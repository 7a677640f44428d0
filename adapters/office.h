// The office: everything that stands on one data folder, made in order and joined through the engine's ports. Part of the composition
// root; only the files directly in adapters/ include it.
#pragma once
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "adapters/blobs/blobs.h"
#include "adapters/cli/validate.h"
#include "adapters/cli/verify.h"
#include "adapters/clock/clock.h"
#include "adapters/clock/key_file.h"
#include "adapters/database/database.h"
#include "adapters/keys/key_folder.h"
#include "adapters/log/log.h"
#include "adapters/packages/folder.h"
#include "adapters/people/login.h"
#include "adapters/people/office.h"
#include "adapters/settings/settings.h"
#include "engine/engine.h"

namespace qianpi {

namespace fs = std::filesystem;
using settings::Settings;

inline constexpr const char* demonstration_mark = "DEMONSTRATION";
inline constexpr const char* demonstration_accounts = "accounts.tsv";
inline constexpr const char* virtual_time = "virtual-time";
inline constexpr std::uintmax_t least_free_bytes = 16u << 20;

/// Bad input on the command line or in a file: said as it is, exit 1.
struct Stop : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Stop(path.string() + "：无法读取 / cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_private(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  out << text;
  if (!out.flush()) throw Stop(path.string() + "：无法写入 / cannot be written");
}

[[noreturn]] inline void stop_with(const Problems& problems) {
  cli::print(problems, std::cerr);
  throw Stop("已停止：请先更正以上各处 / Stopped: please correct the above");
}

inline Settings read_settings(const settings::Texts& flags) {
  const auto config = flags.find("folders.config");
  const fs::path folder = config == flags.end() ? "config" : config->second;
  const auto read = settings::read(folder / "server.properties", settings::environment(), flags);
  if (const auto* settings = std::get_if<Settings>(&read)) return *settings;
  for (const auto& [where, zh, en] : std::get<std::vector<settings::Mistake>>(read)) std::cerr << where << ": " << zh << "\n  " << en << '\n';
  throw Stop("设置有误，未启动 / Not started: the settings have mistakes");
}

inline std::shared_ptr<const calendar::Calendar> calendar_in(const fs::path& folder) {
  auto read = packages::read_calendar(folder);
  if (const auto* problems = std::get_if<Problems>(&read)) stop_with(*problems);
  return std::make_shared<const calendar::Calendar>(std::move(std::get<calendar::Calendar>(read)));
}

inline fs::path draw_key_file(const Settings& settings) {
  return settings.draw_key_file.empty() ? settings.data / "draw.key" : fs::path(settings.draw_key_file);
}

inline fs::path signing_key_folder(const Settings& settings) {
  return settings.signing_key_folder.empty() ? settings.data / "keys" : fs::path(settings.signing_key_folder);
}

inline log::Log::Level level_of(const std::string& name) {
  return name == "error" ? log::Log::Level::error : name == "warning" ? log::Log::Level::warning : log::Log::Level::info;
}

inline std::unique_ptr<database::Database> database_of(const Settings& settings) {
  if (!settings.database_server) return database::Database::open(settings.data);
  const auto& [host, user, password, name, port] = *settings.database_server;
  return database::Database::open(database::Server{host, port, user, password, name});
}

/// Everything that stands on one data folder. Members are made in this order and end in the other.
class Office {
 public:
  explicit Office(const Settings& settings, std::optional<Instant> virtual_start = {})
      : settings_(settings),
        log_(level_of(settings.log_level)),
        clock_(clock_of(virtual_start)),
        database_((fs::create_directories(settings.data), database_of(settings))),
        blobs_(blobs::open(settings.data, entropy_, *clock_)),
        engine_(database_->store(), database_->people(), *clock_, entropy_, calendar_in(settings.config / "calendar"),
                clock::read_or_make_key(draw_key_file(settings), entropy_)),
        keys_(signing_key_folder(settings), *clock_),
        login_(database_->accounts(), real_, passwords_,
               {settings.login_failures, settings.lock_minutes, settings.idle_minutes, settings.session_hours}),
        registry_(database_->accounts(), passwords_, real_) {}

  database::Database& database() { return *database_; }
  Engine& engine() { return engine_; }
  people::Registry& registry() { return registry_; }
  people::Login& login() { return login_; }
  log::Log& log() { return log_; }
  cli::Archive archive() { return {database_->store(), database_->views(), *blobs_, database_->anchors()}; }
  const Settings& settings() const { return settings_; }
  Clock& clock() { return *clock_; }
  Entropy& entropy() { return entropy_; }
  Blobs& blobs() { return *blobs_; }
  keys::KeyFolder& keys() { return keys_; }

  void move_clock(Instant at) {
    if (!virtual_) throw Stop("不是演示时钟 / no virtual clock");
    virtual_->move_to(at);
    write_private(settings_.data / virtual_time, to_text(clock_->now()));
  }
  bool has_virtual_clock() const { return virtual_ != nullptr; }
  bool is_demonstration() const { return fs::exists(settings_.data / demonstration_mark); }

  /// What stands in the packages' folder becomes the current version of each, unless it already is.
  void publish_packages() {
    for (const fs::path& folder : packages::packages_in(settings_.packages)) {
      const auto read = packages::read(folder);
      if (const auto* problems = std::get_if<Problems>(&read)) {
        cli::print(*problems, std::cerr);
        log_.write(log::Log::Level::error, "package_refused",
                   {{"folder", folder.string()}, {"problems", static_cast<std::int64_t>(problems->size())}});
        continue;
      }
      const Package& package = *std::get<PackagePtr>(read);
      if (database_->store().current_version(package.name) == package.version) continue;
      database_->store().publish(package, clock_->now());
      log_.write(log::Log::Level::info, "package_published", {{"package", package.name}, {"version", package.version.value}});
    }
  }

 private:
  std::unique_ptr<Clock> clock_of(std::optional<Instant> start) {
    if (!start) return std::make_unique<clock::SystemClock>();
    Instant at = *start;
    if (const fs::path kept = settings_.data / virtual_time; fs::exists(kept))
      if (const auto before = read_instant(read_text(kept)); before && *before > at) at = *before;
    auto clock = std::make_unique<clock::VirtualClock>(at);
    virtual_ = clock.get();
    return clock;
  }

  Settings settings_;
  log::Log log_;
  clock::SystemClock real_;  // sessions and locks: advancing a virtual clock signs nobody out
  clock::VirtualClock* virtual_ = nullptr;
  std::unique_ptr<Clock> clock_;
  clock::SystemEntropy entropy_;
  std::unique_ptr<database::Database> database_;
  std::unique_ptr<Blobs> blobs_;
  Engine engine_;
  keys::KeyFolder keys_;
  people::Passwords passwords_;
  people::Login login_;
  people::Registry registry_;
};

}  // namespace qianpi
