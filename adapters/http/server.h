// The server on its socket: reads requests within limits and deadlines, gives them to router, health or static files, sends replies
// with the security headers. Made by serve.cpp. A thread is held only while a request is served or a short keep-alive lasts.
#pragma once
#include <functional>
#include <memory>

#include "adapters/http/router.h"
#include "adapters/http/static_files.h"

namespace qianpi::http {

struct ServerSettings {
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0: any free one
  int threads = 16;
  int queue = 64;  ///< connections waiting for a thread; more are closed
  int header_seconds = 10, body_seconds = 30, keep_alive_seconds = 3;
};

/// One line of the access log. Without query: it may hold names.
struct Served {
  std::string method, path, address, user;
  int status = 0;
  std::int64_t milliseconds = 0;
};

/// A port that is free at this moment.
int free_port(const std::string& host);

class Server {
 public:
  /// Listens at once; throws std::runtime_error with the cure when the port is taken.
  Server(const ServerSettings&, Router&, Site&, StaticFiles, std::function<void(const Served&)> log);
  ~Server();
  int port() const;
  void stop();  ///< no new requests; waits for those being served

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace qianpi::http
