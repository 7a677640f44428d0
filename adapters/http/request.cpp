#include "adapters/http/request.h"

#include <openssl/evp.h>

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

std::string sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  if (!EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr)) throw std::runtime_error("SHA-256 failed");
  std::string hex;
  for (unsigned i = 0; i < length; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

std::string cookie(const Request& request, const std::string& name) {
  const std::string all = "; " + request.header("cookie");
  const std::size_t at = all.find("; " + name + "=");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 3;
  return all.substr(from, all.find(';', from) - from);
}

}  // namespace qianpi::http
