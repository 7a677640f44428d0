#include "adapters/settings/settings.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

namespace qianpi::settings {

namespace {

namespace fs = std::filesystem;

class File {
 public:
  explicit File(const std::string& text) : path_(fs::temp_directory_path() / ("qianpi-settings-" + std::to_string(getpid()) + ".properties")) {
    std::ofstream(path_) << text;
  }
  ~File() { fs::remove(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Settings good(const std::string& text, const Texts& environment = {}, const Texts& flags = {}) {
  const auto read = settings::read(File(text).path(), environment, flags);
  REQUIRE(std::holds_alternative<Settings>(read));
  return std::get<Settings>(read);
}

std::vector<Mistake> mistakes(const std::string& text, const Texts& environment = {}) {
  const auto read = settings::read(File(text).path(), environment, {});
  REQUIRE(std::holds_alternative<std::vector<Mistake>>(read));
  return std::get<std::vector<Mistake>>(read);
}

}  // namespace

TEST_CASE("The file that ships is accepted as it is") {
  const auto read = settings::read(fs::path(QIANPI_ROOT) / "config/server.properties", {}, {});
  REQUIRE(std::holds_alternative<Settings>(read));
  CHECK(std::get<Settings>(read).host == "127.0.0.1");
}

TEST_CASE("The environment comes before the file, the command line before both") {
  CHECK(good("http.port = 1001\n").port == 1001);
  CHECK(good("http.port = 1001\n", {{"QIANPI_HTTP_PORT", "1002"}}).port == 1002);
  CHECK(good("http.port = 1001\n", {{"QIANPI_HTTP_PORT", "1002"}}, {{"http.port", "1003"}}).port == 1003);
  CHECK(good("", {{"QIANPI_HTTP_KEEP_ALIVE_SECONDS", "7"}}).keep_alive_seconds == 7);
}

TEST_CASE("The database is a file unless a server is named, with its password given apart") {
  CHECK_FALSE(good("database = sqlite\n").database_server);
  const auto server = good("database = mysql://office@db.example:3307/qianpi\n", {{"QIANPI_DATABASE_PASSWORD", "open=sesame"}}).database_server;
  REQUIRE(server);
  CHECK(std::tuple(server->host, server->port, server->user, server->name, server->password) ==
        std::tuple("db.example", 3307, "office", "qianpi", "open=sesame"));
  CHECK(good("", {{"QIANPI_DATABASE", "mysql://office@db/other"}}, {{"database", "mysql://office@127.0.0.1/qianpi"}}).database_server->port == 3306);
}

TEST_CASE("A password in a file is its first line, and nobody else may read it") {
  const File secret("open sesame\n");
  fs::permissions(secret.path(), fs::perms::owner_read | fs::perms::owner_write);
  const Texts named{{"QIANPI_DATABASE", "mysql://office@db/qianpi"}, {"QIANPI_DATABASE_PASSWORD_FILE", secret.path().string()}};
  const auto read = settings::read("no-such-file", named, {});
  REQUIRE(std::holds_alternative<Settings>(read));
  CHECK(std::get<Settings>(read).database_server->password == "open sesame");
  fs::permissions(secret.path(), fs::perms::others_read, fs::perm_options::add);
  const auto refused = settings::read("no-such-file", named, {});
  REQUIRE(std::holds_alternative<std::vector<Mistake>>(refused));
  CHECK_THAT(std::get<std::vector<Mistake>>(refused).at(0).en, Catch::Contains("chmod 600"));
}

TEST_CASE("A database that cannot be meant is refused with the form it must have") {
  for (const char* wrong : {"mysql", "mysql://db/qianpi", "mysql://office@db:0/qianpi", "mysql://office@db:70000/qianpi", "mysql://office@db/a;b=c",
                            "postgresql://office@db/qianpi", "mysql://office:secret@db/qianpi"})
    CHECK_THAT(mistakes("database = " + std::string(wrong) + "\n").at(0).en, Catch::Contains("mysql://USER@HOST:"));
  CHECK_THAT(mistakes("", {{"QIANPI_DATABASE_PASSWORD", "a;b"}}).at(0).en, Catch::Contains("without ';'"));
  CHECK_THAT(mistakes("", {{"QIANPI_DATABASE_PASSWORD_FILE", "/nowhere"}}).at(0).en, Catch::Contains("a readable file"));
}

TEST_CASE("All mistakes are told at once, each with its place") {
  const auto found = mistakes("http.port = many\nlog.level = loud\nhttp.thraeds = 4\n", {{"QIANPI_HTTP_QEUE", "1"}});
  REQUIRE(found.size() == 4);
  std::string all;
  for (const Mistake& one : found) all += one.en + "\n";
  CHECK_THAT(all, Catch::Contains("0…65535") && Catch::Contains("info|warning|error"));
  CHECK_THAT(all, Catch::Contains("did you mean http.threads?") && Catch::Contains("did you mean QIANPI_HTTP_QUEUE?"));
}

TEST_CASE("A name like no other gets no guess") {
  CHECK(nearest("entirely.different", {"http.port", "log.level"}).empty());
  CHECK(nearest("http.prot", {"http.port", "log.level"}) == "http.port");
}

TEST_CASE("A secret in a file that everyone may read is refused") {
  const File file("mail.password = hunter2\n");
  fs::permissions(file.path(), fs::perms::owner_all | fs::perms::others_read);
  const auto read = settings::read(file.path(), {}, {});
  REQUIRE(std::holds_alternative<std::vector<Mistake>>(read));
  CHECK_THAT(std::get<std::vector<Mistake>>(read).front().en, Catch::Contains("chmod 600"));
}

TEST_CASE("Without a file the built-in values hold") {
  const auto read = settings::read("/nonexistent/server.properties", {}, {});
  REQUIRE(std::holds_alternative<Settings>(read));
  CHECK(std::get<Settings>(read).upload_megabytes == 20);
}

}  // namespace qianpi::settings
