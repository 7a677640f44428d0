// A request and its reply as plain values, so that every handler can be tried without a socket. The server fills the first and
// sends the second; the router adds who asks and, on routes about a case, the situation.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "adapters/http/json.h"
#include "engine/ports/people.h"
#include "engine/situation.h"

namespace qianpi::http {

using Texts = std::map<std::string, std::string>;

struct Request {
  std::string method, path, body;
  Texts query, headers;  ///< header names in lower case
  std::string address;   ///< of the client, for rate limits
  Language language = Language::zh;
  // what the router adds
  Texts params;  ///< from the route's pattern
  std::optional<Session> session;
  Actor actor;  ///< of the session; anonymous without one
  bool must_change_password = false;
  std::optional<Situation> situation;

  std::string header(const std::string& name) const;
  std::string asked(const std::string& name) const;  ///< query value or ""
  const std::string& param(const std::string& name) const { return params.at(name); }
  std::int64_t number(const std::string& name) const;  ///< a param that must be a number; Failure 404 otherwise
};

struct Reply {
  int status = 200;
  std::string type = "application/json; charset=utf-8", body;
  Texts headers;
};

Reply json_reply(const Json&, int status = 200);
inline Reply nothing() { return {204, "", "", {}}; }

std::string cookie(const Request&, const std::string& name);

}  // namespace qianpi::http
