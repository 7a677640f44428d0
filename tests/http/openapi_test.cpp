#include "adapters/http/openapi.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/commands.h"
#include "tests/http/office.h"

namespace qianpi::http {

namespace {

template <class V>
void agree(const char* schema, const std::set<std::string>& beside = {}) {
  INFO(schema);
  std::set<std::string> shown, taken = beside;
  const Json all = schemas();
  for (const auto& [name, property] : all[schema]["properties"].items()) shown.insert(name);
  for (const std::string& name : field_names<V>())
    if (name != "task" && name != "invitation") taken.insert(name);  // these stand in the path
  CHECK(shown == taken);
}

}  // namespace

TEST_CASE("The OpenAPI document names every route, and no other") {
  TestOffice office;
  const Json document = openapi(routes(), schemas(), office.site.labels);
  std::set<std::string> shown, there;
  for (const auto& [path, methods] : document["paths"].items())
    for (const auto& [method, operation] : methods.items()) shown.insert(method + " " + path);
  for (const Route& route : routes()) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(std::tolower(c));
    there.insert(method + " " + std::string(route.pattern));
  }
  CHECK(shown == there);
  CHECK(document["openapi"] == "3.1.0");
}

TEST_CASE("Operations have different names, a rule of access, and words in both languages") {
  TestOffice office;
  std::set<std::string_view> ids;
  for (const Route& route : routes()) {
    INFO(route.id);
    CHECK(ids.insert(route.id).second);
    CHECK_FALSE(route.rule.sentence.zh.empty());
    for (const Language language : {Language::zh, Language::en}) CHECK(office.site.labels.has(language, "route." + std::string(route.id)));
  }
}

TEST_CASE("Every schema that is referred to is there") {
  const std::string text = schemas().dump();
  const Json all = schemas();
  for (std::size_t at = text.find("#/components/schemas/"); at != std::string::npos; at = text.find("#/components/schemas/", at + 1)) {
    const std::size_t from = at + 21;
    const std::string name = text.substr(from, text.find('"', from) - from);
    INFO(name);
    CHECK(all.contains(name));
  }
}

TEST_CASE("A schema that is missing stops the server at start") {
  Json some = schemas();
  some.erase("Receipt");
  CHECK_THROWS_WITH(openapi(routes(), some, Labels()), Catch::Contains("Receipt"));
}

TEST_CASE("The bodies shown are those that the verbs read") {
  agree<verb::Claim>("Claim");
  agree<verb::Release>("Release");
  agree<verb::Save>("Save");
  agree<verb::Decide>("Decide", {"basis"});
  agree<verb::Return>("Return", {"then"});
  agree<verb::Freeze>("Freeze");
  agree<verb::Draw>("Draw");
  agree<verb::Choose>("Choose");
  agree<verb::Answer>("Answer");
  agree<verb::Withdraw>("Withdraw");
  agree<verb::Retrieve>("Reason");
  agree<verb::Remind>("Reason");
  agree<verb::RemoveSigner>("Reason");
  agree<verb::Hold>("Reason");
  agree<verb::Continue>("Reason");
  agree<verb::Void>("Reason");
  agree<verb::Transfer>("Give");
  agree<verb::Delegate>("Give");
  agree<verb::Reassign>("Give");
  agree<verb::Copy>("Give");
  agree<verb::Jump>("Give");
  agree<verb::AddSigner>("AddSigner");
  agree<verb::Comment>("Comment");
  agree<verb::Start>("Start", {"about"});
}

TEST_CASE("Every verb, fact, reason and task state has its label in both languages") {
  TestOffice office;
  std::vector<std::string> names;
  for (const char* verb : {"start", "claim", "release", "save", "decide", "return", "withdraw", "comment", "object", "freeze", "draw", "choose",
                           "answer", "elapse", "deliver", "file_paper"})
    names.push_back(std::string("verbs.") + verb);
  for (int reason = 0; reason <= static_cast<int>(Reason::stuck); ++reason)
    names.push_back("reason." + std::string(name_of(static_cast<Reason>(reason))));
  for (int state = 0; state <= static_cast<int>(TaskState::cancelled); ++state)
    names.push_back("task." + std::string(lifecycle::name_of(static_cast<TaskState>(state))));
  for (const std::string& name : names) {
    INFO(name);
    CHECK(office.site.labels.has(Language::zh, name));
    CHECK(office.site.labels.has(Language::en, name));
  }
}

TEST_CASE("A pattern takes one segment for each name and decodes it") {
  CHECK(match("/cases/{id}", "/cases/42") == Texts{{"id", "42"}});
  CHECK(match("/cases/{id}/papers/{paper}", "/cases/4/papers/draft%3Aa") == Texts{{"id", "4"}, {"paper", "draft:a"}});
  CHECK_FALSE(match("/cases/{id}", "/cases"));
  CHECK_FALSE(match("/cases/{id}", "/cases/"));
  CHECK_FALSE(match("/cases/{id}", "/cases/4/5"));
  CHECK_FALSE(match("/cases/{id}/journal", "/cases/4/papers"));
}

}  // namespace qianpi::http
