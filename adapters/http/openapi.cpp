#include "adapters/http/openapi.h"

#include <sstream>
#include <stdexcept>

namespace qianpi::http {

namespace {

Json ref(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string(schema)}}; }

Json content_of(std::string_view schema, const Json& schemas) {
  if (schema == "*/*") return {{"*/*", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
  if (!schemas.contains(schema)) throw std::runtime_error("config/openapi/schemas.json lacks " + std::string(schema));
  return {{"application/json", {{"schema", ref(schema)}}}};
}

Json parameter(const std::string& name, const char* where, bool required) {
  return {{"name", name}, {"in", where}, {"required", required}, {"schema", {{"type", "string"}}}};
}

Json parameters_of(const Route& route) {
  Json list = Json::array();
  const std::string pattern(route.pattern);
  for (std::size_t at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1))
    list.push_back(parameter(pattern.substr(at + 1, pattern.find('}', at) - at - 1), "path", true));
  std::istringstream names{std::string(route.query)};
  for (std::string name; names >> name;) list.push_back(parameter(name, "query", false));
  if (route.command) list.push_back(parameter("Idempotency-Key", "header", true));
  if (route.unsafe() && route.rule.session) list.push_back(parameter("X-CSRF-Token", "header", true));
  return list;
}

Json operation(const Route& route, const Json& schemas, const Labels& labels) {
  Json json{{"operationId", route.id},
            {"summary", labels.text(Language::zh, "route." + std::string(route.id))},
            {"description", labels.text(Language::en, "route." + std::string(route.id))},
            {"x-access", {{"rule", route.rule.name}, {"zh", route.rule.sentence.zh}, {"en", route.rule.sentence.en}}},
            {"security", route.rule.session ? Json::array({{{"session", Json::array()}}}) : Json::array()}};
  if (const Json parameters = parameters_of(route); !parameters.empty()) json["parameters"] = parameters;
  if (!route.takes.empty()) json["requestBody"] = {{"required", true}, {"content", content_of(route.takes, schemas)}};
  Json success{{"description", "OK"}};
  if (!route.gives.empty()) success["content"] = content_of(route.gives, schemas);
  json["responses"][route.gives.empty() ? "204" : "200"] = std::move(success);
  json["responses"]["default"] = {{"description", "Problem"}, {"content", {{"application/problem+json", {{"schema", ref("Problem")}}}}}};
  return json;
}

}  // namespace

Json openapi(const std::vector<Route>& routes, const Json& schemas, const Labels& labels) {
  Json document{{"openapi", "3.1.0"},
                {"info", {{"title", "Qianpi 签批"}, {"version", "1"}, {"description", labels.text(Language::zh, "openapi.about")}}},
                {"servers", Json::array({{{"url", "/api/v1"}}})},
                {"paths", Json::object()}};
  for (const Route& route : routes) {
    std::string method(route.method);
    for (char& letter : method) letter = static_cast<char>(letter | 0x20);
    document["paths"][std::string(route.pattern)][method] = operation(route, schemas, labels);
  }
  document["components"] = {{"schemas", schemas},
                            {"securitySchemes", {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "qianpi_session"}}}}}};
  return document;
}

}  // namespace qianpi::http
