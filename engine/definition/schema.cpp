#include "engine/definition/schema.h"

#include <charconv>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "engine/definition/schema_words.h"

namespace qianpi {
namespace {

using Json = nlohmann::json;
using Path = std::vector<std::string>;

struct Compiled {
  Json text;  ///< with the shared definitions merged in
  valijson::Schema schema;
};

/// "common.json#/definitions/x" becomes "#/definitions/x"; the shared definitions are merged in beside the own ones.
Json with_shared_parts(std::string_view name) {
  constexpr std::string_view prefix = "common.json#";
  std::string text(schema_text(name));
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) text.replace(at, prefix.size(), "#");
  Json schema = Json::parse(text);
  const Json shared = Json::parse(schema_text("common"));
  for (const auto& [key, value] : shared.at("definitions").items()) schema["definitions"][key] = value;
  return schema;
}

const Compiled& compiled(std::string_view name) {
  static const auto all = [] {
    std::map<std::string, std::unique_ptr<Compiled>, std::less<>> schemas;
    for (std::string_view each : schema_names()) {
      auto it = std::make_unique<Compiled>();
      it->text = with_shared_parts(each);
      valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(it->text), it->schema);
      schemas.emplace(each, std::move(it));
    }
    return schemas;
  }();
  return *all.find(name)->second;
}

Json number_of(const yaml::Node& node) {
  if (node.kind == yaml::Kind::decimal) return std::strtod(node.text.c_str(), nullptr);
  std::int64_t whole = 0;
  const char* first = node.text.c_str() + (node.text.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(first, node.text.c_str() + node.text.size(), whole);
  return error == std::errc{} ? Json(whole) : Json(std::strtod(node.text.c_str(), nullptr));
}

/// The validator's patterns recurse once per character: a hostile name of a megabyte would exhaust the stack. No rule of a schema
/// depends on what comes later.
constexpr std::size_t longest_judged = 500;

Json to_json(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::null: return nullptr;
    case yaml::Kind::boolean: return node.text[0] == 't' || node.text[0] == 'T';
    case yaml::Kind::integer:
    case yaml::Kind::decimal: return number_of(node);
    case yaml::Kind::text: return node.text.substr(0, longest_judged);
    case yaml::Kind::list: {
      Json list = Json::array();
      for (const yaml::Node& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case yaml::Kind::map: {
      Json map = Json::object();
      for (const yaml::Entry& entry : node.entries) map[entry.key] = to_json(entry.value);
      return map;
    }
  }
  return nullptr;
}

/// What the schema says about one place: every branch of its references and alternatives.
class Allowed {
 public:
  Allowed(const Json& schema, const Path& path) : root_(schema) {
    std::vector<const Json*> here = spread({&schema});
    for (const std::string& step : path) here = spread(below(here, step));
    places_ = std::move(here);
  }

  std::vector<std::string> keys() const {
    std::set<std::string> keys;
    for (const Json* place : places_)
      if (place->contains("properties"))
        for (const auto& [key, value] : place->at("properties").items()) keys.insert(key);
    return {keys.begin(), keys.end()};
  }

  std::vector<std::string> words() const { return collect("enum"); }

  std::vector<std::string> kinds() const {
    std::vector<std::string> kinds = collect("type");
    if (!words().empty()) kinds.push_back("string");
    return kinds;
  }

 private:
  std::vector<std::string> collect(const char* key) const {
    std::set<std::string> words;
    for (const Json* place : places_) {
      const auto found = place->find(key);
      if (found == place->end()) continue;
      for (const Json& word : found->is_array() ? *found : Json::array({*found}))
        if (word.is_string()) words.insert(word.get<std::string>());
    }
    return {words.begin(), words.end()};
  }

  std::vector<const Json*> spread(std::vector<const Json*> places) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Json* place = places[i];
      if (const auto ref = place->find("$ref"); ref != place->end())
        places.push_back(&root_.at(Json::json_pointer(ref->get<std::string>().substr(1))));
      if (const auto any = place->find("anyOf"); any != place->end())
        for (const Json& branch : *any) places.push_back(&branch);
    }
    return places;
  }

  static std::vector<const Json*> below(const std::vector<const Json*>& places, const std::string& step) {
    std::vector<const Json*> found;
    for (const Json* place : places) {
      if (place->contains("properties") && place->at("properties").contains(step)) found.push_back(&place->at("properties").at(step));
      else if (place->contains("additionalProperties") && place->at("additionalProperties").is_object())
        found.push_back(&place->at("additionalProperties"));
      if (place->contains("items")) found.push_back(&place->at("items"));
    }
    return found;
  }

  const Json& root_;
  std::vector<const Json*> places_;
};

