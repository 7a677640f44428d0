#include "adapters/http/connection.h"

#include <Poco/Net/NetException.h>
#include <Poco/URI.h>
#include <poll.h>
#include <sys/socket.h>

#include <chrono>

#include "adapters/http/failure.h"

namespace qianpi::http {

namespace {

using Clock = std::chrono::steady_clock;
namespace net = Poco::Net;

constexpr int largest_header = 16 * 1024;
constexpr int stop_check_ms = 250;

constexpr const char* page_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

int milliseconds_until(Clock::time_point deadline) {
  return static_cast<int>(std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count()));
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

bool is_bytes_route(const std::string& method, const std::string& path) {
  for (const Route& route : routes())
    if (route.takes == "*/*" && route.method == method && path == "/api/v1" + std::string(route.pattern)) return true;
  return false;
}

Failure too_large(std::size_t limit) {
  const std::string mebibytes = std::to_string(limit >> 20);
  return {413, "too_large", {"内容超过 " + mebibytes + " MB 的上限", "The body is larger than the limit of " + mebibytes + " MiB"}};
}

/// Reads what has arrived, piece by piece, so that the deadline is looked at between pieces.
std::string read_body(std::istream& stream, std::size_t limit, Clock::time_point deadline) {
  std::string body;
  std::streambuf& from = *stream.rdbuf();
  while (from.sgetc() != std::char_traits<char>::eof()) {
    if (Clock::now() > deadline) throw Failure(408, "too_slow", {"请求正文传输过慢", "The body came too slowly"});
    const std::size_t had = body.size(), more = static_cast<std::size_t>(std::max<std::streamsize>(1, from.in_avail()));
    if (had + more > limit) throw too_large(limit);
    body.resize(had + more);
    body.resize(had + static_cast<std::size_t>(from.sgetn(body.data() + had, static_cast<std::streamsize>(more))));
  }
  return body;
}

}  // namespace

struct Connection::Session : net::HTTPServerSession {
  using HTTPServerSession::buffered;
  using HTTPServerSession::HTTPServerSession;
};

void Connection::run() {
  Session session(socket(), service_.params);
  int idle = service_.settings.header_seconds;
  try {
    while (wait_for_header(session, idle) && serve_one(session)) idle = service_.settings.keep_alive_seconds;
    if (unread_) linger();  // the answer has left Poco's buffers by now
  } catch (const Poco::Exception&) {
    // The client went away or spoke no HTTP: there is nobody left to answer.
  }
}

bool Connection::wait_for_more(int fd, Clock::time_point deadline) const {
  while (!service_.stopping) {
    pollfd waiting{fd, POLLIN | POLLRDHUP, 0};
    const int left = milliseconds_until(deadline);
    const int ready = poll(&waiting, 1, std::min(left, stop_check_ms));
    if (ready != 0) return ready > 0;
    if (left == 0) return false;
  }
  return false;
}

/// Peeks until the header is whole: Poco's own reading knows no deadline over a whole header, so drops of bytes would hold a thread.
bool Connection::wait_for_header(Session& session, int idle_seconds) {
  if (session.buffered() > 0) return true;  // pipelined behind the last one
  const int fd = socket().impl()->sockfd();
  auto deadline = Clock::now() + std::chrono::seconds(idle_seconds);
  std::string seen(largest_header, '\0');
  for (ssize_t had = 0;;) {
    const int enough = static_cast<int>(had) + 1;  // poll then sleeps until there is more than was seen
    setsockopt(fd, SOL_SOCKET, SO_RCVLOWAT, &enough, sizeof enough);
    if (!wait_for_more(fd, deadline)) return false;
    const ssize_t now = recv(fd, seen.data(), seen.size(), MSG_PEEK | MSG_DONTWAIT);
    if (now <= had) return false;  // closed
    if (had == 0) deadline = Clock::now() + std::chrono::seconds(service_.settings.header_seconds);
    const bool whole = std::string_view(seen.data(), static_cast<std::size_t>(now)).find("\r\n\r\n") != std::string_view::npos;
    if (whole) {
      const int one = 1;
      setsockopt(fd, SOL_SOCKET, SO_RCVLOWAT, &one, sizeof one);
      return true;
    }
    if (now == largest_header) return false;
    had = now;
  }
}

bool Connection::serve_one(Session& session) {
  net::HTTPServerResponseImpl response(session);
  net::HTTPServerRequestImpl incoming(response, session, service_.params);
  response.setVersion(incoming.getVersion());
  response.setKeepAlive(incoming.getKeepAlive() && session.canKeepAlive());
  const auto begun = Clock::now();
  Request request;
  Reply reply;
  try {
    request = read_request(incoming, response);
    reply = service_.answer(request);
  } catch (const Failure& failure) {  // the body was not read to its end: this connection cannot go on
    reply = json_reply(problem_json(failure, service_.site.labels, Language::zh), failure.status);
    reply.type = "application/problem+json; charset=utf-8";
    response.setKeepAlive(false);
    unread_ = true;
  }
  const int status = reply.status;
  send(request, std::move(reply), response);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun).count();
  service_.log({request.method, request.path, request.address, "", status, took});
  session.setKeepAlive(response.getKeepAlive() && session.canKeepAlive());
  return session.getKeepAlive();
}

