// One connection of the server: waits for a whole header within its deadline, reads the body within limits, answers, goes on while
// the client keeps the connection alive. Used by server.cpp only.
#pragma once
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/TCPServerConnection.h>

#include <atomic>
#include <chrono>

#include "adapters/http/server.h"

namespace qianpi::http {

struct Service {
  ServerSettings settings;
  Router& router;
  Site& site;
  StaticFiles files;
  std::function<void(const Served&)> log;
  Poco::AutoPtr<Poco::Net::HTTPServerParams> params;
  std::atomic<bool> stopping;  ///< waiting connections end; those being served finish

  Reply answer(Request);  ///< API, health or page
};

class Connection : public Poco::Net::TCPServerConnection {
 public:
  Connection(const Poco::Net::StreamSocket& socket, Service& service) : TCPServerConnection(socket), service_(service) {}
  void run() override;

 private:
  struct Session;
  bool wait_for_header(Session&, int idle_seconds);
  bool wait_for_more(int fd, std::chrono::steady_clock::time_point deadline) const;
  bool serve_one(Session&);
  Request read_request(Poco::Net::HTTPServerRequestImpl&, Poco::Net::HTTPServerResponseImpl&);
  void linger();
  void send(const Request&, Reply, Poco::Net::HTTPServerResponseImpl&);

  Service& service_;
  bool unread_ = false;  ///< the last request's body was not read to its end
};

}  // namespace qianpi::http
