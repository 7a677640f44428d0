#include "tests/http/office.h"

#include <sodium.h>

#include <fstream>
#include <iterator>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "adapters/http/openapi.h"
#include "adapters/packages/folder.h"

namespace qianpi::http {

namespace {

std::string read(const std::string& path) {
  std::ifstream in(std::string(QIANPI_ROOT) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const calendar::Calendar> calendar() {
  auto years = packages::read_calendar(std::string(QIANPI_ROOT) + "/config/calendar");
  return std::make_shared<const calendar::Calendar>(std::get<calendar::Calendar>(std::move(years)));
}

Actor person(const std::string& user, const std::string& name, std::vector<Grant> grants) {
  Actor actor;
  actor.user = {user};
  actor.name = name;
  actor.unit = grants.empty() ? UnitId{} : grants.front().unit;
  actor.grants = std::move(grants);
  return actor;
}

}  // namespace

TestOffice::TestOffice()
    : clock(instant_of({2026, 3, 2}, {9, 0, 0})),
      engine(store, people, clock, entropy, calendar(), std::string(32, 'k')),
      site{engine,
           store,
           blobs,
           people,
           clock,
           entropy,
           door(),
           Labels(read("config/labels/zh.json"), read("config/labels/en.json")),
           {},
           [this] { ++commits; },
           {},
           {},
           [this](const Request&, const std::string& what) { complaints.push_back(what); },
           "{}",
           "",
           false,
           {}} {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  auto package = packages::read(std::string(QIANPI_ROOT) + "/workflows/yangquan");
  if (const auto* problems = std::get_if<Problems>(&package))
    throw std::runtime_error(to_text(problems->front().where) + ": " + problems->front().what.en);
  store.publish(*std::get<PackagePtr>(package), clock.now());
  people.add(person("clerk", "王强", {{"yangquan", "emo", {"emo"}}}));
  people.add(person("colleague", "刘燕", {{"yangquan", "emo", {"emo"}}}));
  people.add(person("other", "外单位", {{"yangquan", "emo", {"elsewhere"}}}));
  people.add(person("stranger", "路人", {}));
  people.add(person("admin", "系统管理员", {{"", "administrator", {}}}));
  people.add_unit({"emo"}, "专家管理办公室");
  site.limits.public_per_minute = 100'000;
  router = std::make_unique<Router>(site);
}

Door TestOffice::door() {
  Door door;
  door.enter = [this](const UserId& user, const std::string& password) -> std::variant<SignedIn, WrongPassword, Locked> {
    if (password == "locked") return Locked{clock.now()};
    if (password != "right" || !people.actor(user)) return WrongPassword{};
    return *site.door.session(user.value);
  };
  door.session = [this](const std::string& token) -> std::optional<SignedIn> {
    if (!people.actor({token})) return {};
    return SignedIn{token, {token, "csrf-of-" + token, {token}, clock.now(), clock.now()}, token == "fresh"};
  };
  door.leave = [](const Session&) {};
  door.change_password = [](const Session&, const std::string& old, const std::string&) {
    return old == "right" ? Problems{} : Problems{{{"old"}, {"原密码错误", "wrong"}, {"", ""}}};
  };
  door.set_up = [](const std::string&, const UserId&, const std::string&, const std::string&) {
    return Problems{{{"code"}, {"无效", "wrong"}, {"", ""}}};
  };
  door.audit = [this](const std::string& who, const std::string& what, const std::string&) { audited.push_back(who + " " + what); };
  return door;
}

Request TestOffice::request(const std::string& user, const std::string& method, const std::string& path, const std::string& body) {
  Request request;
  request.method = method;
  const std::size_t question = path.find('?');
  request.path = "/api/v1" + path.substr(0, question);
  for (std::size_t at = question; at != std::string::npos;) {
    const std::size_t equals = path.find('=', at), next = path.find('&', equals);
    request.query[path.substr(at + 1, equals - at - 1)] = path.substr(equals + 1, next - equals - 1);
    at = next;
  }
  request.body = body;
  request.address = "127.0.0.1";
  request.headers = {{"host", "office.test"},
                     {"origin", "http://office.test"},
                     {"content-type", "application/json"},
                     {"idempotency-key", "key-number-" + std::to_string(++keys)}};
  if (!user.empty()) {
    request.headers["cookie"] = "qianpi_session=" + user;
    request.headers["x-csrf-token"] = "csrf-of-" + user;
  }
  return request;
}

Reply TestOffice::ask(Request request) { return router->answer(std::move(request)); }
Reply TestOffice::get(const std::string& user, const std::string& path) { return ask(request(user, "GET", path)); }
Reply TestOffice::send(const std::string& user, const std::string& method, const std::string& path, const Json& body) {
  return ask(request(user, method, path, body.dump()));
}

std::string TestOffice::begin_notice() {
  const Json data{
      {"notice_title", "拟入库人选公示"}, {"contact", "专家管理办公室"}, {"contact_phone", "03532000000"}, {"contact_address", "市政府大楼"}};
  const Reply reply = send("clerk", "POST", "/cases", {{"package", "yangquan"}, {"workflow", "notice"}, {"data", data}});
  if (reply.status != 200) throw std::runtime_error(reply.body);
  return body_of(reply)["case"].get<std::string>();
}

Json schemas() { return Json::parse(read("config/openapi/schemas.json")); }
Json body_of(const Reply& reply) { return Json::parse(reply.body); }

std::string misfit(const Json& json, const std::string& name) {
  std::string text = schemas().dump();
  for (const std::string format : {R"(,"format":"date-time")", R"(,"format":"date")"})  // valijson looks at the format of a null, too
    for (std::size_t at = text.find(format); at != std::string::npos; at = text.find(format)) text.erase(at, format.size());
  const nlohmann::json root{{"$ref", "#/components/schemas/" + name}, {"components", {{"schemas", nlohmann::json::parse(text)}}}};
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(root), schema);
  valijson::ValidationResults results;
  const nlohmann::json plain = nlohmann::json::parse(json.dump());
  if (valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(plain), &results)) return {};
  std::string all;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) all += step;
    all += ": " + error.description + "\n";
  }
  return all;
}

}  // namespace qianpi::http
