// The server's settings: config/server.properties, overridden by QIANPI_* of the environment, then by the command line. Read once at
// start and checked whole: every mistake is told at once, an unknown name with the one that was probably meant.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace qianpi::settings {

/// A MariaDB or MySQL server in place of the file in the data folder.
struct DatabaseServer {
  std::string host, user, password, name;
  int port = 3306;
};

struct Settings {
  std::string host, origin;
  int port = 8080;
  int threads = 16, queue = 64;
  int header_seconds = 10, body_seconds = 30, keep_alive_seconds = 3;
  int json_megabytes = 1, upload_megabytes = 20, public_per_minute = 120;
  bool secure_cookie = false;
  std::filesystem::path data, web, packages, config;
  std::optional<DatabaseServer> database_server;
  int login_failures = 5, lock_minutes = 30, idle_minutes = 15, session_hours = 8;
  std::string draw_key_file;       ///< empty: draw.key in the data folder
  std::string signing_key_folder;  ///< empty: keys in the data folder
  std::string log_level;
};

/// A mistake, where it stands, and its cure; in both languages.
struct Mistake {
  std::string where, zh, en;
};

using Texts = std::map<std::string, std::string>;

/// The process's environment, less the names of ./dev, which starts this program.
Texts environment();
/// `environment`: as above; `flags`: name of a setting → text, from the command line.
std::variant<Settings, std::vector<Mistake>> read(const std::filesystem::path& file, const Texts& environment, const Texts& flags);

/// "http.port" → "QIANPI_HTTP_PORT".
std::string variable_of(const std::string& name);
/// The known name nearest to this one, or "" when none is near.
std::string nearest(const std::string& name, const std::vector<std::string>& known);

}  // namespace qianpi::settings