/// Closing while bytes are still coming would reset the connection and take the answer away before it is read.
void Connection::linger() {
  socket().shutdownSend();
  const auto deadline = Clock::now() + std::chrono::seconds(1);
  std::string rest(largest_header, '\0');
  for (std::size_t left = service_.site.limits.upload_bytes; left >= rest.size(); left -= rest.size()) {
    pollfd waiting{socket().impl()->sockfd(), POLLIN, 0};
    if (poll(&waiting, 1, milliseconds_until(deadline)) <= 0) return;
    if (recv(waiting.fd, rest.data(), rest.size(), MSG_DONTWAIT) <= 0) return;
  }
}

Request Connection::read_request(net::HTTPServerRequestImpl& incoming, net::HTTPServerResponseImpl& response) {
  Request request;
  request.method = incoming.getMethod();
  request.address = incoming.clientAddress().host().toString();
  for (const auto& [name, value] : incoming) request.headers[lower(name)] = value;
  request.language = lower(request.header("accept-language")).starts_with("en") ? Language::en : Language::zh;
  try {
    const Poco::URI uri(incoming.getURI());
    request.path = uri.getRawQuery().empty() && incoming.getURI().find('?') == std::string::npos
                       ? incoming.getURI()
                       : incoming.getURI().substr(0, incoming.getURI().find('?'));
    for (const auto& [name, value] : uri.getQueryParameters()) request.query[name] = value;
  } catch (const Poco::Exception&) {
    throw Failure(400, "bad_address", {"地址无效", "The address is not valid"});
  }
  const std::size_t limit = is_bytes_route(request.method, request.path) ? service_.site.limits.upload_bytes : service_.site.limits.json_bytes;
  if (incoming.hasContentLength() && incoming.getContentLength64() > static_cast<Poco::Int64>(limit)) throw too_large(limit);
  if (incoming.getExpectContinue()) response.sendContinue();
  if (incoming.hasContentLength() || incoming.getChunkedTransferEncoding())
    request.body = read_body(incoming.stream(), limit, Clock::now() + std::chrono::seconds(service_.settings.body_seconds));
  return request;
}

void Connection::send(const Request& request, Reply reply, net::HTTPServerResponseImpl& response) {
  response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(reply.status));
  response.setReason(net::HTTPResponse::getReasonForStatus(response.getStatus()));
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("X-Frame-Options", "DENY");
  response.set("Content-Security-Policy", page_policy);
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  if (!reply.type.empty() && reply.status != 204 && reply.status != 304) response.setContentType(reply.type);
  if (request.method == "HEAD") {
    response.setContentLength64(static_cast<Poco::Int64>(reply.body.size()));
    response.send().flush();
  } else {
    response.sendBuffer(reply.body.data(), reply.body.size());
  }
}

}  // namespace qianpi::http
