#include "adapters/settings/settings.h"

#include <Poco/AutoPtr.h>
#include <Poco/Util/PropertyFileConfiguration.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <functional>
#include <regex>

extern char** environ;

namespace qianpi::settings {

namespace {

using Take = std::function<std::string(const std::string& text)>;  // takes the text, or says in which form it is wanted

Take into(std::string& place) {
  return [&place](const std::string& text) {
    place = text;
    return std::string();
  };
}
Take into(std::filesystem::path& place) {
  return [&place](const std::string& text) {
    place = text;
    return std::string(text.empty() ? "PATH" : "");
  };
}
Take into(bool& place) {
  return [&place](const std::string& text) {
    place = text == "true";
    return std::string(text == "true" || text == "false" ? "" : "true|false");
  };
}
Take into(int& place, int least, int most) {
  return [&place, least, most](const std::string& text) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    const bool good = error == std::errc() && end == text.data() + text.size() && place >= least && place <= most;
    return good ? std::string() : std::to_string(least) + "…" + std::to_string(most);
  };
}
Take one_of(std::string& place, std::vector<std::string> allowed) {
  return [&place, allowed = std::move(allowed)](const std::string& text) {
    place = text;
    if (std::ranges::find(allowed, text) != allowed.end()) return std::string();
    std::string all;
    for (const std::string& one : allowed) all += (all.empty() ? "" : "|") + one;
    return all;
  };
}

/// "sqlite", or "mysql://USER@HOST:PORT/NAME" (the port may be left out).
Take into(std::optional<DatabaseServer>& place) {
  return [&place](const std::string& text) -> std::string {
    static const std::regex form("mysql://([^@:/;\\s]+)@([^@:/;\\s]+)(?::([0-9]{1,5}))?/([A-Za-z0-9_]+)");
    std::smatch part;
    place.reset();
    if (text == "sqlite") return {};
    if (!std::regex_match(text, part, form)) return "sqlite | mysql://USER@HOST:PORT/NAME";
    const int port = part[3].matched ? std::stoi(part[3]) : 3306;
    if (port < 1 || port > 65535) return "mysql://USER@HOST:1…65535/NAME";
    place = DatabaseServer{part[2], part[1], {}, part[4], port};
    return {};
  };
}

/// Handed to the client library between semicolons, which trims it.
Take into_password(std::string& place) {
  return [&place](const std::string& text) {
    place = text;
    const bool trimmed =
        !text.empty() && (std::isspace(static_cast<unsigned char>(text.front())) || std::isspace(static_cast<unsigned char>(text.back())));
    return std::string(trimmed || text.find(';') != std::string::npos ? "a text without ';' and without blanks at its ends" : "");
  };
}

struct Secrets {
  std::string database_password;
  std::filesystem::path database_password_file;
};

struct Known {
  std::string name, initial;
  Take take;
};

Take into_file(std::filesystem::path& place) {
  return [&place](const std::string& text) {
    place = text;
    return std::string(text.empty() || std::ifstream(place) ? "" : "a readable file");
  };
}

std::vector<Known> known_settings(Settings& it, Secrets& secrets) {
  return {{"http.host", "127.0.0.1", into(it.host)},
          {"http.port", "8080", into(it.port, 0, 65535)},
          {"http.origin", "", into(it.origin)},
          {"http.secureCookie", "false", into(it.secure_cookie)},
          {"http.threads", "16", into(it.threads, 2, 512)},
          {"http.queue", "64", into(it.queue, 1, 10'000)},
          {"http.headerSeconds", "10", into(it.header_seconds, 1, 300)},
          {"http.bodySeconds", "30", into(it.body_seconds, 1, 3600)},
          {"http.keepAliveSeconds", "3", into(it.keep_alive_seconds, 1, 300)},
          {"http.jsonMegabytes", "1", into(it.json_megabytes, 1, 64)},
          {"http.uploadMegabytes", "20", into(it.upload_megabytes, 1, 1024)},
          {"http.publicPerMinute", "120", into(it.public_per_minute, 1, 1'000'000)},
          {"database", "sqlite", into(it.database_server)},
          {"databasePassword", "", into_password(secrets.database_password)},
          {"databasePasswordFile", "", into_file(secrets.database_password_file)},
          {"folders.data", "data", into(it.data)},
          {"folders.web", "web/dist", into(it.web)},
          {"folders.packages", "workflows", into(it.packages)},
          {"folders.config", "config", into(it.config)},
          {"login.failures", "5", into(it.login_failures, 1, 100)},
          {"login.lockMinutes", "30", into(it.lock_minutes, 1, 10'000)},
          {"login.idleMinutes", "15", into(it.idle_minutes, 1, 1440)},
          {"login.sessionHours", "8", into(it.session_hours, 1, 24)},
          {"draw.keyFile", "", into(it.draw_key_file)},
          {"signing.keyFolder", "", into(it.signing_key_folder)},
          {"log.level", "info", one_of(it.log_level, {"info", "warning", "error"})}};
}

Mistake unknown(const std::string& where, const std::string& name, const std::vector<std::string>& names) {
  const std::string meant = nearest(name, names);
  return {where, "没有设置项 " + name + (meant.empty() ? "" : "；是否要写 " + meant + "？"),
          "There is no setting " + name + (meant.empty() ? "" : "; did you mean " + meant + "?")};
}

/// A file with secrets of an office must not be there for every account of the machine.
bool holds_a_secret_for_all(const std::filesystem::path& file, const Texts& texts) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || (status.st_mode & S_IROTH) == 0) return false;
  return std::ranges::any_of(texts, [](const auto& entry) {
    return !entry.second.empty() && (entry.first.find("assword") != std::string::npos || entry.first.find("ecret") != std::string::npos);
  });
}

Texts read_file(const std::filesystem::path& file, std::vector<Mistake>& mistakes) {
  Texts texts;
  if (!std::filesystem::exists(file)) return texts;
  try {
    const Poco::AutoPtr<Poco::Util::PropertyFileConfiguration> properties(new Poco::Util::PropertyFileConfiguration(file.string()));
    std::function<void(const std::string&)> walk = [&](const std::string& base) {
      Poco::Util::AbstractConfiguration::Keys keys;
      properties->keys(base, keys);
      if (keys.empty() && !base.empty()) texts[base] = properties->getRawString(base, "");
      for (const std::string& key : keys) walk(base.empty() ? key : base + "." + key);
    };
    walk("");
  } catch (const Poco::Exception& error) {
    mistakes.push_back({file.string(), "无法读取：" + error.displayText(), "Cannot be read: " + error.displayText()});
  }
  return texts;
}

void take_password(const Secrets& secrets, Settings& settings, std::vector<Mistake>& mistakes) {
  std::string password = secrets.database_password;
  if (const auto& file = secrets.database_password_file; !file.empty()) {
    if (!password.empty())
      mistakes.push_back({"databasePasswordFile", "与 databasePassword 只能给出一个", "Give either this or databasePassword, not both"});
    std::ifstream in(file);
    std::getline(in, password);
    if (const std::string form = into_password(password)(std::string(password)); !form.empty())
      mistakes.push_back({file.string(), "第一行应为不含分号、首尾无空格的口令", "Its first line must be " + form});
    if (holds_a_secret_for_all(file, {{"password", password}}))
      mistakes.push_back(
          {file.string(), "含有密码却可被所有用户读取；请执行 chmod 600", "Holds a secret and can be read by everyone; run chmod 600"});
  }
  if (settings.database_server) settings.database_server->password = password;
}

}  // namespace

Texts environment() {
  Texts texts;
  for (char** one = environ; *one; ++one) {
    const std::string text = *one;
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    if (name != "QIANPI_BUILD" && name != "QIANPI_DATA") texts[name] = equals == std::string::npos ? "" : text.substr(equals + 1);
  }
  return texts;
}

std::string variable_of(const std::string& name) {
  std::string variable = "QIANPI_";
  for (const char c : name) {
    if (c == '.') variable += '_';
    else if (c >= 'A' && c <= 'Z') (variable += '_') += c;
    else variable += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return variable;
}

std::string nearest(const std::string& name, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = 4;  // more than three changed letters is another word
  for (const std::string& candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= name.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t change = diagonal + (name[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
      }
    }
    if (row.back() < least) {
      least = row.back();
      best = candidate;
    }
  }
  return best;
}

std::variant<Settings, std::vector<Mistake>> read(const std::filesystem::path& file, const Texts& environment, const Texts& flags) {
  Settings settings;
  std::vector<Mistake> mistakes;
  Secrets secrets;
  const std::vector<Known> known = known_settings(settings, secrets);
  std::vector<std::string> names, variables;
  for (const Known& one : known) {
    names.push_back(one.name);
    variables.push_back(variable_of(one.name));
  }
  const Texts in_file = read_file(file, mistakes);
  if (holds_a_secret_for_all(file, in_file))
    mistakes.push_back({file.string(), "含有密码却可被所有用户读取；请执行 chmod 600", "Holds a secret and can be read by everyone; run chmod 600"});
  for (const auto& [name, text] : in_file)
    if (std::ranges::find(names, name) == names.end()) mistakes.push_back(unknown(file.string(), name, names));
  for (const auto& [name, text] : environment)
    if (name.starts_with("QIANPI_") && std::ranges::find(variables, name) == variables.end())
      mistakes.push_back(unknown("environment", name, variables));
  for (const Known& one : known) {
    std::string where = "default", text = one.initial;
    const auto look = [&](const Texts& texts, const std::string& name, const std::string& place) {
      if (const auto found = texts.find(name); found != texts.end()) {
        text = found->second;
        where = place;
      }
    };
    look(in_file, one.name, file.string());
    look(environment, variable_of(one.name), variable_of(one.name));
    look(flags, one.name, "command line");
    if (const std::string form = one.take(text); !form.empty())
      mistakes.push_back({where, one.name + " 不能是 “" + text + "”；应为 " + form, one.name + " cannot be \"" + text + "\"; it must be " + form});
  }
  take_password(secrets, settings, mistakes);
  if (!mistakes.empty()) return mistakes;
  return settings;
}

}  // namespace qianpi::settings
