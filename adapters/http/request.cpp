#include "adapters/http/request.h"

#include "adapters/http/failure.h"

namespace qianpi::http {

std::string Request::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::string Request::asked(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : found->second;
}

std::int64_t Request::number(const std::string& name) const {
  if (const auto number = read_number(param(name))) return *number;
  throw not_found();
}

Reply json_reply(const Json& json, int status) {
  Reply reply;
  reply.status = status;
  // Text that is no UTF-8 cannot come from the engine; replacing is for what a broken file name may bring along.
  reply.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return reply;
}

std::string cookie(const Request& request, const std::string& name) {
  const std::string all = "; " + request.header("cookie");
  const std::size_t at = all.find("; " + name + "=");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 3;
  return all.substr(from, all.find(';', from) - from);
}

}  // namespace qianpi::http