Path path_of(const std::vector<std::string>& context) {
  Path path;
  for (std::size_t i = 1; i < context.size(); ++i) path.push_back(context[i].substr(1, context[i].size() - 2));
  return path;
}

const yaml::Node& node_at(const yaml::Node& root, const Path& path) {
  const yaml::Node* node = &root;
  for (const std::string& step : path) {
    const yaml::Node* next = node->find(step);
    if (!next && node->kind == yaml::Kind::list) next = &node->items.at(std::stoul(step));
    if (!next) return *node;
    node = next;
  }
  return *node;
}

struct Opening {
  std::string_view words;
  Violation::Kind kind;
};
/// The validator's messages by how they begin. What isn't listed only sums up deeper errors.
constexpr Opening openings[] = {{"Object contains a property", Violation::Kind::unknown_key},
                                {"Missing required property", Violation::Kind::missing_key},
                                {"Failed to match against any enum", Violation::Kind::not_in_list},
                                {"Failed to match regex", Violation::Kind::wrong_form},
                                {"Expected number greater", Violation::Kind::too_small},
                                {"Array should contain no fewer", Violation::Kind::too_small},
                                {"String should be no fewer", Violation::Kind::too_small},
                                {"Object should have no fewer", Violation::Kind::too_small},
                                {"Expected number less", Violation::Kind::too_big},
                                {"Array should contain no more", Violation::Kind::too_big},
                                {"String should be no more", Violation::Kind::too_big},
                                {"Object should have no more", Violation::Kind::too_big},
                                {"Value type not permitted", Violation::Kind::wrong_kind}};

struct Found {
  Path path;
  Violation violation;
};

std::string quoted_in(const std::string& message) {
  const auto last = message.rfind('\'');
  const auto first = message.rfind('\'', last - 1);
  return message.substr(first + 1, last - first - 1);
}

std::vector<Found> found_by_validator(const Json& target, const Compiled& schema) {
  valijson::ValidationResults results;
  valijson::Validator().validate(schema.schema, valijson::adapters::NlohmannJsonAdapter(target), &results);
  std::vector<Found> found;
  for (const auto& error : results) {
    for (const Opening& opening : openings) {
      if (!error.description.starts_with(opening.words)) continue;
      Found it{path_of(error.context), {opening.kind, {}, {}}};
      if (opening.kind == Violation::Kind::missing_key) it.violation.key = quoted_in(error.description);
      found.push_back(std::move(it));
    }
  }
  return found;
}

bool lies_within(const Path& inner, const Path& outer) {
  return inner.size() >= outer.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

/// Of alternatives (text or list, one or many) the one that was meant is the one that fails deepest: "wrong kind" or "not in
/// the list" beside anything deeper, or at the same place beside something better known, is only an alternative not meant.
bool is_overshadowed(const Found& candidate, const std::vector<Found>& all) {
  const auto is_vague = [](const Found& it) {
    return it.violation.kind == Violation::Kind::wrong_kind || it.violation.kind == Violation::Kind::not_in_list;
  };
  if (!is_vague(candidate)) return false;
  for (const Found& other : all) {
    if (!lies_within(other.path, candidate.path)) continue;
    if (other.path.size() > candidate.path.size() || !is_vague(other)) return true;
  }
  return false;
}

void add_unknown_keys(const Found& found, const yaml::Node& node, const std::vector<std::string>& known, Problems& problems) {
  for (const yaml::Entry& entry : node.entries)
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) problems.push_back(tell({found.violation.kind, entry.key, known}, node));
}

void tell_one(Found found, const yaml::Node& tree, const Json& schema, Problems& problems) {
  const yaml::Node& node = node_at(tree, found.path);
  const Allowed allowed(schema, found.path);
  if (found.violation.kind == Violation::Kind::unknown_key) return add_unknown_keys(found, node, allowed.keys(), problems);
  if (found.violation.kind == Violation::Kind::wrong_kind) found.violation.allowed = allowed.kinds();
  if (found.violation.kind == Violation::Kind::not_in_list) found.violation.allowed = allowed.words();
  problems.push_back(tell(found.violation, node));
}

}  // namespace

Problems judge(const yaml::Node& tree, std::string_view name) {
  const Compiled& schema = compiled(name);
  const std::vector<Found> all = found_by_validator(to_json(tree), schema);
  std::set<std::pair<Path, std::string>> told;
  Problems problems;
  for (const Found& found : all) {
    if (is_overshadowed(found, all)) continue;
    const bool is_vague = found.violation.key.empty();
    if (!told.emplace(found.path, is_vague ? "" : found.violation.key).second) continue;
    tell_one(found, tree, schema.text, problems);
  }
  return problems;
}

}  // namespace qianpi
