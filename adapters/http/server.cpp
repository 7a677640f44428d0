#include "adapters/http/server.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <stdexcept>

#include "adapters/http/connection.h"

namespace qianpi::http {

namespace {

constexpr int stack_bytes = 1 << 20;
constexpr int accept_backlog = 128;
constexpr int most_requests = 10'000;  // on one connection; 0 would mean none here

Reply health_reply(const Health& health) {
  Json checks = Json::object();
  for (const auto& [name, state] : health.checks) checks[name] = state;
  return json_reply({{"ready", health.ready}, {"checks", std::move(checks)}}, health.ready ? 200 : 503);
}

class Factory : public Poco::Net::TCPServerConnectionFactory {
 public:
  explicit Factory(Service& service) : service_(service) {}
  Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override {
    return new Connection(socket, service_);  // Poco deletes it
  }

 private:
  Service& service_;
};

Poco::Net::ServerSocket listen(const ServerSettings& settings) {
  try {
    Poco::Net::ServerSocket socket;
    // Not Poco's own way of binding: that lets a second server share the port.
    socket.bind(Poco::Net::SocketAddress(settings.host, static_cast<Poco::UInt16>(settings.port)), true, false);
    socket.listen(accept_backlog);
    return socket;
  } catch (const Poco::Exception& error) {
    const std::string place = settings.host + ":" + std::to_string(settings.port);
    throw std::runtime_error("无法监听 " + place + "（" + error.displayText() + "）；请换用 --port / Cannot listen on " + place +
                             "; choose another --port");
  }
}

}  // namespace

Reply Service::answer(Request request) {
  if (request.path == "/healthz") return health_reply({});
  if (request.path == "/readyz") return health_reply(site.health());
  if (request.path.starts_with("/api/")) return router.answer(std::move(request));
  return files.answer(request);
}

int free_port(const std::string& host) {
  ServerSettings any;
  any.host = host;
  any.port = 0;
  return listen(any).address().port();
}

struct Server::Parts {
  Parts(const ServerSettings& settings, Router& router, Site& site, StaticFiles files, std::function<void(const Served&)> log)
      : service{settings, router, site, std::move(files), std::move(log), new Poco::Net::HTTPServerParams, false},
        pool("http", 2, settings.threads, 60, stack_bytes),
        socket(listen(settings)) {}

  Service service;
  Poco::ThreadPool pool;
  Poco::Net::ServerSocket socket;
  std::unique_ptr<Poco::Net::TCPServer> tcp;
};

Server::Server(const ServerSettings& settings, Router& router, Site& site, StaticFiles files, std::function<void(const Served&)> log)
    : parts_(std::make_unique<Parts>(settings, router, site, std::move(files), std::move(log))) {
  auto& params = *parts_->service.params;
  params.setKeepAlive(true);
  params.setTimeout(Poco::Timespan(settings.header_seconds, 0));
  params.setKeepAliveTimeout(Poco::Timespan(settings.keep_alive_seconds, 0));
  params.setMaxKeepAliveRequests(most_requests);
  params.setMaxThreads(settings.threads);
  params.setMaxQueued(settings.queue);
  parts_->tcp = std::make_unique<Poco::Net::TCPServer>(new Factory(parts_->service), parts_->pool, parts_->socket, parts_->service.params);
  parts_->tcp->start();
}

Server::~Server() { stop(); }

int Server::port() const { return parts_->socket.address().port(); }

void Server::stop() {
  parts_->service.stopping = true;
  parts_->tcp->stop();
  parts_->pool.stopAll();
}

}  // namespace qianpi::http
