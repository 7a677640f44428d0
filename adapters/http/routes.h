// The one table of routes: pattern, method, rule of access, handler, schemas. Router and OpenAPI document are made from it, and a
// test walks it. A route cannot be written without its rule: Route has no constructor that leaves it out.
#pragma once
#include <string_view>
#include <vector>

#include "adapters/http/rules.h"
#include "adapters/http/site.h"

namespace qianpi::http {

using Handler = Reply (*)(Site&, const Request&);

enum class Body { none, json, bytes };

struct Route {
  std::string_view method, pattern;  ///< under /api/v1; {name} takes one segment
  const Rule& rule;
  Handler handler;
  std::string_view id;            ///< operationId
  std::string_view takes, gives;  ///< names of schemas in config/openapi/schemas.json; "" none, "*/*" bytes
  std::string_view query;         ///< names of query parameters, separated by blanks
  bool command = false;           ///< needs an Idempotency-Key

  Route(std::string_view method, std::string_view pattern, const Rule& rule, Handler handler, std::string_view id)
      : method(method), pattern(pattern), rule(rule), handler(handler), id(id) {}
  Route taking(std::string_view schema) const {
    Route it = *this;
    it.takes = schema;
    return it;
  }
  Route giving(std::string_view schema) const {
    Route it = *this;
    it.gives = schema;
    return it;
  }
  Route asking(std::string_view names) const {
    Route it = *this;
    it.query = names;
    return it;
  }
  Route as_command() const {
    Route it = *this;
    it.command = true;
    return it;
  }

  bool unsafe() const { return method != "GET"; }
};

const std::vector<Route>& routes();

/// The params of a path that the pattern takes; nothing when it doesn't.
std::optional<Texts> match(std::string_view pattern, std::string_view path);

}  // namespace qianpi::http
