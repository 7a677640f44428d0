// The OpenAPI 3.1 document: made from the table of routes and the schemas in config/openapi/schemas.json, served at
// /api/v1/openapi.json. It cannot name a route that isn't there, nor leave one out.
#pragma once
#include "adapters/http/routes.h"

namespace qianpi::http {

/// Throws std::runtime_error when a route names a schema that `schemas` does not have.
Json openapi(const std::vector<Route>&, const Json& schemas, const Labels&);

struct FieldNames {
  std::vector<std::string> all;
  template <class T>
  void operator()(const char* name, T&) {
    all.emplace_back(name);
  }
};

/// Names of a verb's own fields, from the visitor that reads bodies; for the test that compares them with the schema.
template <class V>
std::vector<std::string> field_names() {
  FieldNames names;
  V verb;
  fields(names, verb);
  return names.all;
}

}  // namespace qianpi::http
