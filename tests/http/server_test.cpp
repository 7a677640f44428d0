// The server on a real socket of loopback: limits, deadlines, headers, static files.
#include "adapters/http/server.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/StreamCopier.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/http/office.h"

namespace qianpi::http {

namespace {

namespace fs = std::filesystem;
namespace net = Poco::Net;

class Page {
 public:
  Page() : folder_(fs::temp_directory_path() / ("qianpi-page-" + std::to_string(getpid()))) {
    fs::create_directories(folder_ / "assets");
    std::ofstream(folder_ / "index.html") << "<!doctype html><title>page</title>";
    std::ofstream(folder_ / "assets/app-1a2b.js") << "run()";
    std::ofstream(folder_ / "assets/app-1a2b.js.gz") << "compressed";
  }
  ~Page() { fs::remove_all(folder_); }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

struct Running {
  TestOffice office;
  Page page;
  std::vector<Served> served;
  Server server;

  Running()
      : server(settings(), *office.router, prepared(office.site), StaticFiles(page.folder()), [this](const Served& one) { served.push_back(one); }) {}
  static ServerSettings settings() {
    ServerSettings it;
    it.port = 0;
    it.threads = 4;
    it.header_seconds = 1;
    it.body_seconds = 1;
    it.keep_alive_seconds = 1;
    return it;
  }
  static Site& prepared(Site& site) {
    site.limits.json_bytes = 1 << 16;
    site.health = [] { return Health{}; };
    return site;
  }

  struct Answer {
    net::HTTPResponse head;
    std::string body;
  };
  Answer ask(const std::string& method, const std::string& path, const net::NameValueCollection& headers = {}, const std::string& body = "") {
    net::HTTPClientSession session("127.0.0.1", static_cast<Poco::UInt16>(server.port()));
    net::HTTPRequest request(method, path, net::HTTPRequest::HTTP_1_1);
    for (const auto& [name, value] : headers) request.set(name, value);
    if (!body.empty()) request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    session.sendRequest(request) << body;
    Answer answer;
    Poco::StreamCopier::copyToString(session.receiveResponse(answer.head), answer.body);
    return answer;
  }
  /// Sends the bytes and reads until the server closes.
  std::string raw(const std::string& bytes) {
    net::StreamSocket socket(net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(server.port())));
    socket.setReceiveTimeout(Poco::Timespan(5, 0));
    socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    std::string all;
    char buffer[4096];
    for (int got = receive(socket, buffer, sizeof buffer); got > 0; got = receive(socket, buffer, sizeof buffer))
      all.append(buffer, static_cast<std::size_t>(got));
    return all;
  }
  /// 0 when the server has closed, politely or not.
  static int receive(net::StreamSocket& socket, char* buffer, int size) {
    try {
      return socket.receiveBytes(buffer, size);
    } catch (const net::ConnectionResetException&) {
      return 0;
    }
  }
};

}  // namespace

TEST_CASE("The page, its assets and the API are served with strict headers") {
  Running it;
  const auto page = it.ask("GET", "/inbox/todo");
  CHECK(page.body == "<!doctype html><title>page</title>");
  CHECK_THAT(page.head.get("Content-Security-Policy"), Catch::Contains("default-src 'self'") && !Catch::Contains("unsafe-eval"));
  CHECK(page.head.get("X-Content-Type-Options") == "nosniff");
  CHECK(page.head.get("X-Frame-Options") == "DENY");
  const auto asset = it.ask("GET", "/assets/app-1a2b.js", [] {
    net::NameValueCollection h;
    h.set("Accept-Encoding", "gzip, deflate");
    return h;
  }());
  CHECK(asset.body == "compressed");
  CHECK(asset.head.get("Content-Encoding") == "gzip");
  CHECK_THAT(asset.head.get("Cache-Control"), Catch::Contains("immutable"));
  CHECK(it.ask("GET", "/assets/old-9z.js").head.getStatus() == 404);
  CHECK(it.ask("GET", "/api/v1/session").head.getStatus() == 401);
  CHECK(it.ask("GET", "/healthz").head.getStatus() == 200);
}

TEST_CASE("A path cannot climb out of the page's folder") {
  Running it;
  for (const char* path : {"/../../../../etc/passwd", "/assets/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc/passwd"})
    CHECK_THAT(it.ask("GET", path).body, !Catch::Contains("root:"));
}

TEST_CASE("A body beyond the limit is refused with 413, announced or not") {
  Running it;
  net::NameValueCollection json;
  json.set("Content-Type", "application/json");
  CHECK(it.ask("POST", "/api/v1/session", json, std::string(100'000, ' ')).head.getStatus() == 413);
  std::string chunked = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) chunked += "2000\r\n" + std::string(0x2000, ' ') + "\r\n";
  CHECK_THAT(it.raw(chunked), Catch::StartsWith("HTTP/1.1 413"));
}

TEST_CASE("A header that never ends is cut off, and others are served meanwhile") {
  Running it;
  net::StreamSocket slow(net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(it.server.port())));
  slow.sendBytes("GET / HT", 8);
  CHECK(it.ask("GET", "/healthz").head.getStatus() == 200);
  slow.setReceiveTimeout(Poco::Timespan(5, 0));
  char byte;
  CHECK(Running::receive(slow, &byte, 1) == 0);
}

TEST_CASE("A body that never comes is given up with 408") {
  Running it;
  CHECK_THAT(it.raw("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"),
             !Catch::StartsWith("HTTP/1.1 200"));
}

TEST_CASE("What is no HTTP is not answered, and does not stop the server") {
  Running it;
  CHECK(it.raw("\x16\x03\x01 hello TLS\r\n\r\n").find("200") == std::string::npos);
  CHECK(it.raw(std::string(20'000, 'a')).empty());
  CHECK(it.ask("GET", "/healthz").head.getStatus() == 200);
}

TEST_CASE("One connection serves several requests, also sent ahead") {
  Running it;
  const std::string one = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", last = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  const std::string all = it.raw(one + one + last);
  int answers = 0;
  for (std::size_t at = all.find("HTTP/1.1 200"); at != std::string::npos; at = all.find("HTTP/1.1 200", at + 1)) ++answers;
  CHECK(answers == 3);
}

TEST_CASE("The access log names the path without its query") {
  Running it;
  it.ask("GET", "/api/v1/tasks?q=%E5%BC%A0%E4%B8%89");
  it.server.stop();
  REQUIRE(it.served.size() == 1);
  CHECK(it.served.front().path == "/api/v1/tasks");
  CHECK(it.served.front().status == 401);
}

TEST_CASE("A taken port is said with its cure") {
  Running it;
  ServerSettings same = Running::settings();
  same.port = it.server.port();
  CHECK_THROWS_WITH(Server(same, *it.office.router, it.office.site, {}, [](const Served&) {}), Catch::Contains("--port"));
}

}  // namespace qianpi::http
